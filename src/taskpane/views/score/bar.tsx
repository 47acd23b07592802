import type { ReactElement } from 'react';

interface Props {
  readonly label: string;
  /** Points won; null: 待评. */
  readonly value: number | null;
  readonly full: number;
  /** px a point. */
  readonly scale: number;
}

const height = 8;

/** Length is weight; filled is won, hollow is lost, dashed is 待评. */
export function Bar({ label, value, full, scale }: Props): ReactElement {
  const width = Math.max(2, full * scale);
  const won = Math.min(width, Math.max(0, (value ?? 0) * scale));
  return (
    <svg
      className="bar"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect
        className={value === null ? 'bar-box open' : 'bar-box'}
        x="0.5"
        y="0.5"
        width={width - 1}
        height={height - 1}
      />
      {value !== null && <rect className="bar-fill" width={won} height={height} />}
    </svg>
  );
}
