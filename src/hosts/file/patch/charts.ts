import { chartGrid, isChartId, type ChartGrid, type ChartModel } from '../../../core/narrative/chart-model';
import type { FoundChart } from '../../../core/report/refresh/found-document';
import type { RefreshPlan } from '../../../core/report/refresh/plan';
import { linkedId } from '../../../core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument } from '../../../core/report/wordml/scanned-document';
import { elementsOf, type ElementSpan } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml, plainText } from '../../../core/report/wordml/xml-tokens';
import { chartWorkbook } from '../charts/chart-workbook';
import { chartXml, numberPoints, textPoints } from '../charts/chart-xml';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { encodeXml } from '../package/xml';
import { applySplices, type XmlSplice } from './xml-splice';

/** What the charts in controls of ours show. */
export function foundCharts(source: OfficePackage, scanned: ScannedDocument): FoundChart[] {
  return scanned.controls.flatMap((control, index) => {
    const id = linkedId(control);
    if (id === null || !isChartId(id)) return [];
    const part = partOf(source, scanned, control);
    return [{ id, control: String(index), grid: part === null ? null : gridOf(source.markup(part)) }];
  });
}

/** The parts to write: a chart keeps its looks and gets new words and numbers; one of another shape is made anew. */
export function patchedCharts(
  source: OfficePackage,
  scanned: ScannedDocument,
  charts: RefreshPlan['charts'],
): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const { control, chart, isShape } of charts) {
    const part = partOf(source, scanned, scanned.controls[Number(control)]!);
    if (part === null) throw new Error(`the plan writes chart ${chart.id}, which the document does not hold`);
    const embedded = readRelationships(source, part).find(({ type, isExternal }) => type === 'package' && !isExternal);
    const own = source.markup(part);
    parts.set(part, encodeXml(isShape ? madeAnew(own, chart) : withGrid(own, chartGrid(chart))));
    if (embedded && source.has(embedded.target)) parts.set(embedded.target, chartWorkbook(chart));
  }
  return parts;
}

function partOf(source: OfficePackage, { xml }: ScannedDocument, control: ScannedControl): string | null {
  const [chart] = elementsOf(xml.slice(control.start, control.end), (name) => local(name) === 'chart');
  const own = chart && xml.slice(control.start + chart.start, control.start + chart.end);
  const id = own && /\s[\w.-]+:id=["']([^"']+)["']/.exec(own)?.[1];
  const relation = readRelationships(source, source.main).find((one) => one.id === id && one.type === 'chart');
  return relation && !relation.isExternal && source.has(relation.target) ? relation.target : null;
}

function gridOf(xml: string): ChartGrid | null {
  const series = inside(xml, 'ser');
  if (series.length === 0) return null;
  const columns = series.map((one) => {
    const points = (name: string): string[] => pointsOf(xml, inside(xml, name, one)[0]);
    return { name: points('tx')[0] ?? '', categories: points('cat'), values: points('val') };
  });
  const [title] = inside(xml, 'title');
  const words = title ? inside(xml, 't', title).map((one) => plainText(xml.slice(one.inner, one.innerEnd))) : [];
  const categories = columns[0]!.categories;
  return [
    [words.join(''), ...columns.map(({ name }) => name)],
    ...categories.map((category, at) => [category, ...columns.map(({ values }) => values[at] ?? '')]),
  ];
}

/** By their numbers, '' where there is none. */
function pointsOf(xml: string, element: ElementSpan | undefined): string[] {
  if (element === undefined) return [];
  const [count] = inside(xml, 'ptCount', element);
  const total = count ? Number(attributeOf(xml.slice(count.start, count.end), 'val')) : 0;
  const texts = new Array<string>(Math.min(Number.isInteger(total) && total > 0 ? total : 0, 1000)).fill('');
  for (const point of inside(xml, 'pt', element)) {
    const at = Number(attributeOf(xml.slice(point.start, point.inner), 'idx'));
    const [value] = inside(xml, 'v', point);
    if (value && at in texts) texts[at] = plainText(xml.slice(value.inner, value.innerEnd));
  }
  return texts;
}

/** New words and numbers in a chart of the same shape. */
function withGrid(xml: string, grid: ChartGrid): string {
  const [[title = '', ...names] = [], ...rows] = grid;
  const splices: XmlSplice[] = [];
  const [shown] = inside(xml, 'title');
  for (const [at, one] of (shown ? inside(xml, 't', shown) : []).entries())
    splices.push({ start: one.inner, end: one.innerEnd, text: at === 0 ? escapeXml(title) : '' });
  for (const [at, series] of inside(xml, 'ser').entries()) {
    const put = (name: string, text: string): void => {
      const [element] = inside(xml, name, series);
      const [first] = element ? inside(xml, 'ptCount', element) : [];
      const last = element ? inside(xml, 'pt', element).at(-1) : undefined;
      if (first) splices.push({ start: first.start, end: (last ?? first).end, text: prefixed(text, first.name) });
    };
    put('tx', textPoints([names[at] ?? '']));
    put('cat', textPoints(rows.map(([category = '']) => category)));
    put('val', numberPoints(rows.map((row) => row[at + 1] ?? '')));
  }
  return applySplices(
    xml,
    splices.sort((a, b) => a.start - b.start),
  );
}

/** A chart as ours are, still tied to the workbook it had. */
function madeAnew(xml: string, chart: ChartModel): string {
  const [data] = elementsOf(xml, (name) => local(name) === 'externalData');
  const id = data && /\s[\w.-]+:id=["']([^"']+)["']/.exec(xml.slice(data.start, data.end))?.[1];
  return chartXml(chart).replace('r:id="rId1"', `r:id="${id ?? 'rId1'}"`);
}

/** Elements of that local name in a part, or in an element of it. */
function inside(xml: string, name: string, within?: ElementSpan): ElementSpan[] {
  const [from, to] = within ? [within.inner, within.innerEnd] : [0, xml.length];
  return elementsOf(xml.slice(from, to), (own) => local(own) === name).map((one) => ({
    name: one.name,
    ...{ start: one.start + from, inner: one.inner + from, innerEnd: one.innerEnd + from, end: one.end + from },
  }));
}

function prefixed(text: string, like: string): string {
  const prefix = like.slice(0, like.length - local(like).length);
  return prefix === 'c:' ? text : text.replace(/(<\/?)c:/g, `$1${prefix}`);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
