import { yearsInFigures } from '../fields/date-text';
import { layoutSheet } from '../layout/layout';
import type { Pack } from '../pack/pack';
import type { HeadRows } from './head-rows';
import { isWords, type PrintedGrid } from './printed-grid';
import { printedName, yearIn } from './printed-name';

/** Which of the pack's sheets a printed sheet is, by its title. */
export interface FormKind {
  /** Title of the pack's sheet; null: no title tells. */
  readonly sheet: string | null;
  /** Those whose title it might be alike, where several are: 项目支出绩效自评表, one for each project. */
  readonly several: readonly string[];
  /** What is printed at its top; '' where nothing is. */
  readonly title: string;
  /** A title is printed that is no form of this pack's. */
  readonly isOther: boolean;
  readonly year: number | null;
  /** The block of the title that says the year. */
  readonly yearAt: { readonly top: number; readonly left: number } | null;
}

/** Words of forms for other purposes, whatever else their title has in common with ours. */
const otherPurposes =
  /申报|目标表|目标申请|批复表|公开表|监控|台账|示例|样表|填报说明|填表说明|汇总|事前|事中|重点评价|财政评价|机关运行|债务|资产负债/;

/** @param top the form's first row: there may be another one above it on the sheet */
export function formKind(pack: Pack, grid: PrintedGrid, heads: HeadRows, top: number): FormKind {
  const titles = titlesOf(grid, heads, top);
  const printed = titles.find(({ text }) => isTitle(text)) ?? null;
  const ours = titlesOfPack(pack);
  const text = printed?.text ?? '';
  const alike = sheetsFor(printed ? text : grid.sheet, ours);
  // The layout of 财预〔2020〕10号 has the year in brackets beneath the title.
  const dated = yearIn(text) === null ? titles.find((one) => isYearLine(one.text)) : printed;
  const year = yearIn(dated?.text ?? '') ?? yearIn(grid.sheet);
  return {
    sheet: alike.length === 1 ? alike[0]! : null,
    several: alike,
    title: text,
    isOther: printed !== null && alike.length !== 1,
    year,
    yearAt: dated && yearIn(dated.text) !== null ? { top: dated.top, left: dated.left } : null,
  };
}

/** Whether a text is the title of a form: of one of the pack's, or of one for another purpose. */
export function formTitles(pack: Pack): (text: string) => boolean {
  let ours: readonly TitleOfPack[] | null = null;
  return (text) => {
    if (!isTitle(text)) return false;
    if (otherPurposes.test(text) && /表$/.test(bare(text))) return true;
    ours ??= titlesOfPack(pack);
    return sheetsFor(text, ours).length > 0;
  };
}

function isYearLine(text: string): boolean {
  return /^\(?(?:19|20)\d{2}年度?\)?$/.test(text.normalize('NFKC').replace(/\s/g, ''));
}

interface PrintedTitle {
  readonly text: string;
  readonly top: number;
  readonly left: number;
}

/** Lines above the first head, one text alone in its row. */
function titlesOf(grid: PrintedGrid, heads: HeadRows, top: number): PrintedTitle[] {
  const found: PrintedTitle[] = [];
  for (let row = top; row < top + 12 && row <= grid.rows && !heads.isHead(row); row++)
    for (const block of grid.row(row)) if (isWords(block)) found.push(block);
  return found;
}

function isTitle(text: string): boolean {
  const plain = bare(text);
  return (
    plain.length >= 4 &&
    plain.length <= 45 &&
    /(?:表|报告|情况|数据|台账|清单)(?:\([^()]*\))?$/.test(plain) &&
    !/[:：。；]/.test(plain)
  );
}

function bare(text: string): string {
  return (
    yearsInFigures(text)
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(
        /^(?:附[件表]|表(?=[一二三四五六七八九十\d]))[一二三四五六七八九十]*\d*?(?:[-—.、:]+\d*?)?(?=(?:19|20)\d{2}年|\D|$)/,
        '',
      )
      // What stands behind a title and names no other form: its measure, and which year's papers it is among.
      .replace(/\((?:金额)?(?:计量)?单位:?[^()]*元\)$|\((?:19|20)\d{2}年度?(?:年?报|报送|填报|版)?\)$/, '')
      .replace(/(?:19|20)\d{2}年?度?|[_＿]{2,}年?度?|^年度/g, '')
  );
}

interface TitleOfPack {
  readonly sheet: string;
  readonly names: readonly string[];
}

function titlesOfPack(pack: Pack): TitleOfPack[] {
  return pack.sheets.map((definition) => {
    const { cells } = layoutSheet(pack, definition, { year: 2000, unitName: '', rowCount: () => 1 });
    const printed = cells
      .filter(({ style, text }) => /^title/.test(style) && text !== undefined)
      .map(({ text }) => bare(text!));
    return { sheet: definition.title, names: [bare(definition.title), ...printed] };
  });
}

/** The sheet whose title this is, give or take 评价 for 自评, brackets and a place's name; several that are called alike. */
function sheetsFor(raw: string, ours: readonly TitleOfPack[]): readonly string[] {
  const text = plain(raw);
  if (text === '') return [];
  const exact = ours.filter(({ names }) => names.some((name) => plain(name) === text));
  if (exact.length > 0) return exact.map(({ sheet }) => sheet);
  // 整体支出绩效自评表, without 部门.
  const shorter = ours.filter(({ names }) => text.length >= 8 && names.some((name) => plain(name).endsWith(text)));
  if (shorter.length > 0) return shorter.map(({ sheet }) => sheet);
  const like = ours
    .filter(({ sheet, names }) => names.some((name) => isLike(text, plain(name), plain(sheet))))
    .map(({ sheet }) => sheet);
  // 某县…绩效自评基础数据表 says 绩效自评表 on its way.
  const ending = like.filter((sheet) => text.endsWith(plain(sheet)));
  return ending.length > 0 ? ending : like;
}

function plain(text: string): string {
  return printedName(
    bare(text)
      .replace(/\(单位\)/g, '')
      .replace(/[()]/g, ''),
  ).replace(/自评价|自评|评价/g, '评');
}

/** It ends as our sheet is called, and says most of what our title says; nothing of another purpose. */
function isLike(text: string, title: string, sheet: string): boolean {
  const foreign = otherPurposes.exec(text)?.[0];
  if (foreign !== undefined && !title.includes(foreign)) return false;
  const core = sheet.replace(/表$/, '').replace(/\d{1,2}$/, '');
  if (!text.includes(core) || !/表$|数据$|情况$/.test(text)) return false;
  const pairs = (one: string): string[] => [...one.slice(0, -1)].map((sign, at) => sign + one[at + 1]!);
  const said = new Set(pairs(text));
  const wanted = pairs(title);
  return (
    wanted.length > 0 &&
    wanted.filter((pair) => said.has(pair)).length / wanted.length >= 0.6 &&
    /绩效|整体支出|项目支出/.test(text)
  );
}
