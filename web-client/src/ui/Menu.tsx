import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ComponentProps, ReactNode } from 'react';
import { TickIcon } from './icons';
import './menu.css';

/** Not modal: a modal menu locks scrolling by a style element, which the Content-Security-Policy forbids. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      {/* Into the main part, since everything has to be in a landmark. */}
      <Radix.Portal container={document.querySelector('main')}>
        <Radix.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon,
  children,
  ...rest
}: ComponentProps<typeof Radix.Item> & { icon?: ReactNode }) {
  return (
    <Radix.Item className="menu-item" {...rest}>
      <span className="menu-mark">{icon}</span>
      {children}
    </Radix.Item>
  );
}

export function MenuCheck({ children, ...rest }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className="menu-item" onSelect={event => event.preventDefault()} {...rest}>
      <Mark />
      {children}
    </Radix.CheckboxItem>
  );
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

/** One of several, under a heading. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Radix.Group>
      <Radix.Label className="menu-label">{label}</Radix.Label>
      <Radix.RadioGroup value={value} onValueChange={chosen => onChange(chosen as T)}>
        {(Object.entries(options) as [T, string][]).map(([key, name]) => (
          <Radix.RadioItem
            key={key}
            value={key}
            className="menu-item"
            onSelect={event => event.preventDefault()}
          >
            <Mark />
            {name}
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </Radix.Group>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="menu-separator" />;
}

function Mark() {
  return (
    <span className="menu-mark">
      <Radix.ItemIndicator>
        <TickIcon />
      </Radix.ItemIndicator>
    </span>
  );
}
