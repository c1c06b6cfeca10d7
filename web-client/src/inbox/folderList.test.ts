import { expect, test } from 'vitest';
import type { Conversation, Page } from '../api/types';
import { anna, assignedTo, conversation } from './conversations.fixture';
import { ConversationStore } from './conversationStore';
import { FolderList, type FolderQuery } from './folderList';

/** A list on pages that the test hands out one by one. */
function setUp(query: FolderQuery) {
  const pages: ((page: Page<Conversation>) => void)[] = [];
  const store: ConversationStore = new ConversationStore(anna, (id, change) => list.update(id, change));
  const list: FolderList = new FolderList(query, {
    readPage: () => new Promise(resolve => pages.push(resolve)),
    seen: id => store.get(id),
    told: id => store.told(id),
    take: (items, askedAt) => items.forEach(item => store.read(item, askedAt)),
    changed: () => undefined,
  });
  const turn = async (items: Conversation[], nextCursor: string | null = null) => {
    const reading = list.readMore();
    pages.shift()?.({ items, nextCursor });
    await reading;
  };
  return { store, list, pages, turn, ids: () => list.state().ids };
}

const escalated = (id: string, minute: number) =>
  conversation(id, { escalatedAt: `2026-11-03T10:0${minute}:00.000Z` });

test('pages are shown in the order of the server', async () => {
  const { turn, ids, list } = setUp({ folder: 'mine' });
  await turn([assignedTo('anna', 'b'), assignedTo('anna', 'a')], 'more');
  expect(ids()).toEqual(['b', 'a']);
  expect(list.state().hasMore).toBe(true);
  await turn([assignedTo('anna', 'z')]);
  expect(ids()).toEqual(['b', 'a', 'z']);
  expect(list.state().hasMore).toBe(false);
});

test('what is escalated comes last in New, where the oldest is first', async () => {
  const { store, turn, ids } = setUp({ folder: 'new' });
  await turn([escalated('a', 1), escalated('b', 2)]);
  store.tell(escalated('c', 3));
  expect(ids()).toEqual(['a', 'b', 'c']);
});

test('what lies beyond the pages that were read comes with its page', async () => {
  const { store, turn, ids } = setUp({ folder: 'new' });
  await turn([escalated('a', 1)], 'more');
  store.tell(escalated('z', 9));
  expect(ids()).toEqual(['a']);
});

test('what changes moves to the top where the newest activity is first', async () => {
  const { store, turn, ids } = setUp({ folder: 'mine' });
  await turn([assignedTo('anna', 'a'), assignedTo('anna', 'b')]);
  store.tell(assignedTo('anna', 'b', { version: 2 }));
  expect(ids()).toEqual(['b', 'a']);
});

test('what leaves the folder leaves the list', async () => {
  const { store, turn, ids } = setUp({ folder: 'new' });
  await turn([conversation('a'), conversation('b')]);
  store.tell(assignedTo('ben', 'a'));
  expect(ids()).toEqual(['b']);
});

test('a refused action puts it back where it was', async () => {
  const { store, turn, ids } = setUp({ folder: 'new' });
  await turn([escalated('a', 1), escalated('b', 2), escalated('c', 3)]);
  const settle = store.expect('b', { kind: 'assign' });
  expect(ids()).toEqual(['a', 'c']);
  settle();
  expect(ids()).toEqual(['a', 'b', 'c']);
});

test('an action shows in the folder it leads to, and leaves it when it is refused', async () => {
  const { store, turn, ids } = setUp({ folder: 'mine' });
  await turn([assignedTo('anna', 'a')]);
  store.tell(conversation('n'));
  const settle = store.expect('n', { kind: 'assign' });
  expect(ids()).toEqual(['n', 'a']);
  settle();
  expect(ids()).toEqual(['a']);
});

test('what happens while a page is on its way is not lost', async () => {
  const { store, list, pages, ids } = setUp({ folder: 'new' });
  const reading = list.readMore();
  store.tell(escalated('b', 2));
  store.tell(assignedTo('ben', 'a', { version: 5 }));
  pages.shift()?.({ items: [escalated('a', 1)], nextCursor: null });
  await reading;
  expect(ids()).toEqual(['b']);
});

test('what another list reads does not come into this one before its page', async () => {
  const { store, turn, ids } = setUp({ folder: 'closed' });
  const closed = (id: string) =>
    assignedTo('ben', id, { folder: 'closed', closedAt: '2026-11-03T11:00:00.000Z' });
  await turn([closed('a')], 'more');
  store.read(closed('old'), 0);
  expect(ids()).toEqual(['a']);
});

test('an inbox narrows the list down', async () => {
  const { store, turn, ids } = setUp({ folder: 'new', inbox: 'Sales' });
  await turn([]);
  store.tell(conversation('a', { inbox: 'Billing' }));
  store.tell(conversation('b', { inbox: 'Sales' }));
  expect(ids()).toEqual(['b']);
});
