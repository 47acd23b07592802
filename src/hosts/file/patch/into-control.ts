import { Problem } from '../../../core/problem/further-problem';
import { outermostLinked } from '../../../core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument, Span } from '../../../core/report/wordml/scanned-document';
import type { XmlSplice } from './xml-splice';

/** Behind all that a control holds; one that holds nothing need not have a place for it. */
export function intoControl(
  { prefix: w }: ScannedDocument,
  { content, hollow }: ScannedControl,
  xml: string,
): XmlSplice {
  if (content.start >= 0) return { start: content.end, end: content.end, text: xml };
  return { ...hollow, text: `<${w}sdtContent>${xml}</${w}sdtContent>` };
}

const isIn = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/**
 * Other tables in place of a control's. What other linked controls inside it hold stays: they have plans of their own.
 * @throws Problem input.linked-inside where such a control stands in a table that goes
 */
export function rebuiltTables(
  scanned: ScannedDocument,
  control: ScannedControl,
  xml: string,
  file: string,
): XmlSplice[] {
  const inner = outermostLinked(scanned, control);
  const tables = control.tables.filter((table) => !inner.some((one) => isIn(table, one)));
  const lost = inner.find((one) => tables.some((table) => isIn(one, table)));
  if (lost !== undefined)
    throw new Problem('input.linked-inside', { file, title: control.title, inner: lost.title || lost.tag });
  const [first, last] = [tables[0], tables[tables.length - 1]];
  if (first === undefined || last === undefined) return [intoControl(scanned, control, xml)];
  const between = { start: first.start, end: last.end };
  if (!inner.some((one) => isIn(one, between))) return [{ ...between, text: xml }];
  return tables.map(({ start, end }) => ({ start, end, text: start === first.start ? xml : '' }));
}
