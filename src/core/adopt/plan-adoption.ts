import type { Pack } from '../pack/pack';
import { judgeRows } from './block-rows';
import { concreteId, placeKey, plainCandidate } from './claims';
import { fieldPrints, indexPrints, type FieldPrint, type PrintIndex } from './field-prints';
import { formSheet, type FormSheet } from './form-sheet';
import { judgeBlock, judgeLine, judged, oneLine, type Judged } from './judge-block';
import { isWords } from './printed-grid';
import { withOwnForms } from './own-forms';
import type { AdoptedField, AdoptionPlan, AdoptionWish } from './plan';
import { noAdoptionWish } from './plan';
import type { PrintedSheet } from './printed-sheet';
import { unfamiliarRows } from './unfamiliar-rows';
import { withWish } from './wish';

/**
 * Which cell of a bureau's own workbook is which field, by what the form prints around it. Nothing is written. Sheets that nobody sees
 * are not read.
 */
export function planAdoption(
  pack: Pack,
  sheets: readonly PrintedSheet[],
  wish: AdoptionWish = noAdoptionWish,
): AdoptionPlan {
  const names = indexPrints(withOwnForms(pack, indexPrints(fieldPrints(pack))));
  const forms = sheets
    .filter(({ visibility }) => visibility === 'visible')
    .map((sheet) => formSheet(pack, sheet, names));
  const found = forms.map((form) => ({ form, judged: judgeSheet(form, names) }));
  const placed = chooseSheets(found, names);
  const claims = placed.flatMap(({ judged: all }) => all);
  const fields = fieldsOf(pack, names, claims);
  const year = placed.find(({ isSure }) => isSure)?.form.year ?? placed[0]?.form.year ?? null;
  return {
    fields: withWish(fields, claims, wish, new Map(names.all.map((print) => [print.id, print])), forms),
    unfamiliar: unfamiliarRows(forms, placed, names),
    year,
  };
}

function judgeSheet(form: FormSheet, names: PrintIndex): Judged[] {
  const found: Judged[] = [];
  for (let row = 1; row <= form.grid.rows; row++)
    for (const block of form.grid.row(row)) {
      found.push(...judgeBlock(form, names, block));
      if (isWords(block)) found.push(...judgeLine(form, names, block));
    }
  found.push(...judgeRows(form, names));
  const { yearAt } = form.kind;
  const year = names.all.find(({ id }) => id === 'fiscalYear');
  if (yearAt && year) {
    const block = form.grid.at(yearAt.top, yearAt.left);
    const doubt = form.disagrees ? '标题和表头的年份对不上' : '';
    const said = { print: year, confidence: doubt === '' ? 1 : 0.6, doubt, said: oneLine(block.text) };
    found.push(judged(form, block, [], said, { is: 'year' }));
  }
  return found;
}

/** A sheet with what it was taken for. */
export interface PlacedSheet {
  readonly form: FormSheet;
  /** Title of the pack's sheet. */
  readonly as: string;
  /** Its own title says so. */
  readonly isSure: boolean;
  readonly judged: readonly Judged[];
}

/** How much of a sheet of ours must stand in one without a title for it to be taken for that. */
const enough = 0.4;

/** What each sheet is, and of what stands on it, what a field of that sheet may claim. */
function chooseSheets(
  found: readonly { readonly form: FormSheet; readonly judged: readonly Judged[] }[],
  names: PrintIndex,
): readonly PlacedSheet[] {
  const titled = found.filter(({ form }) => form.kind.sheet !== null);
  const last = Math.max(0, ...titled.map(({ form }) => form.year ?? 0));
  const current = titled.filter(({ form }) => form.year === null || form.year === last);
  const known = new Set(current.map(({ form }) => form.kind.sheet!));
  const guessed = found.flatMap((one): PlacedSheet[] => {
    if (one.form.kind.sheet !== null) return [];
    const as = likeliestSheet(one.judged, names, known);
    if (as === null) return [];
    const { title } = one.form.kind;
    const doubt = title === '' ? '这一页没有写是什么表' : `这一页的标题是“${oneLine(title)}”`;
    return [{ form: one.form, as, isSure: false, judged: claimsOn(as, one.judged, doubt, 0.7) }];
  });
  const sure = current.map(({ form, judged: all }): PlacedSheet => {
    const doubt = form.disagrees ? '标题和表头的年份对不上' : '';
    return {
      form,
      as: form.kind.sheet!,
      isSure: true,
      judged: claimsOn(form.kind.sheet!, all, doubt, doubt === '' ? 1 : 0.7),
    };
  });
  return [...sure, ...guessed];
}

function likeliestSheet(all: readonly Judged[], names: PrintIndex, known: ReadonlySet<string>): string | null {
  const on = (sheet: string): FieldPrint[] =>
    names.all.filter(({ sheets, field }) => sheets.has(sheet) && field.kind === 'number');
  const sheets = new Set(names.all.flatMap(({ sheets: its }) => [...its]));
  const shares = [...sheets].flatMap((sheet) => {
    const ours = new Set(on(sheet));
    const met = new Set(all.filter((one) => one.confidence >= 0.7 && ours.has(one.print)).map(({ print }) => print));
    return ours.size > 0 && !known.has(sheet) ? [{ sheet, share: met.size / ours.size }] : [];
  });
  const [best] = shares.sort((a, b) => b.share - a.share);
  return best !== undefined && best.share >= enough ? best.sheet : null;
}

/** On a form stand its own fields; what the pack keeps on a sheet of its own making may stand there too, but is asked. */
function claimsOn(sheet: string, all: readonly Judged[], doubt: string, most: number): Judged[] {
  return all.flatMap((one): Judged[] => {
    const isHere = one.print.sheets.has(sheet);
    if (!isHere && (one.confidence < 1 || isDerivedPrint(one.print) || isProse(one.print))) return [];
    const doubts = [doubt, isHere ? '' : '模板里它在别的表上'].filter((text) => text !== '');
    if (doubts.length === 0) return [one];
    return [
      {
        ...one,
        isCertain: false,
        confidence: Math.min(one.confidence, most, isHere ? 1 : 0.7),
        why: `${one.why}；${doubts.join('；')}`,
      },
    ];
  });
}

function isDerivedPrint({ field }: FieldPrint): boolean {
  return 'derive' in field && field.derive !== undefined;
}

function isProse({ field }: FieldPrint): boolean {
  return field.kind === 'text' && field.length === 'prose';
}

/** Every field of the pack with where it stands. */
function fieldsOf(pack: Pack, names: PrintIndex, claims: readonly Judged[]): readonly AdoptedField[] {
  const byField = new Map<string, Judged[]>();
  for (const one of claims) byField.set(concreteId(one), [...(byField.get(concreteId(one)) ?? []), one]);
  const certainAt = new Map<string, Set<string>>();
  for (const one of claims)
    if (one.isCertain) certainAt.set(placeKey(one), (certainAt.get(placeKey(one)) ?? new Set()).add(concreteId(one)));
  return pack.fields.flatMap((field): AdoptedField[] => {
    if (field.kind !== 'rows') return [adopted(field.id, field.label, byField.get(field.id) ?? [], certainAt)];
    const prints = names.all.filter(({ rows }) => rows === field.id);
    const rows = Math.max(1, ...claims.filter(({ print }) => print.rows === field.id).map(({ row }) => row ?? 1));
    return Array.from({ length: rows }, (_, at) => at + 1).flatMap((row) =>
      prints.map((print) => {
        const id = concreteId({ print, row });
        const label = `${field.label}[${row}]${print.field.label.slice(field.label.length)}`;
        return adopted(id, label, byField.get(id) ?? [], certainAt);
      }),
    );
  });
}

function adopted(
  id: string,
  labelPath: string,
  all: readonly Judged[],
  certainAt: ReadonlyMap<string, ReadonlySet<string>>,
): AdoptedField {
  const places = [...distinct(all)].sort((a, b) => b.confidence - a.confidence);
  const certain = onOneForm(places.filter(({ isCertain }) => isCertain));
  const [only] = certain;
  const isBound = only !== undefined && certain.length === 1 && certainAt.get(placeKey(only))!.size === 1;
  if (isBound) return { field: id, labelPath, state: 'bound', candidates: [plainCandidate(only, 1)] };
  const isTorn = certain.length > 1;
  const candidates = places.map((one) =>
    isTorn && one.isCertain
      ? plainCandidate({ ...one, why: `${one.why}；这样的地方不止一处` }, 0.8)
      : plainCandidate(one, Math.min(one.confidence, 0.9)),
  );
  return { field: id, labelPath, state: candidates.length > 0 ? 'proposed' : 'absent', candidates };
}

/** The unit's name and the year stand on every form alike: the first of them will do. */
function onOneForm(certain: readonly Judged[]): readonly Judged[] {
  const [first] = certain;
  if (first === undefined || first.print.sheets.size < 2) return certain;
  const values = new Set(certain.map(({ block }) => block.text).filter((text) => text !== ''));
  const isYear = first.part.is === 'year';
  if (!isYear && values.size > 1 && new Set(certain.map((one) => valueOf(one))).size > 1) return certain;
  return certain.filter(({ sheet }) => sheet === first.sheet);
}

function valueOf({ block, part }: Judged): string {
  return part.is === 'behind'
    ? block.text.slice(block.text.indexOf(part.label) + part.label.length).trim()
    : block.text;
}

function distinct(all: readonly Judged[]): Iterable<Judged> {
  const best = new Map<string, Judged>();
  for (const one of all) {
    const known = best.get(placeKey(one));
    if (!known || known.confidence < one.confidence) best.set(placeKey(one), one);
  }
  return best.values();
}
