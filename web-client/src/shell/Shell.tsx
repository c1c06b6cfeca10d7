import { Outlet, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useText } from '../i18n/text';
import { InboxProvider } from '../inbox/InboxProvider';
import { Toasts } from '../ui/Toasts';
import { KeyHelp } from './KeyHelp';
import { useKeys } from './keys';
import { Rail } from './Rail';
import './shell.css';

/** The frame around every page: the rail, the keys that work everywhere, and the toasts. */
export function Shell() {
  return (
    <InboxProvider>
      <Frame />
    </InboxProvider>
  );
}

function Frame() {
  const t = useText();
  const navigate = useNavigate();
  const [showsKeys, setShowsKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const toFolder = (folder: string) => () => void navigate({ to: '/inbox/$folder', params: { folder } });
  useKeys({
    'g n': toFolder('new'),
    'g m': toFolder('mine'),
    'g a': toFolder('assigned'),
    'g c': toFolder('closed'),
    c: () => void navigate({ to: '/contacts' }),
    '?': () => setShowsKeys(true),
  });
  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <Rail onShowKeys={() => setShowsKeys(true)} />
      <main ref={main} className="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Toasts />
      {showsKeys && <KeyHelp onClose={() => setShowsKeys(false)} />}
    </div>
  );
}
