import { openLastYear, rollForward } from '../../src/app/last-year';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { Data } from '../../src/core/table/data';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { readPack } from '../../src/core/pack/read-pack';
import type { PackDefinition, RowDefinition } from '../../src/core/pack/schema';
import type { Edit } from '../../src/core/workbook/edit';
import { readIdentity } from '../../src/core/workbook/identity';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import type { WorkbookHost } from '../../src/hosts/port/workbook-host';
import { authoredHost } from './authored-host';
import { builtInTrees } from './built-in-pack';
import { handClock } from './hand-clock';

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type Draft = Writable<PackDefinition>;

/** The built-in definition, called 1.0.0 here whatever its own version is. */
export function definition(): Draft {
  const reading = readPack({ layers: builtInTrees('kaifu-2018') });
  if (!reading.ok) throw new Error('kaifu-2018 has faults');
  return { ...(JSON.parse(JSON.stringify(reading.pack)) as Draft), version: '1.0.0' };
}

/** One more count on 《补充资料》, laid out like 借用人员. */
function addCount(draft: Draft, id: string, label: string): void {
  const model = draft.fields.find((one) => one.id === 'borrowedStaff')!;
  draft.fields.push({ ...model, id, label: `补充资料/${label}`, aliases: [] } as Draft['fields'][number]);
  const sheet = draft.sheets.find(({ rows }) => rows.some((row) => row.id === 'borrowedStaff'))!;
  const at = sheet.rows.findIndex((row) => row.id === 'borrowedStaff');
  const text = JSON.stringify(sheet.rows[at])
    .replaceAll('borrowedStaff', id)
    .replace(/借用人员/g, label);
  sheet.rows.splice(at + 1, 0, JSON.parse(text) as Writable<RowDefinition>);
}

/** 1.0.0：多一项实习人员。 */
export const old = ((): Pack => {
  const draft = definition();
  addCount(draft, 'trainees', '实习人员');
  return indexPack(draft);
})();

/** 1.1.0：借用人员换了编号，实习人员去掉，志愿者新加；一条核对的级别、一句话、两处分值、界线变了。 */
export const next = ((): Pack => {
  let draft = definition();
  addCount(draft, 'volunteers', '志愿者');
  draft = JSON.parse(JSON.stringify(draft).replaceAll('borrowedStaff', 'secondedStaff')) as Draft;
  draft.version = '1.1.0';
  draft.fields.find((one) => one.id === 'secondedStaff')!.aliases.push('borrowedStaff');
  draft.checks[0]!.level = 'notice';
  draft.thresholds.changeRate = '0.2';
  draft.reports[0]!.sections[0]!.fragments[0]!.text = '本部门有{{ administrativeUnits | plain }}个行政单位。';
  const [one, other] = draft.scoring.levels[1]!.children[0]!.indicators;
  one!.full = String(Number(one!.full) + 1);
  other!.full = String(Number(other!.full) - 1);
  return indexPack(draft);
})();

export const snapshotOf = async (edits: readonly Edit[]): Promise<Snapshot> => (await authoredHost(edits)).read();
export const open = (snapshot: Snapshot, pack: Pack): OpenWorkbook =>
  bindWorkbook(snapshot, pack, readIdentity(snapshot)!);

/** What a unit has by the end of the season: rows, explanations, 上年数, a number typed as text. */
const data: Data = {
  borrowedStaff: 3,
  trainees: 4,
  businessProjects: [
    { name: '征地调查', priorFinal: 96.4, final: 100 },
    { name: '安置审核', final: 3 },
  ],
  findingNotes: [{ findingId: 'priorYearWorkbook', subject: 'priorStaff', note: '上年文件在会审前。' }],
};

export async function used(): Promise<Edit[]> {
  const lastEdits = newWorkbook({
    pack: old,
    sample: false,
    data: { fiscalYear: 2017, actualStaff: 9 },
    workbookId: 'last',
  });
  const last = openLastYear(await snapshotOf(lastEdits), () => old, '2017.xlsx');
  const rolled = rollForward(old, last, 'mine', '2019-03-01').edits;
  const filled = newWorkbook({ pack: old, sample: true, data: { ...data, priorStaff: 8 }, workbookId: 'mine' });
  const table = open(await snapshotOf(filled), old).table;
  const at = (id: string): { sheet: string; row: number; column: number } => {
    const { sheet, address } = table.place(id)!;
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(address)!;
    return { sheet, row: Number(row), column: letters!.charCodeAt(0) - 64 };
  };
  const memory = rolled.filter((edit) => edit.edit !== 'add-sheet' && 'sheet' in edit && edit.sheet === 'jixiao_标识');
  const names = rolled.filter((edit) => edit.edit === 'define-name' && /lastYear/.test(edit.name));
  return [
    ...filled,
    ...memory,
    ...names,
    { edit: 'set-cells', sheet: 'jixiao_标识', row: 10, column: 1, cells: [['priorYearWorkbook#priorStaff', '8|9']] },
    { edit: 'set-cells', ...at('vehicleOperation.final'), cells: [['2.71 万']] },
    { edit: 'add-sheet', sheet: '我的底稿', visibility: 'visible' },
    { edit: 'set-cells', sheet: '我的底稿', row: 1, column: 1, cells: [['草稿']] },
  ];
}

export function sessionOn(host: WorkbookHost, pack: Pack): WorkbookSession {
  return new WorkbookSession({
    host,
    packs: { list: async () => [], load: async () => pack },
    clock: handClock(),
    newId: () => 'mine',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
}
