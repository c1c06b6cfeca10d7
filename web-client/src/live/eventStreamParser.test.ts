import { expect, test } from 'vitest';
import { EventStreamParser } from './eventStreamParser';

test('an event has a name, data and perhaps an id', () => {
  expect(new EventStreamParser().push('event: counts\nid: 43\ndata: {"new":4}\n\n')).toEqual([
    { name: 'counts', data: '{"new":4}', id: '43' },
  ]);
});

test('an event may come in pieces', () => {
  const parser = new EventStreamParser();
  expect(parser.push('event: co')).toEqual([]);
  expect(parser.push('unts\ndata: 1\n')).toEqual([]);
  expect(parser.push('\nevent: x\ndata: 2\n\n').map(event => event.data)).toEqual(['1', '2']);
});

test('comments are no events', () => {
  expect(new EventStreamParser().push(': connected\n\n: \n\n')).toEqual([]);
});

test('data may have several lines, and lines any ending', () => {
  expect(new EventStreamParser().push('data: a\r\ndata: b\r\n\r\n')[0]?.data).toBe('a\nb');
});

test('an ending may be cut in two', () => {
  const parser = new EventStreamParser();
  expect(parser.push('data: a\r\n\r')).toEqual([]);
  expect(parser.push('\ndata: b\r\n\r\n').map(event => event.data)).toEqual(['a', 'b']);
});
