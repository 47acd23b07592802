import { partText } from '../fields/adopted';
import type { Pack } from '../pack/pack';
import { judgeRows } from './block-rows';
import { collide, concreteId, placeKey, plainCandidate } from './claims';
import { evaluationFields } from './evaluation/form-fields';
import { readEvaluations } from './evaluation/read-evaluations';
import { sheetUnits } from './ask-units';
import { leftAside } from './left-aside';
import { fieldPrints, indexPrints, type PrintIndex } from './field-prints';
import { formSheet, type FormSheet } from './form-sheet';
import { isOfOtherKind, judgeBlock, judgeLine, judged, oneLine, type Judged } from './judge-block';
import { isWords } from './printed-grid';
import { withOwnForms } from './own-forms';
import type { AdoptedField, AdoptionPlan, AdoptionWish } from './plan';
import { noAdoptionWish } from './plan';
import { withOddSizes } from './odd-sizes';
import type { PrintedSheet } from './printed-sheet';
import { chooseSheets } from './place-sheets';
import { stackedForms } from './stacked-forms';
import { unknownColumns } from './unknown-columns';
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
  const read = sheets
    .filter(({ visibility }) => visibility === 'visible')
    .flatMap((sheet) => stackedForms(pack, sheet))
    .map((sheet) => formSheet(pack, sheet, names));
  const evaluations = new Map(
    readEvaluations(read, evaluationFields(pack, names)).map((one) => [one.form.printed, one]),
  );
  const forms = read.map((form) => evaluations.get(form.printed)?.form ?? form);
  const found = forms.map((form) => {
    const whole = evaluations.get(form.printed);
    return whole
      ? { form, judged: [...whole.judged, ...judgeLines(form, names, whole.judged)], doubt: whole.doubt }
      : { form, judged: judgeSheet(form, names), doubt: '' };
  });
  const placed = chooseSheets(found, names);
  const judgedAll = withOddSizes(
    placed.flatMap(({ judged: all }) => all.filter(({ print, block, part }) => !isOfOtherKind(print, block, part))),
  );
  const units = sheetUnits(judgedAll, wish);
  const claims = judgedAll.map(units.measured);
  const fields = fieldsOf(pack, names, claims);
  const year = placed.find(({ isSure }) => isSure)?.form.year ?? placed[0]?.form.year ?? null;
  const unknown = unknownColumns(
    placed.filter(({ form }) => !evaluations.has(form.printed)),
    names,
  );
  return {
    fields: withWish(fields, claims, wish, new Map(names.all.map((print) => [print.id, print])), forms, units),
    unfamiliar: [
      ...unfamiliarRows(forms, placed, names, [...evaluations.values()], unknown.rows),
      ...leftAside(sheets, placed, names),
    ],
    columns: unknown.columns,
    units: units.asked,
    year,
  };
}

function judgeSheet(form: FormSheet, names: PrintIndex): Judged[] {
  const found: Judged[] = [];
  for (let row = 1; row <= form.grid.rows; row++)
    for (const block of form.grid.row(row)) found.push(...judgeBlock(form, names, block));
  return [...found, ...judgeRows(form, names), ...judgeLines(form, names, [])];
}

/** What says itself what it is: 填报单位：某局, the year in a title. @param known places that were judged already */
function judgeLines(form: FormSheet, names: PrintIndex, known: readonly Judged[]): Judged[] {
  const met = new Set(known.map(({ block }) => block));
  const found: Judged[] = [];
  for (let row = 1; row <= form.grid.rows; row++)
    for (const block of form.grid.row(row))
      if (isWords(block) && !met.has(block)) found.push(...judgeLine(form, names, block));
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

/** Every field of the pack with where it stands. */
function fieldsOf(pack: Pack, names: PrintIndex, claims: readonly Judged[]): readonly AdoptedField[] {
  const byField = new Map<string, Judged[]>();
  for (const one of claims) byField.set(concreteId(one), [...(byField.get(concreteId(one)) ?? []), one]);
  const certainAt = new Map<string, Judged[]>();
  for (const one of claims)
    if (one.isCertain) certainAt.set(placeKey(one), [...(certainAt.get(placeKey(one)) ?? []), one]);
  const isAlone = (one: Judged): boolean =>
    certainAt.get(placeKey(one))!.every((other) => concreteId(other) === concreteId(one) || !collide(one, other));
  return pack.fields.flatMap((field): AdoptedField[] => {
    if (field.kind !== 'rows') return [adopted(field.id, field.label, byField.get(field.id) ?? [], isAlone)];
    const prints = names.all.filter(({ rows }) => rows === field.id);
    const rows = Math.max(1, ...claims.filter(({ print }) => print.rows === field.id).map(({ row }) => row ?? 1));
    return Array.from({ length: rows }, (_, at) => at + 1).flatMap((row) =>
      prints.map((print) => {
        const id = concreteId({ print, row });
        const label = `${field.label}[${row}]${print.field.label.slice(field.label.length)}`;
        return adopted(id, label, byField.get(id) ?? [], isAlone);
      }),
    );
  });
}

function adopted(
  id: string,
  labelPath: string,
  all: readonly Judged[],
  isAlone: (one: Judged) => boolean,
): AdoptedField {
  const places = [...distinct(all)].sort((a, b) => b.confidence - a.confidence);
  const certain = onOneForm(places.filter(({ isCertain }) => isCertain));
  const [only] = certain;
  const isBound = only !== undefined && certain.length === 1 && isAlone(only);
  if (isBound && only.waitsForUnit)
    return { field: id, labelPath, state: 'proposed', candidates: [plainCandidate(only, 0.8)], waitsForUnit: true };
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
  const isYear = certain.every(({ part }) => part.is === 'year');
  if (first === undefined || (!isYear && first.print.sheets.size < 2)) return certain;
  const values = new Set(certain.map(({ block, part }) => partText(part, block.text)).filter((text) => text !== ''));
  if (first.part.is !== 'year' && values.size > 1) return certain;
  return certain.filter(({ form }) => form === first.form);
}

function distinct(all: readonly Judged[]): Iterable<Judged> {
  const best = new Map<string, Judged>();
  for (const one of all) {
    const known = best.get(placeKey(one));
    if (!known || known.confidence < one.confidence) best.set(placeKey(one), one);
  }
  return best.values();
}
