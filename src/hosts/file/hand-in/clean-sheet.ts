import { elementsOf, type ElementSpan } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml, plainText, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { markFormula } from '../../../core/commands/mark-edits';
import type { Area } from '../../../core/workbook/address';
import { formulaIn, indexSheet, type SheetIndex } from '../patch-workbook/sheet-index';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { withoutOwnNames, type OwnNames } from './own-names';
import type { RemovedList } from './removed';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A worksheet without what is ours: keys, marks, formulas and rules that read our names or our sheet. */
export function cleanSheet(xml: string, own: OwnNames, keys: readonly Area[], removed: RemovedList): string {
  const index = indexSheet(xml);
  const cells = applySplices(xml, [
    ...keySplices(xml, index, keys, removed),
    ...formulaSplices(xml, index, own, removed),
  ]);
  return withoutRules(cells, own, removed);
}

/** The keys go, the cells stay with their looks. */
function keySplices(
  xml: string,
  { rows, prefix: p }: SheetIndex,
  keys: readonly Area[],
  removed: RemovedList,
): XmlSplice[] {
  if (keys.length === 0) return [];
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ column, start, openEnd, end }): XmlSplice[] => {
      const isKey = keys.some((area) => isIn(area, row, column));
      if (!isKey || openEnd === end) return [];
      removed.add('隐藏列里的行号');
      const tag = xml.slice(start, openEnd);
      const attributes = ['r', 's'].flatMap((name) => {
        const value = attributeOf(tag, name);
        return value === null ? [] : [` ${name}="${escapeXml(value)}"`];
      });
      return [{ start, end, text: `<${p}c${attributes.join('')}/>` }];
    }),
  );
}

function isIn(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** A formula that cannot be said without us leaves its value; with it go the followers that share it. */
function formulaSplices(
  xml: string,
  { rows, prefix: p }: SheetIndex,
  own: OwnNames,
  removed: RemovedList,
): XmlSplice[] {
  const formulas = rows.flatMap(({ cells }) =>
    cells.flatMap(({ openEnd, end }) => {
      const found = openEnd === end ? undefined : formulaIn(xml.slice(openEnd, end), p);
      if (!found) return [];
      const at = (offset: number): number => openEnd + offset;
      const span = { start: at(found.start), inner: at(found.inner), innerEnd: at(found.innerEnd), end: at(found.end) };
      const open = xml.slice(span.start, span.inner);
      const shared = attributeOf(open, 't') === 'shared' ? attributeOf(open, 'si') : null;
      return [{ ...span, shared, text: plainText(xml.slice(span.inner, span.innerEnd)) }];
    }),
  );
  const lost = new Set(
    formulas.flatMap(({ shared, text }) => (shared !== null && withoutOwnNames(text, own) === null ? [shared] : [])),
  );
  return formulas.flatMap(({ start, inner, innerEnd, end, shared, text }): XmlSplice[] => {
    const clean = withoutOwnNames(text, own);
    if (clean === null || (shared !== null && lost.has(shared))) {
      removed.add('改成数值的公式');
      return [{ start, end, text: '' }];
    }
    if (clean === text) return [];
    removed.add('公式里的名称（改成单元格地址）');
    return [{ start: inner, end: innerEnd, text: escapeXml(clean) }];
  });
}

const isFormula = (name: string): boolean => /^(?:formula[12]?|f)$/.test(localName(name));

/** Conditional formats and validations, of both kinds; a block whose rules are all gone goes with them. */
function withoutRules(xml: string, own: OwnNames, removed: RemovedList): string {
  const splices: XmlSplice[] = [];
  for (const block of elementsOf(xml, (name) => localName(name) === 'conditionalFormatting'))
    splices.push(...blockSplices(xml, block, 'cfRule', own, removed));
  for (const block of elementsOf(xml, (name) => localName(name) === 'dataValidations')) {
    const changes = blockSplices(xml, block, 'dataValidation', own, removed);
    splices.push(...changes);
    const open = xml.slice(block.start, block.inner);
    const gone = changes.filter(({ text, start, end }) => text === '' && end > start).length;
    const count = attributeOf(open, 'count');
    const isWhole = changes.length === 1 && changes[0]!.start === block.start;
    if (gone > 0 && count !== null && !isWhole) {
      const text = open.replace(/(\scount=")[^"]*"/, `$1${Number(count) - gone}"`);
      splices.push({ start: block.start, end: block.inner, text });
    }
  }
  return splices.length === 0 ? xml : withoutEmptyExtensions(applySplices(xml, splices));
}

function blockSplices(
  xml: string,
  block: ElementSpan,
  rule: 'cfRule' | 'dataValidation',
  own: OwnNames,
  removed: RemovedList,
): XmlSplice[] {
  const inside = xml.slice(block.inner, block.innerEnd);
  const rules = elementsOf(inside, (name) => localName(name) === rule);
  const splices: XmlSplice[] = [];
  let gone = 0;
  for (const one of rules) {
    const body = inside.slice(one.inner, one.innerEnd);
    const formulas = formulaSpans(body);
    const texts = formulas.map((span) => plainText(body.slice(span.inner, span.innerEnd)));
    const clean = texts.map((text) => withoutOwnNames(text, own));
    const isMark = texts.includes(markFormula);
    if (isMark || clean.includes(null)) {
      removed.add(isMark ? '问题标记' : rule === 'cfRule' ? '条件格式' : '数据验证');
      gone++;
      splices.push({ start: block.inner + one.start, end: block.inner + one.end, text: '' });
      continue;
    }
    formulas.forEach((span, at) => {
      if (clean[at] === texts[at]) return;
      removed.add('公式里的名称（改成单元格地址）');
      const from = block.inner + one.inner;
      splices.push({ start: from + span.inner, end: from + span.innerEnd, text: escapeXml(clean[at]!) });
    });
  }
  return gone > 0 && gone === rules.length ? [{ start: block.start, end: block.end, text: '' }] : splices;
}

/** Innermost ones: x14 puts an xm:f inside its formula1. */
function formulaSpans(body: string): ElementSpan[] {
  return elementsOf(body, isFormula).flatMap((span) => {
    const inside = elementsOf(body.slice(span.inner, span.innerEnd), isFormula);
    return inside.length === 0
      ? [span]
      : inside.map((one) => ({
          ...one,
          start: span.inner + one.start,
          inner: span.inner + one.inner,
          innerEnd: span.inner + one.innerEnd,
          end: span.inner + one.end,
        }));
  });
}

/** An extension list must not stand there with nothing in its lists. */
function withoutEmptyExtensions(xml: string): string {
  let text = xml;
  for (const name of ['conditionalFormattings', 'dataValidations', 'ext', 'extLst'])
    text = applySplices(
      text,
      elementsOf(text, (one) => localName(one) === name).flatMap((span): XmlSplice[] => {
        const isEmpty = [...tagsOf(text.slice(span.inner, span.innerEnd))].length === 0;
        return isEmpty ? [{ start: span.start, end: span.end, text: '' }] : [];
      }),
    );
  return text;
}
