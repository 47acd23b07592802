import { checkWorkbook } from '../../../../src/app/check-workbook';
import { newWorkbook } from '../../../../src/app/new-workbook';
import { bindWorkbook } from '../../../../src/app/open-workbook';
import { Memory } from '../../../../src/core/memory/memory';
import type { Finding } from '../../../../src/core/rules/finding';
import type { Snapshot } from '../../../../src/core/workbook/snapshot';
import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import type { WorkbookHost } from '../../../../src/hosts/port/workbook-host';
import { projectRows } from '../../../../bench/project-list';
import { blockRows } from '../../../../bench/edit-rows';
import { projectListPack } from '../../../support/project-list';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel } from './blank-excel';

const pack = projectListPack();
const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'rows' };
const sheet = '项目清单';
const memory = new Memory();
/** The simulated grid takes minutes for the insertion of ten thousand rows: those are measured by hand (docs/measurements.md). */
const many = Number(process.env['JIXIAO_MANY_ROWS'] ?? 500);
let excel: OpenExcel;
let host: WorkbookHost;

const total = (snapshot: Snapshot): number => {
  const value = bindWorkbook(snapshot, pack, identity, memory).table.value('projectsTotal.final');
  return value.is === 'number' ? value.number.toNumber() : NaN;
};
const findings = (snapshot: Snapshot): readonly Finding[] =>
  checkWorkbook(bindWorkbook(snapshot, pack, identity, memory)).findings.filter(({ cells }) =>
    cells.some((cell) => cell.sheet === sheet),
  );

beforeAll(async () => {
  excel = blankExcel();
  host = createExcelHost();
  await host.apply(newWorkbook({ pack, sample: true, data: { projects: projectRows(5) }, workbookId: 'rows' }));
  await host.read();
}, 120_000);
afterAll(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});

test(`在中间插入再粘贴${many}行：一次往返读回，合计和行数都对，缺公式的只报几条`, async () => {
  const [top] = blockRows(await host.read(), 'projects');
  const rows = projectRows(many).map((row) => [
    row['name'],
    '',
    row['category'],
    row['purpose'],
    row['priorFinal'],
    row['initialBudget'],
    row['supplement'],
  ]);
  await excel.run(async ({ workbook }) => {
    const target = workbook.worksheets.getItem(sheet);
    target.protection.unprotect();
    target.getRange(`${top + 1}:${top + many}`).insert('Down');
  });
  await excel.run(async ({ workbook }) => {
    const target = workbook.worksheets.getItem(sheet);
    target.getRange(`A${top + 1}:G${top + many}`).values = rows;
    target.getRange(`I${top + 1}:I${top + many}`).values = projectRows(many).map((row) => [row['final']]);
  });
  excel.host.traffic.reset();
  const start = performance.now();
  const snapshot = await host.read();
  const read = performance.now() - start;
  expect(excel.host.traffic).toMatchObject({ roundTrips: 1, writes: 0 });
  expect(blockRows(snapshot, 'projects')).toEqual([top, top + many + 4]);
  const expected = [...projectRows(many), ...projectRows(5)].reduce((sum, { final }) => sum + Number(final), 0);
  expect(total(snapshot)).toBeCloseTo(expected, 2);
  const told = findings(snapshot);
  expect(told.length).toBeLessThan(10);
  expect(told.filter(({ check }) => check === 'formulaIntact').map(({ group }) => group?.rows)).toEqual([many, many]);
  process.stdout.write(`Excel 宿主（模拟）：${many}行的表，一次读取 ${Math.round(read)} ms\n`);
}, 300_000);
