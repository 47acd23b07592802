import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { Memory } from '../../src/core/memory/memory';
import type { CheckParams } from '../../src/core/pack/check-params';
import type { Pack } from '../../src/core/pack/pack';
import type { CheckDefinition } from '../../src/core/pack/schema';
import { highlightEdits } from '../../src/core/install/highlights';
import { looksOfLevel } from '../../src/core/rules/level';
import { findingOf } from '../../src/core/rules/make-finding';
import { readNotes } from '../../src/core/rules/notes';
import { cellMapFrom } from '../../src/core/table/cell-map';
import { readProse } from '../../src/core/rules/read-prose';
import { allRules, ruleOf } from '../support/all-rules';
import type { Rule, RuleContext } from '../../src/core/rules/rule';
import type { Verdict } from '../../src/core/rules/verdict';
import { cellName } from '../../src/core/pack/pack';
import { withArrival } from '../support/with-arrival';
import { isFormula, type CellSnapshot, type Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot, withCell } from '../core/rules/installed';
import { withChangedCopy } from '../core/rules/changed-copy';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { waysToFail, type Damage } from './failing-cases';
import { casesOf } from './pack-cases';

const open = (pack: Pack, snapshot: Snapshot, memory?: Memory): OpenWorkbook => {
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'test' };
  const book = bindWorkbook(snapshot, pack, identity, memory);
  return { ...book, context: { ...book.context, prose: readProse } };
};

describe.each(builtInPackIds)('模板 %s 的每一项核对', (id) => {
  const pack = builtInPack(id);
  const cases = casesOf(id);
  const clean = installedSnapshot(pack, cases.clean);

  it('有一份全对的：没有错误，没有未说明的，没有无法核对的', () => {
    const { findings } = checkWorkbook(open(pack, clean));
    const left = findings.filter((one) => one.level !== 'notice' && one.state !== 'explained');
    expect(left.map((one) => `${one.check} ${one.message}`)).toEqual([]);
  });

  it('每一项都有一种填法使它不通过', () => {
    expect(neverFailing(pack, clean, cases.fails)).toEqual([]);
  });

  it('表上标的颜色与核对的级别一致', () => {
    expect(pack.checks.flatMap((check) => lookOfOtherLevel(pack, clean, check, cases.fails))).toEqual([]);
  });

  it('单列的填法都还有它的核对', () => {
    const known = new Set(pack.checks.map((check) => check.id));
    const variants = builtInPackIds.filter((one) => one.split('/')[0] === id.split('/')[0]);
    if (variants[0] === id) expect(Object.keys(cases.fails).filter((check) => !known.has(check))).toEqual([]);
  });
});

describe('这项检查自己', () => {
  it('永远不会不通过的核对，会被指出', () => {
    const pack = builtInPack('kaifu-2018');
    const rule = {
      kind: 'not-above',
      amount: 'initialBudget',
      limit: 'initialBudget',
      amountLabel: '甲',
      limitLabel: '乙',
    } as const;
    const idle = { id: 'idle', title: '不超过自己', level: 'error', basis: '无', rule } as const;
    const more = { ...pack, checks: [...pack.checks, idle] };
    expect(neverFailing(more, installedSnapshot(pack, casesOf('kaifu-2018').clean), {})).toEqual(['idle（not-above）']);
  });
});

describe('看工作表的规则', () => {
  it('没有声明 reads: sheets 却看工作表的规则，会被指出', () => {
    const pack = builtInPack('kaifu-2018');
    const { context } = open(pack, installedSnapshot(pack, casesOf('kaifu-2018').clean));
    const { reads: _, ...undeclared } = ruleOf('name-intact');
    expect(() => decided(undeclared, { kind: 'name-intact' }, context)).toThrow('name-intact');
  });

  it('声明了的，都真的看', () => {
    const declared = allRules.flatMap(({ kind, reads }) => (reads === 'sheets' ? [kind as string] : []));
    const seen = new Set<string>();
    for (const id of builtInPackIds) {
      if (declared.every((kind) => seen.has(kind))) break;
      const pack = builtInPack(id);
      const { context } = open(pack, installedSnapshot(pack, casesOf(id).clean));
      for (const { rule } of pack.checks) {
        if (rule === null || !declared.includes(rule.kind)) continue;
        const looked = looking(context);
        ruleOf(rule.kind).decide(rule, looked.context);
        if (looked.at.size > 0) seen.add(rule.kind);
      }
    }
    expect(declared.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

/** Where the sheet itself would mark a failed check in another colour than the pane's level of it. */
function lookOfOtherLevel(pack: Pack, clean: Snapshot, check: CheckDefinition, given: Given): string[] {
  if (check.rule === null) return [];
  const { table, binding } = open(pack, clean).context;
  const marks = highlightEdits({ ...pack, checks: [check] }, cellMapFrom(binding), table);
  const failed = marks.length === 0 ? null : failure(pack, clean, check, given, new Memory());
  const verdict = failed?.verdicts.find((one) => isUnanswered(one));
  if (!failed || verdict?.outcome !== 'fail') return [];
  const { level } = findingOf(check, verdict, failed.context, readNotes(failed.context), new Map());
  return marks.flatMap(({ look }) =>
    level !== 'unverifiable' && look !== looksOfLevel[level] ? [`${check.id} ${level}: ${look}`] : [],
  );
}

/** A context that notes who looks at sheets. */
function looking(context: RuleContext): { readonly context: RuleContext; readonly at: ReadonlySet<string> } {
  const at = new Set<string>();
  const { binding, snapshot } = context;
  const noted: RuleContext = {
    ...context,
    binding: {
      ...binding,
      sheet(name) {
        at.add('binding.sheet');
        return binding.sheet(name);
      },
    },
    snapshot: new Proxy(snapshot, {
      get(target, key) {
        at.add('snapshot');
        return Reflect.get(target, key) as unknown;
      },
    }),
  };
  return { context: noted, at };
}

/** What a rule decides. @throws where it looks at sheets and did not say so: its verdicts would be kept while those change. */
function decided(rule: Rule, params: CheckParams, context: RuleContext): readonly Verdict[] {
  const looked = looking(context);
  const verdicts = rule.decide(params, looked.context);
  if (rule.reads !== 'sheets' && looked.at.size > 0)
    throw new Error(`规则 ${rule.kind} 看了${[...looked.at].join('、')}，却没有声明 reads: 'sheets'`);
  return verdicts;
}

type Given = Readonly<Record<string, NonNullable<Damage['cells']>>>;

/** Checks that no damage makes fail. A duty without a rule (待人工核对) cannot. */
function neverFailing(pack: Pack, clean: Snapshot, given: Given): string[] {
  // Hundreds of workbooks that differ in a cell or two: as in a session, each is read as a change of the one before.
  const memory = new Memory();
  return pack.checks.flatMap((check) =>
    check.rule === null || failure(pack, clean, check, given, memory) ? [] : [`${check.id}（${check.rule.kind}）`],
  );
}

/** The first damage that makes a check fail, and what is decided then. */
function failure(
  pack: Pack,
  clean: Snapshot,
  { id, rule }: CheckDefinition,
  given: Given,
  memory: Memory,
): { context: RuleContext; verdicts: readonly Verdict[] } | null {
  if (rule === null) return null;
  const cells = given[id];
  const ways = cells === undefined ? waysToFail(rule, open(pack, clean, memory).table) : [{ cells }];
  for (const way of ways) {
    const { context } = open(pack, damaged(pack, clean, way), memory);
    const verdicts = decided(ruleOf(rule.kind), rule, context);
    if (verdicts.some(isUnanswered)) return { context, verdicts };
  }
  return null;
}

/** A fault that nobody has explained: an answered 需说明 is none. */
function isUnanswered(verdict: Verdict): boolean {
  return verdict.outcome === 'fail' && verdict.answered !== true;
}

function damaged(
  pack: Pack,
  clean: Snapshot,
  { cells = {}, copiedAndChanged, lostName, oldYearOn, otherUnitOn, staleResult, arrived }: Damage,
): Snapshot {
  let snapshot = clean;
  for (const [id, cell] of Object.entries(cells)) snapshot = withCell(pack, snapshot, id, cell);
  if (copiedAndChanged !== undefined) snapshot = withChangedCopy(pack, snapshot, copiedAndChanged);
  if (lostName !== undefined)
    snapshot = { ...snapshot, names: snapshot.names.filter((one) => one.name !== cellName(lostName)) };
  if (staleResult !== undefined) {
    const cell = open(pack, snapshot).table.place(staleResult)?.cell ?? null;
    if (isFormula(cell)) snapshot = withCell(pack, snapshot, staleResult, { ...cell, value: 43_210.5 });
  }
  if (arrived !== undefined)
    snapshot = withArrival(snapshot, {
      ref: arrived,
      value: 43_210.5,
      file: '上年.xlsx',
      year: 2000,
      from: '本年决算数',
    });
  const year = String(pack.sample['fiscalYear']);
  if (oldYearOn !== undefined)
    snapshot = retyped(snapshot, oldYearOn, (text) => text.replaceAll(`${year}年`, '2009年'));
  if (otherUnitOn !== undefined)
    snapshot = retyped(snapshot, otherUnitOn, (text) => text.replace(/单位：万元$/, '单位：元'));
  return snapshot;
}

function retyped(snapshot: Snapshot, title: string, change: (text: string) => string): Snapshot {
  const retype = (cell: CellSnapshot): CellSnapshot => (typeof cell === 'string' ? change(cell) : cell);
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) =>
      sheet.name === title ? { ...sheet, cells: sheet.cells.map((row) => row.map(retype)) } : sheet,
    ),
  };
}
