import type { ReactElement } from 'react';

/** A bar beside text that says the same: decoration, so hidden from screen readers. SVG, because no style attribute is allowed. */
export function Meter({ value, of }: { readonly value: number; readonly of: number }): ReactElement {
  const share = of <= 0 ? 0 : Math.min(1, value / of);
  return (
    <svg className="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="meter-track" width="100" height="4" />
      <rect className="meter-fill" width={share * 100} height="4" />
    </svg>
  );
}
