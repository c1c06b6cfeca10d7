import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { FolderQuery } from '../inbox/folderList';
import { InboxPage } from '../inbox/InboxPage';
import { SignedIn } from '../session/SignedIn';
import { NotFound } from './NotFound';
import { FOLDERS } from './Rail';
import { Shell } from './Shell';
import { text } from './searchParameters';

const root = createRootRoute({
  component: () => (
    <SignedIn>
      <Shell />
    </SignedIn>
  ),
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/inbox/$folder', params: { folder: 'new' }, throw: true });
  },
});

export interface InboxSearch {
  inbox?: string | undefined;
  q?: string | undefined;
  sort?: FolderQuery['sort'];
}

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox/$folder',
  validateSearch: (search: Record<string, unknown>): InboxSearch => ({
    inbox: text(search.inbox),
    q: text(search.q),
    sort: search.sort === 'oldest' || search.sort === 'newest' ? search.sort : undefined,
  }),
  beforeLoad: ({ params }) => {
    if (!FOLDERS.some(folder => folder === params.folder)) redirect({ to: '/', throw: true });
  },
  component: InboxPage,
});

const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversationId' });

export interface ContactsSearch {
  q?: string | undefined;
  tag?: string | undefined;
  sort?: 'createdAt' | undefined;
}

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  validateSearch: (search: Record<string, unknown>): ContactsSearch => ({
    q: text(search.q),
    tag: text(search.tag),
    sort: search.sort === 'createdAt' ? search.sort : undefined,
  }),
  component: lazyRouteComponent(() => import('../contacts/ContactsPage'), 'ContactsPage'),
});

const contact = createRoute({ getParentRoute: () => contacts, path: '$contactId' });

const exports = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  component: lazyRouteComponent(() => import('../exports/ExportsPage'), 'ExportsPage'),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  component: lazyRouteComponent(() => import('../operations/OperationsPage'), 'OperationsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox.addChildren([conversation]),
    contacts.addChildren([contact]),
    exports,
    operations,
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
