import { adoptionEdits } from '../../core/adopt/adoption-edits';
import type { AdoptionPlan, AdoptionWish } from '../../core/adopt/plan';
import { planAdoption } from '../../core/adopt/plan-adoption';
import { withSupplement } from '../../core/adopt/supplement';
import type { PrintedSheet } from '../../core/adopt/printed-sheet';
import type { Pack } from '../../core/pack/pack';
import type { PackSource, PackSummary } from '../live/pack-source';
import type { WorkbookSession } from './workbook-session';

/** 认领 of the open workbook. */
export interface Adoption {
  readonly pack: Pack;
  readonly wish: AdoptionWish;
  /** What the user was shown and said yes to. */
  readonly seen: AdoptionPlan;
  /** Whether what the form does not ask gets a sheet of ours. */
  readonly supplemented: boolean;
}

/**
 * 认领, on a fresh reading. moved: the form is no longer what the user was shown, and nothing is written. failed: see the session's
 * `trouble`.
 */
export async function adoptForm(
  session: Pick<WorkbookSession, 'hands' | 'install' | 'getSnapshot'>,
  { pack, wish, seen, supplemented }: Adoption,
): Promise<'adopted' | 'moved' | 'failed'> {
  const { host, newId } = session.hands.tools;
  let moved = false;
  await session.install({
    edits: async () => {
      const now = planAdoption(pack, await host.readPrinted!(), wish);
      moved = placesOf(now) !== placesOf(seen);
      if (moved) return null;
      const { plan, edits } = supplemented ? withSupplement(pack, now) : { plan: now, edits: [] };
      return [...edits, ...adoptionEdits(plan, { pack: pack.id, packVersion: pack.version, workbookId: newId() })];
    },
  });
  return moved ? 'moved' : session.getSnapshot().stage === 'ready' ? 'adopted' : 'failed';
}

/** What would be bound, and how it would be read. */
function placesOf({ fields }: AdoptionPlan): string {
  return JSON.stringify(
    fields.flatMap(({ field, state, candidates: [at] }) => (state === 'bound' ? [[field, at]] : [])),
  );
}

/** A set of forms and how much of it the workbook holds. */
export interface PackFit {
  readonly pack: PackSummary;
  readonly bound: number;
  readonly proposed: number;
  /** The form's year is one that the pack is for, or nothing tells its year. */
  readonly isOfYear: boolean;
}

/**
 * Which forms of ours the workbook is likest, the likest first; those of which nothing was found are left out.
 * @param onProgress after each pack: how many of how many
 */
export async function fittingPacks(
  packs: PackSource,
  sheets: readonly PrintedSheet[],
  wish: AdoptionWish,
  onProgress: (done: number, all: number) => void,
): Promise<readonly PackFit[]> {
  const list = await packs.list();
  const fits: PackFit[] = [];
  for (const [at, one] of list.entries()) {
    const pack = await packs.load(one.id);
    const { fields, year } = pack ? planAdoption(pack, sheets, wish) : { fields: [], year: null };
    const of = (state: string): number => fields.filter((field) => field.state === state).length;
    const [from, to] = one.years;
    const isOfYear = year === null || (from <= year && year <= to);
    fits.push({ pack: one, bound: of('bound'), proposed: of('proposed'), isOfYear });
    onProgress(at + 1, list.length);
  }
  const weight = ({ bound, proposed, isOfYear }: PackFit): number => (bound * 2 + proposed) * (isOfYear ? 2 : 1);
  return fits.filter((fit) => weight(fit) > 0).sort((a, b) => weight(b) - weight(a));
}
