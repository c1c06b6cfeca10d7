import './skeleton.css';

/** In the place of rows of which nothing is known yet. */
export function Skeleton({ rows, height }: { rows: number; height: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ height }}>
          <div />
          <div />
        </div>
      ))}
    </div>
  );
}
