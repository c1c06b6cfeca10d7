import { expect, test, vi } from 'vitest';
import { anna, assignedTo, conversation } from './conversations.fixture';
import { ConversationStore } from './conversationStore';

const store = () => new ConversationStore(anna, vi.fn());
const at = 1_000_000;

test('versions never go back, whichever way news arrives', () => {
  const known = store();
  known.tell(assignedTo('ben', 'c', { version: 3 }));
  known.read(conversation('c', { version: 2 }), at);
  known.tell(conversation('c', { version: 2 }));
  expect(known.get('c')?.version).toBe(3);
});

test('an action shows at once, and is taken back when it is refused', () => {
  const known = store();
  known.tell(conversation('c'));
  const settle = known.expect('c', { kind: 'assign' });
  expect(known.get('c')?.folder).toBe('mine');
  expect(known.isPending('c')).toBe(true);
  settle();
  expect(known.get('c')?.folder).toBe('new');
  expect(known.isPending('c')).toBe(false);
});

test('what the server says in the meantime counts for more than what is expected', () => {
  const known = store();
  known.tell(conversation('c'));
  known.expect('c', { kind: 'assign' });
  known.tell(assignedTo('ben', 'c'));
  expect(known.get('c')?.assignee).toBe('ben');
});

test('a message that arrives in the meantime does not undo what is expected', () => {
  const known = store();
  known.tell(conversation('c'));
  known.expect('c', { kind: 'assign' });
  known.tell(conversation('c', { version: 1 }));
  expect(known.get('c')).toMatchObject({ version: 1, folder: 'mine' });
});

test('a contact that the stream told is newer than an answer that was asked for before', () => {
  const known = store();
  known.tell(conversation('c'));
  const asked = performance.now();
  known.putContact('c', { ...conversation('c').contact, displayName: 'Renamed' });
  known.read(conversation('c'), asked - 1);
  expect(known.get('c')?.contact.displayName).toBe('Renamed');
});

test('the same conversation is the same object, so that nothing is drawn again', () => {
  const known = store();
  known.tell(conversation('c'));
  known.expect('c', { kind: 'assign' });
  expect(known.get('c')).toBe(known.get('c'));
});
