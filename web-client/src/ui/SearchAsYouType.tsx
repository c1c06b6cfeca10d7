import { useEffect, useRef, useState, type RefObject } from 'react';
import { SearchField } from './SearchField';

const TYPING_MS = 200;

interface SearchAsYouTypeProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  label: string;
  onChange: (text: string) => void;
}

/** A search field that tells what was written when one pauses. */
export function SearchAsYouType({ field, text, label, onChange }: SearchAsYouTypeProps) {
  const [typed, setTyped] = useState(text);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => change.current(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return <SearchField ref={field} label={label} value={typed} onChange={setTyped} />;
}
