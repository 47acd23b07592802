import Big from 'big.js';
import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import type { FieldTable } from '../../src/core/fields/field-table';
import type { Pack } from '../../src/core/pack/pack';
import { scoreSheet, scoreTables, type ScoredIndicator } from '../../src/core/scoring/sheet-score';
import { scoreNote } from '../../src/core/scoring/notes';
import type { CellSnapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { seededRandom } from '../support/random-data';
import { formulasIn, refuted, refutedSteps, valueOf } from './calculator';
import { cleanFilling } from './clean-fillings';
import { filledInputs, recalculated, typedInto } from './recalculated';
import { scoringFilling, tableOf, type Cells } from './scoring-fillings';

/** JIXIAO_TRUTH=300 tries as many per pack; JIXIAO_TRUTH_SEED starts elsewhere. */
const fillings = Number(process.env['JIXIAO_TRUTH'] ?? 60);
const start = Number(process.env['JIXIAO_TRUTH_SEED'] ?? 1);

/** Figures as they come from a ledger in 元 divided by 10 000: digits that no cell of two decimals shows. */
function inMoreDigits(pack: Pack, cells: Cells, seed: number): Cells {
  const random = seededRandom(seed);
  return Object.fromEntries(
    Object.entries(cells).map(([id, cell]) => {
      const isMoney = pack.byId.get(id)?.kind === 'number' && pack.byId.get(id)!.unit === '万元';
      if (!isMoney || typeof cell !== 'number' || random() < 0.5) return [id, cell];
      return [id, Number((cell + Math.round(random() * 9_999) / 1e6).toFixed(6))];
    }),
  );
}

function textsOf(one: ScoredIndicator): string[] {
  return [one.formula, one.reason, one.nextStep ?? ''];
}

/** Every indicator that is scored, with all that is printed about it. */
function scored(pack: Pack, table: FieldTable): { readonly one: ScoredIndicator; readonly texts: readonly string[] }[] {
  return [scoreSheet(table), ...scoreTables(table)].flatMap(({ indicators }) =>
    indicators.map((one) => ({
      one,
      texts: [...textsOf(one), scoreNote(table, one.id).split('\n').at(-1)!],
    })),
  );
}

describe('评分里写出的算式，计算器一按就对', () => {
  it.each(builtInPackIds)('%s', (id) => {
    const pack = builtInPack(id);
    const wrong: string[] = [];
    let seen = 0;
    for (let seed = start; seed < start + fillings * 5; seed++) {
      const cells = scoringFilling(pack, seed);
      for (const filling of [cells, inMoreDigits(pack, cells, seed)])
        for (const { one, texts } of scored(pack, tableOf(pack, filling))) {
          if (one.score === null || one.full === null) continue;
          for (const text of texts) {
            seen += formulasIn(text).length;
            for (const { formula, gives } of refuted(text))
              wrong.push(`第${seed}份 ${one.id}：${formula}，按得${gives}`);
          }
          const step = refutedSteps(one.reason, new Big(one.full.toFixed()));
          if (step !== null) wrong.push(`第${seed}份 ${one.id}：${one.reason} ${step}`);
        }
    }
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(seen).toBeGreaterThan(fillings);
  });
});

describe('核对结论里写出的算式，计算器一按就对', () => {
  it.each(builtInPackIds)('%s', (id) => {
    const pack = builtInPack(id);
    const wrong = new Set<string>();
    let seen = 0;
    for (let seed = start; seed < start + Math.ceil(fillings / 6); seed++)
      for (const message of messages(pack, seed)) {
        seen += formulasIn(message).length;
        for (const { formula, gives } of refuted(message))
          wrong.add(`第${seed}份 ${message}：${formula}，按得${gives}`);
      }
    expect([...wrong].slice(0, 12)).toEqual([]);
    expect(seen).toBeGreaterThan(fillings / 6);
  });
});

/** What the checks say of an honest form into which one figure in four was typed anew, cents and more. */
function messages(pack: Pack, seed: number): string[] {
  const random = seededRandom(seed);
  const snapshot = installedSnapshot(pack, cleanFilling(pack, seed).data, false);
  const typed: Record<string, CellSnapshot> = {};
  for (const field of filledInputs(pack, snapshot, 'number')) {
    if (random() > 0.25) continue;
    const value = Number((random() * 300).toFixed([0, 2, 2, 6][Math.floor(random() * 4)]));
    typed[field] = value;
  }
  const changed = recalculated(pack, typedInto(pack, snapshot, typed));
  const workbook = bindWorkbook(changed, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
  return checkWorkbook(workbook).findings.flatMap(({ message, cause, suggestion }) => [
    message,
    cause ?? '',
    suggestion ?? '',
  ]);
}

describe('合计的核对说它自己的算式', () => {
  it('有减项的合计按真的符号写，不写“分项之和”', () => {
    const pack = builtInPack('kaifu-2018');
    const signed = pack.checks.filter(
      ({ rule }) => rule?.kind === 'sums-to' && rule.parts.some((part) => typeof part !== 'string'),
    );
    expect(signed.map(({ id }) => id)).not.toEqual([]);
    const said = new Set<string>();
    for (let seed = start; seed < start + 12; seed++)
      for (const message of messages(pack, seed))
        if (message.includes('年末结余') && message.includes('应为')) said.add(message);
    expect(
      [...said].some((message) =>
        /应为[^。]*上年结转[^。]*＋[^。]*年初预算[^。]*－[^。]*年末结余[^。]*－项目支出/.test(message),
      ),
    ).toBe(true);
    expect([...said].filter((message) => message.includes('分项之和'))).toEqual([]);
  });
});

describe('计算器自己会算', () => {
  it('名称、单位、括号、百分号', () => {
    expect(valueOf('上年结转10.00＋年初预算（第2行）219.20－年末结余3.00')!.toFixed()).toBe('226.2');
    expect(valueOf('（67－59）÷59×100%')!.toFixed(4)).toBe('0.1356');
    expect(valueOf('［1－（12－10）÷10］×8')!.toFixed()).toBe('6.4');
    expect(refuted('合计5.00万元，应为甲2.00＋乙2.00＝5.00万元。')).toEqual([
      { formula: '甲2.00＋乙2.00＝5.00万元', gives: '4.00' },
    ]);
    expect(formulasIn('目标＝0，没有算式')).toEqual([]);
  });
});
