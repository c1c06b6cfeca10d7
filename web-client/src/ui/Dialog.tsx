import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text';
import { IconButton } from './Button';
import { CrossIcon } from './icons';
import './dialog.css';

interface DialogProps {
  title: string;
  hint?: string | undefined;
  /** For a question that must be answered before anything else. */
  isAlert?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * Open as long as it is rendered. The backdrop is ours and not Radix' Overlay, which locks the page's scrolling by a
 * style element that the Content-Security-Policy forbids; the page does not scroll anyway.
 */
export function Dialog({ title, hint, isAlert = false, onClose, children }: DialogProps) {
  const t = useText();
  return (
    <Radix.Root open onOpenChange={open => !open && onClose()}>
      <Radix.Portal>
        <div className="dialog-backdrop" aria-hidden="true" />
        <Radix.Content
          className="dialog"
          aria-modal="true"
          role={isAlert ? 'alertdialog' : 'dialog'}
          {...(hint === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="dialog-head">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('action.dismiss')}>
                <CrossIcon />
              </IconButton>
            </Radix.Close>
          </div>
          {hint !== undefined && <Radix.Description className="dialog-hint">{hint}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
