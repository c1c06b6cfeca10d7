import { expect, test, vi } from 'vitest';
import { anna, assignedTo, conversation } from './conversations.fixture';
import { ConversationStore } from './conversationStore';
import { FolderTally } from './folderTally';

function setUp() {
  const store = new ConversationStore(anna, vi.fn());
  const tally = new FolderTally(
    id => store.get(id),
    id => store.isPending(id),
  );
  store.tell(conversation('c'));
  tally.set({ new: 5, mine: 1, assigned: 2, closed: 0 });
  return { store, tally };
}

test('a badge moves with the row, before the server has answered', () => {
  const { store, tally } = setUp();
  tally.acting('c', 'new');
  const settle = store.expect('c', { kind: 'assign' });
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });
  settle();
  expect(tally.read()).toMatchObject({ new: 5, mine: 1 });
});

test('between the answer and the stream nothing is counted twice', () => {
  const { store, tally } = setUp();
  tally.acting('c', 'new');
  const settle = store.expect('c', { kind: 'assign' });
  store.tell(assignedTo('anna', 'c'));
  settle();
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });

  tally.streamed(assignedTo('anna', 'c'));
  tally.set({ new: 4, mine: 2, assigned: 2, closed: 0 });
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });
});

test('the stream may be faster than the answer', () => {
  const { store, tally } = setUp();
  tally.acting('c', 'new');
  const settle = store.expect('c', { kind: 'assign' });
  store.tell(assignedTo('anna', 'c'));
  tally.streamed(assignedTo('anna', 'c'));
  tally.set({ new: 4, mine: 2, assigned: 2, closed: 0 });
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });
  settle();
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });
});

test('counts of a new connection hold everything that was answered before', () => {
  const { store, tally } = setUp();
  tally.acting('c', 'new');
  const settle = store.expect('c', { kind: 'assign' });
  store.tell(assignedTo('anna', 'c'));
  settle();
  tally.setAnew({ new: 4, mine: 2, assigned: 2, closed: 0 }, id => store.told(id));
  expect(tally.read()).toMatchObject({ new: 4, mine: 2 });
});
