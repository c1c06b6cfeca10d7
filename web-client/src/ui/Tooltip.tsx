import * as Radix from '@radix-ui/react-tooltip';
import type { ReactNode } from 'react';
import './tooltip.css';

interface TooltipProps {
  text: string;
  keys?: string;
  children: ReactNode;
}

/** What a control does and which key does it. Not its name: that is the control's own. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {text} {keys !== undefined && <kbd>{keys}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const TooltipProvider = Radix.Provider;
