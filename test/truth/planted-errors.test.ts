import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import type { Pack } from '../../src/core/pack/pack';
import { cardsOf } from '../../src/core/causes/cards';
import type { Finding } from '../../src/core/rules/finding';
import { parseA1 } from '../../src/core/workbook/address';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { seededRandom } from '../support/random-data';
import { cleanFilling } from './clean-fillings';
import { columnRef } from '../../src/core/pack/concrete-id';
import { dependentsOf, fieldsAt } from './dependents';
import { PlantForm, type Planted, type PlantKind } from './plant-form';
import { plantKinds } from './planted-errors';

/** JIXIAO_TRUTH=5 plants every kind five times in every pack; JIXIAO_TRUTH_SEED starts elsewhere. */
const times = Number(process.env['JIXIAO_TRUTH'] ?? 1);
const start = Number(process.env['JIXIAO_TRUTH_SEED'] ?? 1);
const some = ['kaifu-2018', 'kaifu-2020', 'taojiang-2024', 'hunan-2023/5-projects'];
const packIds = process.env['JIXIAO_TRUTH'] === undefined ? some : builtInPackIds;
const tries = 12;

interface Outcome {
  readonly found: boolean;
  readonly first: boolean;
  readonly cards: number;
  /** What stood first, where it is not the planted cell; where nothing did, the mistake that nobody told. */
  readonly note: string;
}

describe('种下一处错', () => {
  it('看得出的都看出来；第一条说的就是那一格；不多于三条', () => {
    const outcomes = new Map<PlantKind, Outcome[]>(plantKinds.map((kind) => [kind, []]));
    for (const id of packIds) {
      const pack = builtInPack(id);
      const clean = cleanForms(pack);
      for (const [at, kind] of plantKinds.entries()) {
        let planted = 0;
        for (let seed = start; seed < start + tries * times && planted < times; seed++) {
          const { snapshot, open } = clean(seed);
          const one = kind.plant(new PlantForm(pack, snapshot, seededRandom(seed * 101 + at)));
          if (!one) continue;
          planted++;
          outcomes.get(kind)!.push(outcomeOf(pack, kind, one, open, `${id} 第${seed}份`));
        }
      }
    }
    const shown = [...outcomes].filter(([kind]) => kind.canShow).flatMap(([, all]) => all);
    const found = shown.filter((one) => one.found);
    const cards = found.map((one) => one.cards).sort((a, b) => a - b);
    process.stdout.write(`${tableOf(outcomes)}\n`);
    expect([...outcomes].filter(([, all]) => all.length === 0).map(([{ id }]) => id)).toEqual([]);
    expect({
      看出: found.length / shown.length >= 0.98,
      第一条就是: found.filter((one) => one.first).length / found.length >= 0.95,
      条数的中位数: cards[Math.floor(cards.length / 2)],
      最多三条: cards[cards.length - 1]! <= 3,
    }).toEqual({ 看出: true, 第一条就是: true, 条数的中位数: 1, 最多三条: true });
  }, 600_000);

  it('有四十种以上', () => {
    expect(new Set(plantKinds.map(({ id }) => id)).size).toBe(plantKinds.length);
    expect(plantKinds.filter(({ canShow }) => canShow).length).toBeGreaterThanOrEqual(40);
  });
});

/** What a person still has to look at. */
function openCards(pack: Pack, snapshot: Snapshot): readonly Finding[] {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
  return cardsOf(checkWorkbook(workbook).findings)
    .map(({ finding }) => finding)
    .filter(({ state }) => state !== 'explained');
}

function cleanForms(pack: Pack): (seed: number) => { readonly snapshot: Snapshot; readonly open: ReadonlySet<string> } {
  const made = new Map<number, { snapshot: Snapshot; open: ReadonlySet<string> }>();
  return (seed) => {
    let form = made.get(seed);
    if (!form) {
      const snapshot = installedSnapshot(pack, cleanFilling(pack, seed).data, false);
      form = { snapshot, open: new Set(openCards(pack, snapshot).map(({ id }) => id)) };
      made.set(seed, form);
    }
    return form;
  };
}

/** What the mistake added to the cards that the filling had without it. */
function outcomeOf(pack: Pack, kind: PlantKind, planted: Planted, before: ReadonlySet<string>, where: string): Outcome {
  const cards = openCards(pack, planted.snapshot).filter(({ id }) => !before.has(id));
  const [first] = cards;
  const at = planted.cells.map(({ sheet, address }) => `${sheet} ${address}`).join('、');
  if (!first) return { found: false, first: false, cards: 0, note: `${where} ${at}：没有看出` };
  const typed = planted.cells.flatMap(({ sheet, address }) => fieldsAt(pack, planted.snapshot, sheet, address));
  const isPart = (field: string | undefined): boolean =>
    kind.names === 'equation' &&
    field !== undefined &&
    typed.some((id) => dependentsOf(pack, id).has(columnRef(field)));
  const named = kind.names === 'cell' ? first.cells.slice(0, 1) : first.cells;
  const isNamed =
    planted.words !== undefined
      ? first.message.includes(planted.words)
      : named.some(
          ({ sheet, address, field }) =>
            isPart(field) || planted.cells.some((cell) => cell.sheet === sheet && holds(address, cell.address)),
        );
  return {
    found: true,
    first: isNamed,
    cards: cards.length,
    note:
      isNamed && cards.length <= 3
        ? ''
        : `${where} ${at}：${cards.map(({ check, message }) => `${check} ${message}`).join(' ｜ ')}`,
  };
}

/** A card may point to a whole row that was written outside a block. */
function holds(area: string, cell: string): boolean {
  const [all, one] = [parseA1(area), parseA1(cell)];
  if (!all || !one) return false;
  return all.top <= one.top && one.bottom <= all.bottom && all.left <= one.left && one.right <= all.right;
}

function tableOf(outcomes: ReadonlyMap<PlantKind, readonly Outcome[]>): string {
  const share = (of: readonly Outcome[], fits: (one: Outcome) => boolean): string =>
    of.length === 0 ? '—' : `${of.filter(fits).length}/${of.length}`;
  const lines = [...outcomes].map(([{ id, canShow }, all]) => {
    const found = all.filter((one) => one.found);
    const cards = found.map((one) => one.cards).sort((a, b) => a - b);
    const worst = all.find((one) => !one.found && canShow) ?? all.find(({ note }) => note !== '' && canShow);
    return [
      id.padEnd(20, '　'),
      `${canShow ? '看出' : '看不出的，看出'} ${share(all, (one) => one.found)}`,
      `第一条 ${share(found, (one) => one.first)}`,
      `条数 ${cards[Math.floor(cards.length / 2)] ?? '—'}（最多 ${cards[cards.length - 1] ?? '—'}）`,
      worst ? `\n      ${worst.note.slice(0, 260)}` : '',
    ].join('  ');
  });
  const shown = [...outcomes].filter(([kind]) => kind.canShow).flatMap(([, all]) => all);
  const found = shown.filter((one) => one.found);
  return [
    ...lines,
    `合计：${shown.length} 处，看出 ${share(shown, (one) => one.found)}，第一条 ${share(found, (one) => one.first)}`,
  ].join('\n');
}
