import { expect, test } from 'vitest';
import { Turns } from './turns';

test('calls about one conversation are made one after the other, also after one that failed', async () => {
  const turns = new Turns();
  const made: string[] = [];
  let refuse: (error: Error) => void = () => undefined;

  const first = turns.take('a', () => {
    made.push('assign');
    return new Promise((_, reject) => (refuse = reject));
  });
  const second = turns.take('a', () => {
    made.push('join');
    return Promise.resolve('joined');
  });
  await turns.take('b', () => Promise.resolve(made.push('another')));

  expect(made).toEqual(['assign', 'another']);
  refuse(new Error('no'));
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('joined');
  expect(made).toEqual(['assign', 'another', 'join']);
});
