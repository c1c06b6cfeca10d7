import type { CSSProperties } from 'react';
import './avatar.css';

const HUES = [20, 60, 130, 165, 200, 245, 275, 305, 340];

/** The initials of a person, in a colour that is always theirs. Decoration: the name stands beside it. */
export function Avatar({ name, id }: { name: string; id: string }) {
  const hue = HUES[hash(id) % HUES.length] ?? 0;
  return (
    <span
      className="avatar"
      style={{ '--hue': hue } as CSSProperties}
      // Drawn by CSS, so that it is no text that screen readers or searches would find.
      data-initials={initials(name)}
      aria-hidden="true"
      title={name}
    />
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.@-]+/u).filter(word => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? '#';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
