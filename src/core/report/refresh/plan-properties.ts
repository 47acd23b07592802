import type { LinkPackage, LinkProperty } from '../link/link-package';
import type { DocumentProperties } from './found-document';
import { textBefore } from './outer-place';
import type { Answers, FigureLine, FragmentLine, Question } from './plan';
import { figureKey } from './question-key';
import type { StoredBase } from './stored-base';

export interface PropertiesPlan {
  readonly properties: DocumentProperties;
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly fragments: readonly FragmentLine[];
}

const titles: Readonly<Record<LinkProperty['property'], string>> = { title: '文档属性·标题', creator: '文档属性·作者' };

/**
 * What the document's properties shall say. Nothing of them is remembered: one that says what the report's own figures said at the last
 * refresh follows; any other is the user's or another program's, and stays.
 */
export function planProperties(
  link: Pick<LinkPackage, 'properties' | 'figures'>,
  base: StoredBase | null,
  found: DocumentProperties,
  labelOf: (field: string) => string,
  holds: Answers,
): PropertiesPlan {
  const properties: { title?: string; creator?: string } = {};
  const offers: Question[] = [];
  const figures: FigureLine[] = [];
  const fragments: FragmentLine[] = [];
  for (const { property, runs } of link.properties ?? []) {
    const yours = found[property];
    const before = textBefore(runs, base);
    const next = runs.map(({ text }) => text).join('');
    if (yours === undefined || yours === '' || next === before.text || yours === next) continue;
    const id = `property.${property}`;
    const title = titles[property];
    if (yours !== before.text) {
      fragments.push({ id, title, state: 'both-changed', action: 'kept' });
      continue;
    }
    let at = 0;
    const lines = runs.flatMap((run): FigureLine[] => {
      if (run.kind !== 'figure' && run.kind !== 'missing') return [];
      const { field, start, end } = before.figures[at++]!;
      const old = before.text.slice(start, end);
      if (old === run.text) return [];
      return [{ fragment: id, field, label: labelOf(field), old, new: run.text, inDocument: old, action: 'written' }];
    });
    const own = lines.map((figure, index): Question => {
      const earlier = lines.slice(0, index).filter(({ field }) => field === figure.field).length;
      const key = figureKey(id, figure.field, earlier + 1);
      const { old: inDocument, new: now } = figure;
      return { key, fragment: id, title, state: 'workbook-changed', figure, reason: '', inDocument, new: now };
    });
    const isHeld = own.some((offer) => ['mine', 'unlink'].includes(holds(offer) ?? ''));
    if (!isHeld) properties[property] = next;
    offers.push(...own);
    figures.push(...lines.map((line) => (isHeld ? { ...line, action: 'kept' as const } : line)));
    fragments.push({ id, title, state: 'workbook-changed', action: isHeld ? 'kept' : 'written' });
  }
  return { properties, offers, figures, fragments };
}
