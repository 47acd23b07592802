import type { Pack, ScalarField } from '../pack/pack';
import { templatePieces } from '../pack/template-pieces';
import { isMoneyUnit } from '../quantity/amount-unit';

/**
 * A place in the pack's sentences where a figure of one field is printed, with the words around it. Branches not taken in any one
 * report are in as well: the sentences are read as they are written, not as one workbook would print them.
 */
export interface Slot {
  readonly field: string;
  /** What may follow the figure: money of any size, a rate, a count's own unit; any: the sentence writes the unit itself. */
  readonly unit: 'money' | '%' | 'any' | { readonly is: string };
  /** The sentence before and after, without spaces; other figures are #. */
  readonly before: string;
  readonly after: string;
}

/** Filters that print the field's own figure; the others print a change, a word or a date. */
const figureFilters = new Set(['amount', 'count', 'plain', 'rate']);
export const sentenceEnd = /[。；;！!？?\n]/;

/** Every slot of every report of a pack, in printed order. Figures of single projects are none: which project it is, prose does not tell. */
export function reportSlots(pack: Pack): Slot[] {
  return pack.reports.flatMap(({ front, sections, back }) =>
    [...front, ...sections.flatMap(({ fragments }) => fragments), ...back].flatMap(({ text }) =>
      text === undefined ? [] : slotsOf(pack, text),
    ),
  );
}

interface Token {
  readonly text: string;
  readonly slot: Pick<Slot, 'field' | 'unit'> | null;
}

function slotsOf(pack: Pack, template: string): Slot[] {
  const tokens = tokensOf(pack, template);
  return tokens.flatMap(({ slot }, at) => {
    if (slot === null) return [];
    let before = '';
    for (let one = at - 1; one >= 0; one--) {
      const { text, isCut } = lastSentence(tokens[one]!.text);
      before = text + before;
      if (isCut) break;
    }
    let after = '';
    for (let one = at + 1; one < tokens.length; one++) {
      const { text, isCut } = firstSentence(tokens[one]!.text);
      after += text;
      if (isCut) break;
    }
    return [{ ...slot, before, after }];
  });
}

function tokensOf(pack: Pack, template: string): Token[] {
  const tokens: Token[] = [];
  const names = new Map<string, string>();
  for (const { kind, text } of templatePieces(template)) {
    if (kind === 'words') tokens.push({ text: text.replace(/[^\S\n]+/g, ''), slot: null });
    else if (kind === 'print') tokens.push(printed(pack, text, names));
    else {
      const assigned = /^assign\s+(\w+)\s*=\s*([\w.]+)/.exec(text);
      if (assigned) names.set(assigned[1]!, assigned[2]!);
    }
  }
  return tokens;
}

function printed(pack: Pack, expression: string, names: ReadonlyMap<string, string>): Token {
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
  const field = pack.byId.get(names.get(name) ?? name);
  const filter = /^\w+/.exec(filters[0] ?? '')?.[0];
  if (!field || field.kind !== 'number' || 'rows' in field || field.unit === '年') return { text: '', slot: null };
  const isFigure = filter === undefined || figureFilters.has(filter);
  return { text: '#', slot: isFigure ? { field: field.id, unit: unitOf(field, filter) } : null };
}

function unitOf(field: ScalarField, filter: string | undefined): Slot['unit'] {
  if (filter === 'plain') return 'any';
  if (field.unit === '%') return '%';
  return isMoneyUnit(field.unit) ? 'money' : field.unit === null ? 'any' : { is: field.unit };
}

function lastSentence(text: string): { readonly text: string; readonly isCut: boolean } {
  const parts = text.split(sentenceEnd);
  return { text: parts[parts.length - 1] ?? '', isCut: parts.length > 1 };
}

function firstSentence(text: string): { readonly text: string; readonly isCut: boolean } {
  const parts = text.split(sentenceEnd);
  return { text: parts[0] ?? '', isCut: parts.length > 1 };
}
