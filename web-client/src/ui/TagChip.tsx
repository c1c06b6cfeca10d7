import { tagColour } from './tagColour';
import './tagChip.css';

export function TagChip({ name, colour }: { name: string; colour: string | null | undefined }) {
  return <span className={`tag-chip tag-${tagColour(colour)}`}>{name}</span>;
}

export function TagDot({ colour }: { colour: string | null | undefined }) {
  return <span className={`tag-dot tag-${tagColour(colour)}`} aria-hidden="true" />;
}
