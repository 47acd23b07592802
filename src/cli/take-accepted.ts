import type { TakenItem, TakeOffer } from '../app/take-figures';
import type { IntakeWish } from '../core/intake/plan-intake';
import { indexLabels } from '../core/pack/label-path';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/further-problem';

interface Accepted {
  /** As it was written. */
  readonly word: string;
  readonly field: string;
  /** "数据项@12": the figure of that row; null: wherever it was recognised. */
  readonly row: number | null;
}

/** What --accept names: all of it, or fields by id, label path or the end of one. @throws Problem input.usage for a name that the form does not know */
export function readAccepted(pack: Pack, accept: string | undefined): 'all' | readonly Accepted[] {
  if (accept === undefined) return [];
  if (accept.trim() === 'all') return 'all';
  const labels = indexLabels(pack);
  const words = accept
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return words.map((word) => {
    const [, name = word, row] = /^(.+)@(\d{1,7})$/.exec(word) ?? [];
    const field = labels.find(name) ?? byEnd(pack, name);
    if (field === null) throw usage(`--accept 里的 ${word} 不是这个模板的数据项，或者有好几项叫这个名字`);
    return { word, field, row: row === undefined ? null : Number(row) };
  });
}

/** 公务接待／本年决算数, as the list prints it, where only one field ends so. */
function byEnd(pack: Pack, name: string): string | null {
  const end = `/${name.replaceAll('／', '/')}`;
  const found = pack.fields.filter(({ label }) => label.endsWith(end));
  return found.length === 1 ? found[0]!.id : null;
}

/** The wish with which rows that fit several fields, or none, are those that --accept says. @throws Problem input.usage */
export function wishOf(offer: TakeOffer, wanted: 'all' | readonly Accepted[], wish: IntakeWish): readonly IntakeWish[] {
  const fields = new Map<string, string>();
  for (const { word, field, row } of wanted === 'all' ? [] : wanted) {
    const known = offer.items.filter((item) => item.field === field && (row === null || item.line === row));
    if (known.length > 0) continue;
    const open = offer.items.filter((item) =>
      row === null ? item.state === 'open' && item.candidates.includes(field) : item.line === row,
    );
    if (open.length === 0) throw usage(`--accept 里的 ${word} 没有从来源里认出来；不写 --accept 可以看认出了哪些`);
    if (open.length > 1)
      throw usage(`--accept 里的 ${word} 可能是来源里的好几个数，请写明哪一行，如 ${field}@${open[0]!.line}`);
    fields.set(open[0]!.key, field);
  }
  return offer.units.map((_, at) => ({
    ...wish,
    fields: Object.fromEntries(
      [...fields].flatMap(([key, field]) => (key.startsWith(`${at}:`) ? [[key.slice(`${at}:`.length), field]] : [])),
    ),
  }));
}

/** Keys of what is accepted. */
export function acceptedKeys(items: readonly TakenItem[], wanted: 'all' | readonly Accepted[]): ReadonlySet<string> {
  const isWanted = ({ field, line }: TakenItem): boolean =>
    wanted === 'all' || wanted.some((one) => one.field === field && (one.row === null || one.row === line));
  return new Set(items.filter(isWanted).map(({ key }) => key));
}

function usage(detail: string): Problem {
  return new Problem('input.usage', { detail });
}
