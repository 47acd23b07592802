import { strToU8, zipSync } from 'fflate';
import { cachedValue } from '../../../src/core/workbook/snapshot';
import { readPrintedSheets } from '../../../src/hosts/file/read/printed-sheets';
import { choices, type Choices } from './random';

/** A form as a Word document, and where in the sheets made of it each place of the workbook must be. */
export interface DocumentForm {
  readonly bytes: Uint8Array;
  /** "附件1!C7" → "表1!B6". */
  readonly moved: (place: string) => string;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly text: string;
}

type Sheet = ReturnType<typeof readPrintedSheets>[number];

/** Of a column, in twentieths of a point. */
const columnWidth = 800;

/**
 * A workbook's forms as tables of Word, as systems export them and people type them: titles as lines or in the table, edges of rows a
 * little apart, merged cells, figures as words.
 */
export function asDocument(workbook: Uint8Array, seed: number): DocumentForm {
  const random = choices(seed);
  const body: string[] = [];
  const moved = new Map<string, string>();
  readPrintedSheets(workbook, '表.xlsx').forEach((sheet, at) => {
    if (at > 0) body.push(random.chance(0.5) ? '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' : section);
    body.push(...oneForm(sheet, `表${at + 1}`, random, moved));
  });
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`;
  return { bytes: documentOf(xml), moved: (place) => moved.get(place) ?? `没有 ${place}` };
}

const section = '<w:p><w:pPr><w:sectPr/></w:pPr></w:p>';

/** A package with this as its text. */
export function documentOf(xml: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(xml),
  });
}

function oneForm(sheet: Sheet, name: string, random: Choices, moved: Map<string, string>): string[] {
  const areas = areasOf(sheet, random);
  const last = Math.max(...areas.filter(({ text }) => text !== '').map(({ bottom }) => bottom));
  const rows = Array.from({ length: last }, (_, at) => areas.filter(({ top }) => top === at + 1));
  const said = rows.map((row) => row.filter(({ text }) => text !== ''));
  const isLine = (row: readonly Area[]): boolean =>
    row.length === 1 && row[0]!.bottom === row[0]!.top && row[0]!.text.length < 60 && !/[。；\n]/.test(row[0]!.text);
  const head = random.chance(0.7) ? said.findIndex((row) => row.length > 0 && !isLine(row)) : 0;
  const foot = random.chance(0.5) ? [...said].reverse().findIndex((row) => !isLine(row)) : 0;
  const [from, to] = [head > 5 ? 0 : head, last - Math.min(foot, 3)];
  const put = (row: number, column: number, at: string): void => {
    moved.set(`${sheet.name}!${letter(column)}${row}`, `${name}!${at}`);
  };
  let line = 0;
  const lineOf = (row: readonly Area[]): string => {
    line++;
    for (const { top, left } of row) put(top, left, `A${line}`);
    return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${runs(row[0]!.text, random)}</w:p>`;
  };
  const above = said.slice(0, from).flatMap((row) => (row.length === 0 ? ['<w:p/>'] : [lineOf(row)]));
  const inside = areas.filter(({ top }) => top > from && top <= to);
  const edges = [...new Set(inside.flatMap(({ left, right }) => [left, right + 1]))].sort((a, b) => a - b);
  for (const { top, left } of inside) put(top, left, `${letter(edges.indexOf(left) + 1)}${line + top - from}`);
  const table = tableOf(inside, { from, to, left: edges[0]!, right: edges.at(-1)! }, random);
  line += to - from;
  const beneath = said.slice(to).flatMap((row) => (row.length === 0 ? ['<w:p/>'] : [lineOf(row)]));
  return [...above, table, ...beneath];
}

const letter = (column: number): string => String.fromCharCode(64 + column);

/** Every cell and merged area from the first column that says something to the last, as text. */
function areasOf({ row: first, column, cells, merges }: Sheet, random: Choices): Area[] {
  const texts = new Map<string, string>();
  cells.forEach((line, down) =>
    line.forEach((cell, across) => {
      const value = cachedValue(cell);
      const text = typeof value === 'number' ? figure(value, random) : typeof value === 'string' ? value : '';
      if (text !== '') texts.set(`${first + down},${column + across}`, text);
    }),
  );
  const places = [...texts.keys()].map((key) => key.split(',').map(Number) as [number, number]);
  const left = Math.min(...places.map(([, at]) => at), ...merges.map((one) => one.left));
  const right = Math.max(...places.map(([, at]) => at), ...merges.map((one) => one.right));
  const bottom = Math.max(...places.map(([at]) => at));
  const found: Area[] = [];
  for (let row = 1; row <= bottom; row++)
    for (let at = left; at <= right; at++) {
      const over = merges.find((one) => one.top <= row && one.bottom >= row && one.left <= at && one.right >= at);
      if (over && (over.top !== row || over.left !== at)) continue;
      found.push({
        ...(over ?? { top: row, left: at, bottom: row, right: at }),
        text: texts.get(`${row},${at}`) ?? '',
      });
    }
  return found;
}

/** As people print it: 1234.5, 1,234.50. */
function figure(value: number, random: Choices): string {
  if (Number.isInteger(value) && value >= 1990 && value < 2100) return String(value);
  const style = random.one(['plain', 'grouped', 'fixed'] as const);
  const fixed = value.toFixed(Math.max(2, (String(value).split('.')[1] ?? '').length));
  if (style === 'fixed' && !Number.isInteger(value)) return fixed;
  return style === 'grouped' ? String(value).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',') : String(value);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

function tableOf(areas: readonly Area[], { from, to, left, right }: Range, random: Choices): string {
  const isUneven = random.chance(0.4);
  // Edges of a row may be a little beside those of the others; the grid then has a column for each.
  const shifts = new Map<string, number>();
  const edge = (row: number, column: number): number => {
    const key = `${row},${column}`;
    const isOuter = column === left || column === right;
    if (!shifts.has(key)) shifts.set(key, isUneven && !isOuter ? random.one([-30, 0, 20]) : 0);
    return (column - left) * columnWidth + shifts.get(key)!;
  };
  const merged = areas.filter((one) => one.bottom > one.top);
  // Cells that go on beneath have the same edges in every row.
  for (const one of merged)
    for (let row = one.top; row <= one.bottom; row++)
      for (const column of [one.left, one.right + 1]) shifts.set(`${row},${column}`, 0);
  const rows = Array.from({ length: to - from }, (_, at) =>
    areas
      .filter(({ top, bottom }) => top <= from + at + 1 && bottom >= from + at + 1)
      .sort((a, b) => a.left - b.left)
      .map((area) => ({
        area,
        start: edge(from + at + 1, area.left),
        end: edge(from + at + 1, area.right + 1),
        isFirst: area.top === from + at + 1,
      })),
  );
  const grid = [...new Set(rows.flatMap((row) => row.flatMap(({ start, end }) => [start, end])))].sort((a, b) => a - b);
  const columns = grid.slice(1).map((end, at) => `<w:gridCol w:w="${end - grid[at]!}"/>`);
  const lines = rows.map((row) => {
    const cells = row.map(({ area, start, end, isFirst }) => {
      const span = grid.indexOf(end) - grid.indexOf(start);
      const down = area.bottom > area.top ? (isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '';
      const wide = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
      return `<w:tc><w:tcPr><w:tcW w:w="${end - start}" w:type="dxa"/>${wide}${down}</w:tcPr>${
        isFirst && area.text !== '' ? paragraphs(area.text, random) : '<w:p/>'
      }</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid>${columns.join('')}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

/** Lines of a cell as paragraphs or with breaks. */
function paragraphs(text: string, random: Choices): string {
  const lines = text.split('\n');
  if (random.chance(0.5)) return lines.map((line) => `<w:p>${runs(line, random)}</w:p>`).join('');
  return `<w:p>${lines.map((line) => runs(line, random)).join('<w:r><w:br/></w:r>')}</w:p>`;
}

/** Word cuts words into runs where it likes. */
function runs(text: string, random: Choices): string {
  const cut = Math.floor(random.next() * text.length);
  return [text.slice(0, cut), text.slice(cut)]
    .filter((part) => part !== '')
    .map((part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
