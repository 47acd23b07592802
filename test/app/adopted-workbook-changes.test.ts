import { checkWorkbook } from '../../src/app/check-workbook';
import { consolidate } from '../../src/app/consolidate';
import { openLastYear, reviewLastYear, takeLastYear, unlockLastYear } from '../../src/app/last-year';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook, openWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { offerFigures, tableOfText, takeEdits } from '../../src/app/take-figures';
import { noteVersion, offerUpgrade } from '../../src/app/upgrade-workbook';
import { fixEdits } from '../../src/core/commands/fix-edits';
import { unitFigures } from '../../src/core/consolidate/unit-figures';
import { plainValue } from '../../src/core/fields/field-value';
import { inputValidations, planRepair } from '../../src/core/install/repair';
import { noWish } from '../../src/core/intake/plan-intake';
import { Memory } from '../../src/core/memory/memory';
import type { Pack } from '../../src/core/pack/pack';
import { storedResults } from '../../src/core/recalculation/stored-results';
import type { CellEdit, Edit } from '../../src/core/workbook/edit';
import { cachedValue, cellAt, isFormula, type CellSnapshot, type Snapshot } from '../../src/core/workbook/snapshot';
import { parseA1 } from '../../src/core/workbook/address';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { changeWorkbook } from '../../src/hosts/file/patch-workbook/change-workbook';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { foreignForm, type ForeignForm } from '../support/foreign-form';
import { seededRandom } from '../support/random-data';
import { randomSeed } from '../support/seed';

const pack = builtInPack('kaifu-2018');
const findPack = (id: string): Pack | null => (id === pack.id ? pack : null);
const read = (bytes: Uint8Array): Snapshot => readWorkbook(bytes, '附表.xlsx', { sheets: 'all' });
const opened = (bytes: Uint8Array): OpenWorkbook => openWorkbook(read(bytes), findPack, '附表.xlsx');

let own: OpenWorkbook;
let form: ForeignForm;
beforeAll(async () => {
  const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'own' });
  own = opened(await authorWorkbook(edits, { creator: '本单位', cachedResults: true }));
  form = await foreignForm(own.table, (id) => id === 'borrowedStaff');
});

/** What stands in the bureau's own cell of a field. */
function cellOf(bytes: Uint8Array, field: string): CellSnapshot {
  const { sheet, address } = form.places.get(field)!;
  const area = parseA1(address)!;
  return cellAt(
    read(bytes).sheets.find(({ name }) => name === sheet)!,
    area.top,
    area.left,
  );
}

/** Something typed into the bureau's cell. */
function typed(bytes: Uint8Array, field: string, content: CellEdit): Uint8Array {
  const { sheet, address } = form.places.get(field)!;
  const { top, left } = parseA1(address)!;
  return patchWorkbook(bytes, [{ edit: 'set-cells', sheet, row: top, column: left, cells: [[content]] }], '附表.xlsx');
}

const change = (bytes: Uint8Array, edits: readonly Edit[]): Promise<Uint8Array> =>
  changeWorkbook(bytes, '附表.xlsx', edits, {
    read: async (one) => read(one),
    resultsAfter: async (before, after) => storedResults(pack, before, after),
  });

const changedCells = (before: Uint8Array, after: Uint8Array): string[] => {
  const [a, b] = [read(before), read(after)];
  return b.sheets.flatMap(({ name, cells, row, column }, at) =>
    name.startsWith('jixiao')
      ? []
      : cells.flatMap((line, down) =>
          line.flatMap((cell, across) =>
            JSON.stringify(cell) === JSON.stringify(cellAt(a.sheets[at]!, row + down, column + across))
              ? []
              : [`${name} ${row + down},${column + across}`],
          ),
        ),
  );
};

test('取数：万元的数写进元的表是元，别的格一个不动', async () => {
  const workbook = opened(form.adopted);
  const source = tableOfText('金额单位：万元\n项目\t2018年决算数\n公务接待费\t1.2345')!;
  const offer = offerFigures(workbook, [source], () => noWish);
  const edits = takeEdits(workbook, offer, new Set(offer.items.map(({ key }) => key)), '账.txt', '2026-03-15');
  const after = await change(form.adopted, edits);
  expect(cachedValue(cellOf(after, 'officialReception.final'))).toBe(12_345);
  expect(changedCells(form.adopted, after)).toHaveLength(1);
  expect(plainValue(opened(after).table.value('officialReception.final'))).toBe('1.2345');
  const again = offerFigures(opened(after), [source], () => noWish);
  expect(again.items.map(({ state }) => state)).toEqual(['same']);
});

test('文本型数字的改法，按原表的单位', () => {
  const bytes = typed(form.adopted, 'officialReception.final', '12,345.00');
  const workbook = opened(bytes);
  const finding = checkWorkbook(workbook).findings.find(({ cells }) => cells[0]?.field === 'officialReception.final')!;
  expect(finding.message).toMatch(/应改为1\.2345万元/);
  expect(fixEdits(workbook.context, finding.fix!)).toMatchObject([{ cells: [[12_345]] }]);
});

test('手填的合计与明细对不上：说出来；对得上的不说', () => {
  const agrees = (bytes: Uint8Array): string[] =>
    checkWorkbook(opened(bytes)).findings.flatMap(({ level, message, cells }) =>
      cells[0]?.field === 'threePublicExpenses.final' ? [`${level} ${message}`] : [],
    );
  const before = agrees(form.adopted);
  const now = agrees(typed(form.adopted, 'threePublicExpenses.final', 99_900));
  expect(now.filter((one) => !before.includes(one))).toEqual([expect.stringMatching(/^error .*9\.99.*3\.65/)]);
});

test.each([
  ['threePublicExpenses.final', 36_530, true],
  ['threePublicExpenses.final', 36_500.4, false],
  ['staffControlRate', 89, false],
  ['staffControlRate', 91, true],
])('尾差按原表印的位数：%s 填 %d', (field, content, isTold) => {
  const told = checkWorkbook(opened(typed(form.adopted, field, content))).findings.filter(
    ({ level, cells }) => level === 'error' && cells[0]?.field === field,
  );
  expect(told.length > 0).toBe(isTold);
});

test('原表自己的公式：不算改坏，不被盖掉，不被修复；取数碰到它不写', () => {
  const { sheet } = form.places.get('threePublicExpenses.final')!;
  const bytes = typed(form.adopted, 'officialReception.final', { formula: '=4700+4700', value: 9_400 });
  const workbook = opened(bytes);
  const ids = ({ table }: OpenWorkbook): string[] =>
    checkWorkbook(workbook).findings.map(({ check }) => `${check}${table.pack.id}`);
  expect(ids(workbook)).toEqual(checkWorkbook(opened(form.adopted)).findings.map(({ check }) => `${check}${pack.id}`));
  expect(planRepair(pack, read(bytes))).toMatchObject({ edits: [], lost: [], typed: [] });
  expect(inputValidations(pack, read(bytes))).toEqual([]);
  const offer = offerFigures(workbook, [tableOfText('项目\t2018年决算数（万元）\n公务接待费\t7')!], () => noWish);
  expect(() => takeEdits(workbook, offer, new Set(offer.items.map(({ key }) => key)), '账.txt', '2026-03-15')).toThrow(
    /原表自己的公式，没有改/,
  );
  expect(isFormula(cellOf(bytes, 'officialReception.final'))).toBe(true);
  expect(sheet).toBe('附件1（绩效）');
});

test('名称被删：说读不到，拿原表重新认领；没有问到的项不算丢', () => {
  const bytes = patchWorkbook(form.adopted, [{ edit: 'remove-name', name: 'jx.actualStaff' }], '附表.xlsx');
  const told = checkWorkbook(opened(bytes)).findings.filter(({ message }) => message.includes('名称不见了'));
  expect(told).toMatchObject([{ suggestion: expect.stringContaining('重新认领') as string, level: 'error' }]);
  expect(told[0]!.message).toContain('实际在职人数');
  expect(planRepair(pack, read(bytes)).lost).toEqual(['actualStaff']);
});

test('模板换了版本：表不重排，只记版本', () => {
  const snapshot = read(form.adopted);
  const identity = { pack: pack.id, packVersion: '0.0.1', workbookId: 'adopted' };
  expect(offerUpgrade(snapshot, identity, pack)).toMatchObject({ isSameForm: true, changes: [] });
  expect(noteVersion(snapshot, pack)).toMatchObject([{ edit: 'set-cells', cells: [[pack.version]] }]);
});

test('上年数取自认领的原表，也填进认领的原表；原表的样子不动', async () => {
  const lastBytes = typed(typed(form.adopted, 'fiscalYear', '2017年度绩效评价附表'), 'officialReception.final', 56_700);
  const last = openLastYear(read(lastBytes), findPack, '上年.xlsx');
  const bytes = typed(form.adopted, 'officialReception.priorFinal', null);
  const book = opened(bytes);
  const now = { ...book, identity: { ...book.identity, workbookId: 'other' } };
  const review = reviewLastYear(now, last);
  const value = review.plan.values.find(({ field }) => field === 'officialReception.priorFinal')!;
  expect([value.state, plainValue(value.value)]).toEqual(['new', '5.67']);
  const { edits } = takeLastYear(now, last, new Set(), '2026-03-15');
  expect(unlockLastYear(opened(await change(bytes, edits)))).toEqual([]);
  expect([...new Set(edits.map(({ edit }) => edit))].sort()).toEqual(['define-name', 'set-cells']);
  expect(cachedValue(cellOf(await change(bytes, edits), 'officialReception.priorFinal'))).toBe(56_700);
});

test('汇总：没有问到的项，几个单位合不起来就不给合计，列出是哪个单位', () => {
  const unit = (name: string, book: OpenWorkbook) => ({
    file: `${name}.xlsx`,
    figures: { ...unitFigures(book.table, book.snapshot.names, 0), unit: name },
  });
  const units = [unit('甲', own), unit('乙', opened(form.adopted))];
  const book = consolidate(pack, units, '', 'w', new Set());
  const sum = (field: string) => book.sums.find((one) => one.field === field)?.sum.toFixed();
  expect(sum('officialReception.final')).toBe('1.88');
  expect(sum('borrowedStaff')).toBeUndefined();
  expect(book.notAdded).toContainEqual({ field: 'borrowedStaff', file: '乙.xlsx', why: 'absent' });
  expect(consolidate(pack, [units[1]!], '', 'w', new Set()).notAdded.map(({ field }) => field)).not.toContain(
    'borrowedStaff',
  );
});

test('汇总：原表只有合计、没有明细的，说明部门的里面没有它', () => {
  const projects = own.table.pack.byId.get('businessProjects')!;
  const noRows = [...form.places.keys()]
    .filter((id) => /^(?:businessProjects|maintenanceProjects|specialFunds)\[\d+\]\.(?!name)/.test(id))
    .reduce((bytes, id) => typed(bytes, id, null), typed(form.adopted, 'projectExpenditure.final', 3_000_000));
  expect(projects.kind).toBe('rows');
  const book = opened(noRows);
  const file = '丙.xlsx';
  const figures = unitFigures(book.table, book.snapshot.names, 0);
  const { notAdded } = consolidate(pack, [{ file, figures }], '', 'w', new Set());
  expect(notAdded).toContainEqual({ field: 'projectExpenditure.final', file, why: 'total-only' });
  const whole = unitFigures(opened(form.adopted).table, [], 0);
  expect(whole.bareTotals).toEqual([]);
});

test('汇总：原表根本没有明细的，也说部门的里面没有它', async () => {
  const noPlace = await foreignForm(own.table, (id) =>
    /^(?:businessProjects|maintenanceProjects|specialFunds)\./.test(id),
  );
  const book = opened(noPlace.adopted);
  const figures = unitFigures(book.table, book.snapshot.names, 0);
  const units = ['甲.xlsx', '乙.xlsx'].map((file) => ({ file, figures: { ...figures, unit: file } }));
  const { notAdded } = consolidate(pack, units, '', 'w', new Set());
  const told = notAdded.filter(({ field }) => field === 'projectExpenditure.final');
  expect(told).toEqual(units.map(({ file }) => ({ field: 'projectExpenditure.final', file, why: 'total-only' })));
});

test('手填的两处合计都不符：各是各的错，不说一处由另一处引起', () => {
  const wrong = ['threePublicExpenses.final', 'projectExpenditure.final'].reduce(
    (bytes, id) => typed(bytes, id, 99_999_900),
    form.adopted,
  );
  const { findings } = checkWorkbook(opened(wrong));
  const of = (field: string) => findings.find(({ blame, cells }) => blame?.on === 'stale' && cells[0]?.field === field);
  expect(of('threePublicExpenses.final')).toBeDefined();
  expect(of('projectExpenditure.final')).toBeDefined();
  expect(of('threePublicExpenses.final')?.causedBy).toBeUndefined();
  expect(of('projectExpenditure.final')?.causedBy).toBeUndefined();
});

test('只写我们自己的标识时，原表的公式（连读什么都说不清的）留着存好的结果', async () => {
  const bytes = typed(form.adopted, 'vehicleOperation.final', { formula: '=INDIRECT("C5")', value: 27_100 });
  const names: readonly Edit[] = [
    { edit: 'define-name', name: 'jx.borrowedStaff', refersTo: "'附件1（绩效）'!$D$9", hidden: false },
  ];
  const own: readonly Edit[] = [{ edit: 'set-cells', sheet: 'jixiao_标识', row: 40, column: 30, cells: [['x']] }];
  expect(changedCells(bytes, await change(bytes, [...names, ...own]))).toEqual([]);
});

test('边填边核：只算动过的，和从头算的一样', () => {
  const random = seededRandom(randomSeed(31));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'adopted' };
  const memory = new Memory();
  let snapshot = read(form.adopted);
  const told = (book: OpenWorkbook): unknown =>
    checkWorkbook(book).findings.map(({ id, message, level }) => `${level} ${id} ${message}`);
  for (let turn = 0; turn < 40; turn++) {
    const { sheet, address } = pick([...form.places.values()]);
    const area = parseA1(address)!;
    const value = pick<CellSnapshot>([
      null,
      0,
      123_456.7,
      -5,
      '无',
      '1,200',
      { formula: '=1+1', value: 2 },
      '较上年增长30%',
    ]);
    snapshot = {
      ...snapshot,
      sheets: snapshot.sheets.map((one) =>
        one.name !== sheet
          ? one
          : {
              ...one,
              cells: one.cells.map((line, down) =>
                down + one.row !== area.top
                  ? line
                  : line.map((cell, across) => (across + one.column === area.left ? value : cell)),
              ),
            },
      ),
    };
    if (turn % 10 === 9) {
      // A field is accepted or taken back while the pane is open.
      const [line, ...rest] = [...snapshot.names].filter(({ name }) => /^jx\.(?!identity)/.test(name));
      snapshot = { ...snapshot, names: snapshot.names.filter(({ name }) => name !== line!.name || rest.length === 0) };
    }
    expect(told(bindWorkbook(snapshot, pack, identity, memory))).toEqual(told(bindWorkbook(snapshot, pack, identity)));
  }
});
