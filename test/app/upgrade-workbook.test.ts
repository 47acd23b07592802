import { checkWorkbook } from '../../src/app/check-workbook';
import { openLastYear } from '../../src/app/last-year';
import { newWorkbook } from '../../src/app/new-workbook';
import type { OpenWorkbook } from '../../src/app/open-workbook';
import { offerUpgrade, upgradedWorkbook, versionAgainst } from '../../src/app/upgrade-workbook';
import { plainValue } from '../../src/core/fields/field-value';
import { readArrivals } from '../../src/core/fields/arrivals';
import { comparePacks, type PackChange } from '../../src/core/upgrade/compare';
import { indexPack } from '../../src/core/pack/pack';
import { readBaselines, readIdentity } from '../../src/core/workbook/identity';
import { isFormula } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack } from '../support/built-in-pack';
import { authoredHost } from '../support/authored-host';
import { definition, next, old, open, sessionOn, snapshotOf, used } from '../support/pack-versions';

const told = ({ part, change, id, label, before, after }: PackChange): string =>
  [part, change, id, label, before, after].filter((one) => one !== undefined).join(' ');

test('两个版本的定义在一起：每一类改动都列出来', () => {
  const changes = comparePacks(old, next);
  const [one, other] = next.scoring.levels[1]!.children[0]!.indicators;
  expect(changes.map(({ part, change, id }) => `${part} ${change} ${id}`)).toEqual([
    'field renamed secondedStaff',
    'field removed trainees',
    'field added volunteers',
    'sheet changed supplement',
    `check changed ${next.checks[0]!.id}`,
    `weight changed ${one!.id}`,
    `weight changed ${other!.id}`,
    'sentence changed institutions',
    // Names the field that was renamed.
    'sentence changed staffing',
    'threshold changed changeRate',
  ]);
  expect(changes.find(({ part }) => part === 'check')).toMatchObject({ before: '错误', after: '提示' });
  const byHand = {
    ...next,
    checks: next.checks.map((one, at) => (at === 0 ? { ...one, rule: null } : one)),
  };
  expect(comparePacks(old, byHand).find(({ part }) => part === 'check')?.after).toBe('提示，待人工核对');
  expect(comparePacks(next, next)).toEqual([]);
});

test.each([
  ['1.0.0', '1.0.0', 'same'],
  ['1.0.0', '1.1.0', 'older'],
  ['1.9.0', '1.10.0', 'older'],
  ['2.0.0', '1.9.9', 'newer'],
])('%s 的工作簿，%s 的模板：%s', (packVersion, version, answer) => {
  expect(versionAgainst({ packVersion }, { version })).toBe(answer);
});

describe('打开旧版本的工作簿', () => {
  test('没有旧的定义，也说得出：改名的、去掉的（连同原来的数）、新加的、分值', async () => {
    const snapshot = await snapshotOf(await used());
    const offer = offerUpgrade(snapshot, readIdentity(snapshot)!, next)!;
    const [one, other] = next.scoring.levels[1]!.children[0]!.indicators;
    expect(offer).toMatchObject({ from: '1.0.0', to: '1.1.0', isSameForm: false, isComplete: false });
    expect(offer.changes.map(told)).toEqual([
      'field renamed secondedStaff 补充资料/借用人员 borrowedStaff',
      'field removed trainees trainees 4',
      'field added volunteers 补充资料/志愿者',
      `weight changed ${one!.id} ${one!.label} ${Number(one!.full) - 1}分 ${String(one!.full)}分`,
      `weight changed ${other!.id} ${other!.label} ${Number(other!.full) + 1}分 ${String(other!.full)}分`,
      expect.stringMatching(/^sheet changed supplement/) as string,
    ]);
    expect(offerUpgrade(snapshot, { ...readIdentity(snapshot)!, packVersion: '1.1.0' }, next)).toBeNull();
  });

  test('升级后：每个数、每一行、说明、上年数和来源都在；没有位置的说出来', async () => {
    const before = await snapshotOf(await used());
    const upgraded = upgradedWorkbook(before, readIdentity(before)!, next);
    expect(upgraded.left).toEqual([{ id: 'trainees', value: '4' }]);
    const after = await snapshotOf(upgraded.edits);
    const [was, is] = [open(before, old), open(after, next)];
    expect(is.identity).toEqual({ pack: 'kaifu-2018', packVersion: '1.1.0', workbookId: 'mine' });
    const inputs = (book: OpenWorkbook): Map<string, string | null> =>
      new Map(
        book.pack.fields
          .flatMap((field) =>
            field.kind === 'rows'
              ? field.columns.flatMap(({ id }) => book.table.expand(`${field.id}.${id}`))
              : 'derive' in field && field.derive !== undefined
                ? []
                : [field.id],
          )
          .map((id) => [id, plainValue(book.table.value(id))]),
      );
    const [one, other] = [inputs(was), inputs(is)];
    for (const [id, value] of one)
      if (id !== 'trainees')
        expect([id, other.get(id === 'borrowedStaff' ? 'secondedStaff' : id)]).toEqual([id, value]);
    expect(one.size).toBeGreaterThan(100);
    expect(other.get('vehicleOperation.final')).toBe('2.71 万');
    expect(readBaselines(after)).toEqual(readBaselines(before));
    expect([...readArrivals(after).byRef.values()]).toEqual([...readArrivals(before).byRef.values()]);
    const notes = (book: OpenWorkbook) =>
      checkWorkbook(book)
        .findings.filter(({ check }) => check === 'priorYearWorkbook')
        .map(({ state, message }) => `${state} ${message}`);
    expect(notes(is)).toEqual(notes(was));
    expect(notes(is)[0]).toMatch(/^explained 上年在职人数现在是8人，装入时是9人/);
    const structure = checkWorkbook(is).findings.filter(({ check }) => /formula|name/i.test(check));
    expect(structure.map(({ message }) => message)).toEqual([]);
  });

  test('行排过序、标识不是 k1 k2 了：标识跟着行走', async () => {
    const edits = await used();
    const { table } = open(await snapshotOf(edits), old);
    const place = table.place('businessProjects[1].name')!;
    const key = edits.find((edit) => edit.edit === 'define-name' && edit.name === 'jx.businessProjects.key');
    const [, column] = /\$([A-Z]+)\$(\d+)/.exec(key?.edit === 'define-name' ? key.refersTo : '')!;
    const before = await snapshotOf([
      ...edits,
      {
        edit: 'set-cells',
        sheet: place.sheet,
        row: Number(/\d+/.exec(place.address)![0]),
        column: column!.charCodeAt(0) - 64,
        cells: [['k7']],
      },
    ]);
    const after = open(await snapshotOf(upgradedWorkbook(before, readIdentity(before)!, next).edits), next);
    expect(after.table.keys('businessProjects').of.slice(0, 2)).toEqual(['k7', 'k2']);
  });

  test('只有公式的写法换了：说几格公式不同', () => {
    const pack = builtInPack('kaifu-2018');
    const now = installedSnapshot(pack, {});
    const former = {
      ...now,
      sheets: now.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((line) =>
          line.map((cell) => (isFormula(cell) ? { ...cell, formula: `=IF(1=1,${cell.formula.slice(1)},"")` } : cell)),
        ),
      })),
    };
    const identity = { ...readIdentity(now)!, packVersion: '1.0.0' };
    expect(offerUpgrade(now, identity, pack)).toMatchObject({ changes: [], isSameForm: true });
    expect(offerUpgrade(former, identity, pack)!.changes.map(told)).toEqual([
      expect.stringMatching(/^sheet changed formulas 公式 {2}\d+ 个格子的公式不同$/) as string,
    ]);
  });

  test('表没有变（只改了句子）：只记版本，不重新装', async () => {
    const draft = definition();
    draft.version = '1.0.1';
    draft.reports[0]!.sections[0]!.fragments[0]!.text = '换了一句。';
    const newer = indexPack(draft);
    const base = indexPack(definition());
    const host = await authoredHost(newWorkbook({ pack: base, sample: true, data: {}, workbookId: 'mine' }));
    const session = sessionOn(host, newer);
    await session.start();
    expect(await session.offerUpgrade()).toMatchObject({ isSameForm: true, changes: [] });
    await session.upgrade();
    expect(session.getSnapshot()).toMatchObject({ conflict: null, trouble: null });
    expect(session.getSnapshot().book!.workbook.identity.packVersion).toBe('1.0.1');
    expect(await session.offerUpgrade()).toBeNull();
  });
});

test('上年的工作簿是旧版本的：改了编号的项也取得到', async () => {
  const lastEdits = newWorkbook({
    pack: old,
    sample: false,
    data: { fiscalYear: 2017, borrowedStaff: 3 },
    workbookId: 'last',
  });
  const last = openLastYear(await snapshotOf(lastEdits), () => next, '2017.xlsx');
  expect(plainValue(last.workbook.table.value('secondedStaff'))).toBe('3');
});
