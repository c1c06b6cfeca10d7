import { Fragment } from 'react';
import { useText, type TextKey } from '../i18n/text';
import { Dialog } from '../ui/Dialog';
import './keyHelp.css';

const KEYS: [string, TextKey][] = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['a', 'keys.assign'],
  ['r', 'keys.reassign'],
  ['o', 'keys.join'],
  ['l', 'keys.leave'],
  ['e', 'keys.close'],
  ['Ctrl Enter', 'keys.send'],
  ['.', 'keys.showNew'],
  ['g n', 'keys.folderNew'],
  ['g m', 'keys.folderMine'],
  ['g a', 'keys.folderAssigned'],
  ['g c', 'keys.folderClosed'],
  ['c', 'keys.contacts'],
  ['/', 'keys.search'],
  ['?', 'keys.help'],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="key-help">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map(key => (
                <Fragment key={key}>
                  <kbd>{key}</kbd>{' '}
                </Fragment>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
