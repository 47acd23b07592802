import type { FieldPrint, PrintIndex } from './field-prints';
import type { FormSheet } from './form-sheet';
import { oneLine, type Judged } from './judge-block';

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
export function chooseSheets(
  found: readonly { readonly form: FormSheet; readonly judged: readonly Judged[]; readonly doubt: string }[],
  names: PrintIndex,
): readonly PlacedSheet[] {
  const titled = found.filter(({ form }) => form.kind.sheet !== null);
  const last = Math.max(0, ...titled.map(({ form }) => form.year ?? 0));
  // Last year's form beside this year's, whose title nobody knows: the one with the known title is not the one to fill.
  const isPast = ({ form }: (typeof found)[number]): boolean =>
    found.some(
      (other) =>
        other.form.kind.sheet === null &&
        (other.form.year ?? 0) > (form.year ?? 0) &&
        likeliestSheet(other.judged, names, new Set()) === form.kind.sheet,
    );
  const current = titled.filter((one) => one.form.year === null || (one.form.year === last && !isPast(one)));
  const known = new Set(current.map(({ form }) => form.kind.sheet!));
  const guessed = found.flatMap((one): PlacedSheet[] => {
    if (one.form.kind.sheet !== null) return [];
    const as = likeliestSheet(one.judged, names, known);
    if (as === null) return [];
    const { title } = one.form.kind;
    const doubt = title === '' ? '这一页没有写是什么表' : `这一页的标题是“${oneLine(title)}”`;
    return [{ form: one.form, as, isSure: false, judged: claimsOn(as, one.judged, doubt, 0.7) }];
  });
  const sure = current.map(({ form, judged: all, doubt: own }): PlacedSheet => {
    const doubt = [own, form.disagrees ? '标题和表头的年份对不上' : ''].filter((text) => text !== '').join('；');
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
    // The year in its title is the form's own, whatever sheet of the pack's keeps it.
    const isHere = one.print.sheets.has(sheet) || one.part.is === 'year';
    if (
      !isHere &&
      (one.print.ordinal !== null || one.confidence < 1 || isDerivedPrint(one.print) || isProse(one.print))
    )
      return [];
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
