import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import type { Data } from '../../../src/core/table/data';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import type { Pack } from '../../../src/core/pack/pack';
import { baselinesTop, identitySheet, readIdentity } from '../../../src/core/workbook/identity';
import type { Edit } from '../../../src/core/workbook/edit';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';

const pack: Pack = builtInPack('kaifu-2018');

/** Typed by hand over the sheet: what a pane meets in a real office. */
interface HandWork {
  readonly data?: Data;
  /** Field → what was typed over its cell, formulas included. */
  readonly typed?: Readonly<Record<string, number | string | null>>;
  /** Finding id → figures as they were when it was explained. */
  readonly baselines?: Readonly<Record<string, readonly string[]>>;
}

/** The bytes of a workbook that the product itself made, then worked on by hand. */
async function bookOf({ data = {}, typed = {}, baselines = {} }: HandWork): Promise<Uint8Array> {
  const edits: Edit[] = newWorkbook({ pack, sample: true, data, workbookId: 'story' });
  const snapshot = readWorkbook(await authorWorkbook(edits, { creator: 'test' }), 'story.xlsx');
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  for (const [field, content] of Object.entries(typed)) edits.push(fieldEdit(table, field, content)!);
  const kept = Object.entries(baselines).map(([id, figures]) => [id, figures.join('|')]);
  if (kept.length > 0)
    edits.push({ edit: 'set-cells', sheet: identitySheet, row: baselinesTop, column: 1, cells: kept });
  return authorWorkbook(edits, { creator: 'test' });
}

/** 14:32 of the pictures: two errors, several things to explain, one explained whose number moved. */
export function storyBook(): Promise<Uint8Array> {
  return bookOf({
    data: { 'officeExpense.final': 142000 },
    typed: {
      'threePublicExpenses.final': 3.75,
      'changeExplanation.basicExpenditure.reason': null,
      'changeExplanation.projectExpenditure.reason': null,
    },
    baselines: { personnelExpensesBudgetChange: ['161.2', '220.1'] },
  });
}

/** Explanations that contradict the figures: one with a corrected sentence, one without, and one that contradicts itself. */
export function mendBook(): Promise<Uint8Array> {
  return bookOf({
    data: {
      'changeExplanation.personnelExpenses.reason':
        '人员经费比本年预算减少63.10万元，下降39.14%，年中提高工资标准、补发津贴，并按规定缴纳职业年金。',
      'changeExplanation.publicOutlay.reason': '会议费由8万元增加到12万元，增加5万元。',
    },
  });
}

/** The pack's own example, as installed. */
export function sampleBook(): Promise<Uint8Array> {
  return bookOf({});
}

/** The year before, as its own workbook: 上年数 are taken from it. */
export async function lastYearBook(): Promise<Buffer> {
  const data = {
    fiscalYear: 2017,
    'officialReception.final': 1.21,
    'basicExpenditure.final': 278.9,
    businessProjects: [
      { name: '1、业务工作专项', final: 96.4 },
      { name: '2、安置审核', final: 3 },
    ],
  };
  return Buffer.from(
    await authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId: 'last' }), { creator: 'test' }),
  );
}

/** Required cells still empty. */
export function unfinishedBook(): Promise<Uint8Array> {
  return bookOf({ typed: { authorizedPosts: null, 'publicOutlay.final': null, initialBudget: null } });
}
