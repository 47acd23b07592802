import type { MapLeftOver } from '../../app/adopt-form';
import { amountAs } from '../../core/adopt/ask-units';
import type { AdoptedField, AdoptionPlan } from '../../core/adopt/plan';
import { columnRef, parseRowId } from '../../core/pack/concrete-id';
import type { Pack } from '../../core/pack/pack';
import type { AdoptedRow, AdoptResult } from '../contract';
import { displayWidth, fitted } from './columns';

export function adoptResult(
  plan: AdoptionPlan,
  pack: Pack,
  files: readonly string[],
  leftOver: readonly MapLeftOver[],
): AdoptResult {
  return {
    files: [...files],
    year: plan.year,
    fields: plan.fields.map((field) => rowOf(field, pack)),
    units: plan.units.map(({ sheet, printed, said, likeliest, largest, fields }) => ({
      sheet,
      ...(printed && { printed }),
      amountUnit: said ?? likeliest,
      said: said !== null,
      largest,
      fields,
    })),
    unfamiliar: plan.unfamiliar.map(({ sheet, address, text, why }) => ({ sheet, address, text, ...(why && { why }) })),
    columns: plan.columns.map(({ sheet, address, text, rows }) => ({ sheet, address, text, rows })),
    ...(leftOver.length > 0 && {
      mapLeftOver: leftOver.map(({ field, place, why }) => ({ field, cell: { ...place }, why })),
    }),
  };
}

function rowOf({ field, labelPath, state, candidates, waitsForUnit }: AdoptedField, pack: Pack): AdoptedRow {
  const [first] = candidates;
  const unit = pack.byId.get(columnRef(field))?.unit ?? null;
  const measure = first?.measure ?? 'plain';
  const printed = measure === 'plain' ? unit : measure === 'ratio' || measure === 'percent' ? '%' : measure;
  return {
    field,
    labelPath,
    state,
    cell: first ? { sheet: first.sheet, address: first.address } : null,
    confidence: first?.confidence ?? 0,
    ...(first && printed !== null && { amountUnit: printed }),
    ...(first && { why: first.why }),
    ...(waitsForUnit && state === 'proposed' && { waitsForUnit }),
    ...(state === 'proposed' && {
      candidates: candidates.map(({ sheet, address, confidence, why, isOdd }) => ({
        sheet,
        address,
        confidence,
        why,
        ...(isOdd && { isOdd }),
      })),
    }),
  };
}

/** Field by field as people read it; what the form does not ask for is only counted. */
export function adoptText(result: AdoptResult, pack: Pack, file: string, width: number): string {
  const { files, year, fields, units, unfamiliar, columns, mapLeftOver = [] } = result;
  const of = (state: AdoptedRow['state']): AdoptedRow[] => fields.filter((one) => one.state === state);
  const [bound, waiting, absent] = [of('bound'), of('proposed'), of('absent')];
  const proposed = waiting.filter((one) => !one.waitsForUnit);
  const name = (path: string): string => path.replaceAll('/', '／');
  const place = (at: { sheet: string; address: string }): string => `${at.sheet}!${at.address}`;
  const lines = [
    `${file}：按“${pack.title}”认出 ${bound.length} 项${year === null ? '，表上没有写是哪一年的' : `，是 ${year} 年度的`}。`,
    ...bound.map((one) => `  ${name(one.labelPath)}  ${place(one.cell!)}${unitText(one)}`),
  ];
  for (const { sheet, printed, said, amountUnit, largest } of units) {
    const own = waiting.filter((one) => one.waitsForUnit && one.cell!.sheet === sheet);
    if (!said && own.length > 0) lines.push(unitAsked(sheet, printed, own.length, amountUnit, largest));
  }
  if (proposed.length > 0)
    lines.push(
      `还有 ${proposed.length} 项要您认可，没有认下来。只有一处像的，用 --accept all 或写明哪几项；标着“要写明”的，写明是哪一项；好几处像的、和对照表不一样的，写明是哪一格，如 --accept ${exampleOf(proposed)}：`,
      ...proposed.flatMap((one) => proposedLines(name(one.labelPath), one.candidates!, width)),
    );
  lines.push(...leftOverLines(mapLeftOver, (id) => labelOf(pack, id)));
  if (columns.length > 0)
    lines.push(
      '表上这些列，列名看不出是哪一年的预算还是决算，或者不是本年、上年的，下面的数没有认：',
      ...columns.map((one) => `  ${place(one)}  ${one.text}（${one.rows} 行有数）`),
      '真是模板里的哪一列，把列名改成模板的写法（如“上年决算数”“本年预算数”“本年决算数”）再认领，或用 --map 写明在哪一格。',
    );
  const rows = unfamiliar.filter(({ why }) => why === undefined);
  const aside = unfamiliar.filter(({ why }) => why !== undefined);
  if (rows.length > 0) lines.push('表上这些行，模板里没有：', ...rows.map((one) => `  ${place(one)}  ${one.text}`));
  if (aside.length > 0)
    lines.push('这些没有认，请看一眼：', ...aside.map((one) => `  ${place(one)}  ${one.text}（${one.why}）`));
  const among = columns.length > 0 ? '，或者在上面没有认的列里' : '';
  if (absent.length > 0) lines.push(`模板里另有 ${absent.length} 项，这份表上没有${among}。`);
  if (files.length > 0) lines.push(`已写出 ${files.join('、')}。`);
  return `${fitted(lines, width).join('\n')}\n`;
}

/** In one line where it fits; else the places beneath the name, which then can still be copied. */
function proposedLines(name: string, candidates: NonNullable<AdoptedRow['candidates']>, width: number): string[] {
  const inOne = `  ${name}  ${candidates.map(placeText).join('；或 ')}`;
  if (displayWidth(inOne) <= width) return [inOne];
  return [`  ${name}`, ...candidates.map((one, at) => `      ${at === 0 ? '' : '或 '}${placeText(one)}`)];
}

function leftOverLines(
  leftOver: NonNullable<AdoptResult['mapLeftOver']>,
  labelOf: (field: string) => string,
): string[] {
  if (leftOver.length === 0) return [];
  const whys = { 'no-sheet': '没有这张表（或者是隐藏的）', 'no-cell': '表上没有这一格' };
  return [
    `对照表里有 ${leftOver.length} 项的格子这份表上没有，没有照它认；请看是不是别的样式的表，或者改好对照表：`,
    ...leftOver.map(({ field, cell, why }) => `  ${labelOf(field)}  ${cell.sheet}!${cell.address}（${whys[why]}）`),
  ];
}

function labelOf(pack: Pack, id: string): string {
  const row = parseRowId(id);
  const label = pack.byId.get(columnRef(id))?.label ?? id;
  const end = label.lastIndexOf('/');
  return (row ? `${label.slice(0, end)}[${row.index}]${label.slice(end)}` : label).replaceAll('/', '／');
}

/** One question for all of a sheet's amounts. */
function unitAsked(
  sheet: string,
  printed: string | undefined,
  count: number,
  likeliest: string,
  largest: string | null,
): string {
  const sizes =
    largest === null
      ? '表上还没有填数'
      : `表上最大的数是 ${largest}：按元是 ${amountAs(largest, '元')}，按万元是 ${amountAs(largest, '万元')}，看着像${likeliest}`;
  const said = printed === undefined ? '没有写金额单位' : `写的金额单位是${printed}，数这么大不像`;
  return `“${sheet}”${said}，有 ${count} 项金额只差这一样，没有认下来。${sizes}。用 --amount-unit 元 或 --amount-unit 万元 写明。`;
}

/** One with several places where there is one. */
function exampleOf(proposed: readonly AdoptedRow[]): string {
  const { field, candidates } = proposed.find((one) => one.candidates!.length > 1) ?? proposed[0]!;
  const { sheet, address } = candidates![0]!;
  return `${field}@${sheet}!${address}`;
}

function placeText({ sheet, address, why, isOdd }: NonNullable<AdoptedRow['candidates']>[number]): string {
  return `${sheet}!${address}（${why}${isOdd ? '；要写明' : ''}）`;
}

function unitText({ amountUnit }: AdoptedRow): string {
  return amountUnit !== undefined && amountUnit.endsWith('元') ? `（${amountUnit}）` : '';
}
