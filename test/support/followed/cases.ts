import type { Fragment } from '../../../src/core/narrative/fragment';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import type { Data } from '../../../src/core/table/data';
import { builtInPack } from '../built-in-pack';
import { packReport } from '../pack-report';

/** A report as it was written first, and what its workbook says from time to time. */
export interface ReportCase {
  readonly docx: Uint8Array;
  readonly links: readonly LinkPackage[];
}

export const casePacks = [
  'kaifu-2018',
  'kaifu-2020',
  'wangcheng-2020',
  'huaihua-2022',
  'hunan-2023',
  'taojiang-2024',
] as const;

const project = (name: string, amount: number) => ({ name, priorFinal: amount, budget: amount + 1, final: amount + 2 });
const rows = [project('1、业务工作专项', 96.4), project('2、法治宣传专项', 12.5), project('3、档案数字化专项', 7.31)];

/** How a workbook moves: figures, texts, reasons, rows that come and go at the end, whose report it is, and of which year. */
const versions: readonly Data[] = [
  { businessProjects: rows.slice(0, 2) },
  { businessProjects: rows.slice(0, 2), actualStaff: 7, authorizedPosts: 19, 'officialReception.final': 1.07 },
  {
    businessProjects: rows,
    ...{ actualStaff: 21, borrowedStaff: 6, 'basicExpenditure.final': 512.5 },
    'reportText.otherMatters': '一是台账不全。\n二是预算编制不细，2处支出没有细化。',
  },
  {
    businessProjects: [project('1、业务工作专项', 101.5)],
    ...{ priorStaff: 12, 'publicOutlay.final': 77.12, 'vehicleOperation.final': 1.9 },
    'reportText.mainProblems': '预算执行进度慢，3个项目未按期完成。',
  },
  {
    businessProjects: rows.slice(0, 2),
    ...{ budgetUnitName: '长沙市雨花区房产事务中心', budgetUnitShortName: '雨花房产', actualStaff: 30 },
  },
  { businessProjects: rows.slice(0, 2), fiscalYear: 2025, 'officialReception.final': 0, nonPostStaff: 3 },
];

const made = new Map<string, Promise<ReportCase>>();

/** Each pack's own once: the same for every sequence. */
export function reportCase(id: string): Promise<ReportCase> {
  let own = made.get(id);
  if (own === undefined) made.set(id, (own = makeCase(id)));
  return own;
}

async function makeCase(id: string): Promise<ReportCase> {
  const pack = builtInPack(id);
  const isTyped = (field: string): boolean => {
    const found = pack.byId.get(field);
    return found !== undefined && !('derive' in found);
  };
  const links: LinkPackage[] = [];
  let docx: Uint8Array | null = null;
  for (const [index, all] of versions.entries()) {
    const data = Object.fromEntries(Object.entries(all).filter(([field]) => isTyped(field)));
    const report = await packReport(id, data, `2026-0${index + 1}-01T00:00:00.000Z`);
    links.push(report.link);
    docx ??= report.docx;
  }
  return { docx: docx!, links };
}

/** Fragments that say other words or figures in another workbook. */
export function movingBetween(a: LinkPackage, b: LinkPackage): Set<string> {
  const texts = ({ fragments }: LinkPackage) => new Map(fragments.map((one) => [one.id, wordsOf(one)]));
  const [from, to] = [texts(a), texts(b)];
  return new Set([...from.keys()].filter((one) => from.get(one) !== to.get(one)));
}

function wordsOf({ paragraphs }: Fragment): string {
  return paragraphs.map((runs) => runs.map(({ text }) => text).join('')).join('\n');
}
