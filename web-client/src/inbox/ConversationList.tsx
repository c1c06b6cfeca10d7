import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { FolderName } from '../api/types';
import { useText } from '../i18n/text';
import { useKeys } from '../shell/keys';
import type { InboxSearch } from '../shell/router';
import { Button } from '../ui/Button';
import { ArrowDownIcon } from '../ui/icons';
import { ConversationRow } from './ConversationRow';
import { useFolderList } from './InboxProvider';
import { ListHead } from './ListHead';
import { ListMessage } from './ListMessage';
import { neighbourOf, rowOf } from './target';
import { useStillList } from './useStillList';
import './conversationList.css';

const ROW_HEIGHT = 72;
/** So many rows before the end, the next page is asked for. */
const AHEAD = 40;

interface ConversationListProps {
  folder: FolderName;
  search: InboxSearch;
  openId: string | undefined;
}

export function ConversationList({ folder, search, openId }: ConversationListProps) {
  const t = useText();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [isPointed, setPointed] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const [list, state] = useFolderList({ folder, ...search });
  const stillness = isPointed ? 'pointed' : isScrolled ? 'scrolled' : 'free';
  const { ids, waiting, show } = useStillList(JSON.stringify([folder, search]), state.ids, stillness);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result is used here alone
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => ids[index] ?? index,
    overscan: 8,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (state.hasMore && !state.isLoading && state.error === null && last > ids.length - AHEAD)
      void list.readMore();
  }, [last, ids.length, list, state]);

  const showNew = () => {
    show();
    scroller.current?.scrollTo({ top: 0 });
  };
  const focusRow = (id: string | undefined) => {
    if (id === undefined) return;
    rows.scrollToIndex(ids.indexOf(id), { align: 'auto' });
    const row = rowOf(id);
    if (row) row.focus();
    // Out of view, it is drawn only now.
    else requestAnimationFrame(() => rowOf(id)?.focus());
  };
  useKeys({
    j: () => focusRow(neighbourOf(ids, openId, 1)),
    k: () => focusRow(neighbourOf(ids, openId, -1)),
    '.': showNew,
  });
  useFocusKept(ids, openId, focusRow);

  return (
    <section className="conversation-list" aria-label={t('list.label')}>
      <ListHead
        folder={folder}
        search={search}
        onSearch={next => void navigate({ to: '.', search: next, replace: true })}
      />
      {waiting > 0 && (
        <Button
          kind="primary"
          className="waiting-pill"
          icon={<ArrowDownIcon />}
          onClick={showNew}
          data-testid="waiting-pill"
        >
          {t('list.waiting', { count: waiting })}
        </Button>
      )}
      <div
        ref={scroller}
        className="conversation-scroller"
        data-testid="conversation-scroller"
        onPointerEnter={event => setPointed(event.pointerType === 'mouse')}
        onPointerLeave={() => setPointed(false)}
        onScroll={event => setScrolled(event.currentTarget.scrollTop > ROW_HEIGHT / 2)}
      >
        {ids.length === 0 ? (
          <ListMessage state={state} folder={folder} search={search} onRetry={() => void list.readMore()} />
        ) : (
          <ul aria-label={t(`folder.${folder}`)} style={{ height: rows.getTotalSize() }}>
            {drawn.map(row => {
              const id = ids[row.index] ?? '';
              return (
                <ConversationRow
                  key={row.key}
                  id={id}
                  folder={folder}
                  search={search}
                  isOpen={id === openId}
                  top={row.start}
                  position={row.index + 1}
                  total={state.hasMore ? -1 : ids.length}
                />
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

/**
 * When the focused row leaves the list, its neighbour takes the focus, so that the keyboard goes on from there; but the
 * conversation that is open keeps it, since the next key is meant for it.
 */
function useFocusKept(ids: string[], openId: string | undefined, focusRow: (id: string | undefined) => void) {
  const focused = useRef<{ id: string; index: number } | null>(null);
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
    const row = focused.current;
    if (row && row.id !== openId && document.activeElement === document.body && !ids.includes(row.id)) {
      focusRow(ids[row.index] ?? ids.at(-1));
    }
  });
  useEffect(() => {
    const note = (event: FocusEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('.conversation-row')?.dataset
        .conversationId;
      focused.current = id === undefined ? null : { id, index: latest.current.indexOf(id) };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
}
