import type { ExpiredLink } from '../port/handed-links';

const mark = '绩效自评交接：数据已过三天，删去了。';

/** What stays in the place of figures that were left too long ago: whose they were and since when, no figure. */
export function expiredNote(expired: ExpiredLink): string {
  return `${mark}\n${JSON.stringify(expired)}\n`;
}

/** null: no such note. */
export function readExpiredNote(text: string): ExpiredLink | null {
  const [first, data = ''] = text.split('\n', 2);
  if (first !== mark) return null;
  try {
    const { workbookId, report, workbook, at } = JSON.parse(data) as Record<keyof ExpiredLink, unknown>;
    const isOne = [workbookId, report, workbook].every((one) => typeof one === 'string') && typeof at === 'number';
    return isOne ? ({ workbookId, report, workbook, at } as ExpiredLink) : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
