import type { PageSetup } from '../../../core/workbook/edit';

/** Distance of header and page number from the edge, where the margin leaves room for them. */
const footerMm = 7.6;

/** All six distances in millimetres. */
export function distancesMm({
  marginsMm,
}: PageSetup): Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>> {
  const { top, bottom } = marginsMm;
  return { ...marginsMm, header: Math.min(footerMm, top / 2), footer: Math.min(footerMm, bottom / 2) };
}

/** The middle of the foot, in the codes that Excel and WPS share. */
export const pageNumberText = '— &P —';
