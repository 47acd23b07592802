import type { Fragment, Paragraph, Report, Run } from '../../narrative/fragment';
import type { ChartModel } from '../../narrative/chart-model';
import { headingPiece, linkedFragments } from '../outer-pieces';
import type { AttachmentTable } from '../table-model';
import { utf8 } from './bytes';
import { digestOf } from './checksum';

/** Readers refuse any other: an older one lacks what a refresh needs, a newer one may mean something else. */
export const linkVersion = 1;

/**
 * All that a report document needs to follow its workbook, as plain JSON: the Word pane makes it from the saved .xlsx, a paste
 * carries it, the command line hands it straight on. Texts hold no characters that XML cannot.
 */
export interface LinkPackage {
  readonly kind: 'jixiao-link';
  readonly version: number;
  readonly workbookId: string;
  /** Pack id. */
  readonly pack: string;
  /** Report id of the pack. */
  readonly report: string;
  /** Of what the report says; two packages of the same content have the same, whenever they were made. */
  readonly digest: string;
  /** When the workbook was read, ISO 8601; the caller's clock. */
  readonly time: string;
  readonly figures: readonly LinkFigure[];
  readonly fragments: readonly Fragment[];
  readonly tables: readonly AttachmentTable[];
  /** Absent: none. */
  readonly charts?: readonly ChartModel[];
  /** For tables inside a section: the fragment they stand behind, by sheet. */
  readonly tablesAfter?: Readonly<Record<string, string>>;
  /** What the document's properties say: its title, and its author, the unit. */
  readonly properties?: readonly LinkProperty[];
}

export interface LinkProperty {
  readonly property: 'title' | 'creator';
  readonly runs: Paragraph;
}

/** A field as the report prints it, once for each way of printing. */
export interface LinkFigure {
  readonly field: string;
  /** The human name: 三公经费·本年决算数. */
  readonly label: string;
  readonly shown: string;
  /** Raw value as decimal text; null where it is blank. */
  readonly value: string | null;
  /** The cell it stands in; absent for a figure of no single cell. */
  readonly place?: { readonly sheet: string; readonly address: string };
}

export interface LinkSource {
  readonly report: Report;
  readonly tables: readonly AttachmentTable[];
  readonly workbookId: string;
  readonly pack: string;
  readonly time: string;
  /** The unit's name, and the field it comes from. */
  readonly creator?: Run;
  /** A field's human name, its raw value as decimal text, and its cell. */
  readonly fieldOf: (field: string) => Omit<LinkFigure, 'field' | 'shown'>;
}

export function makeLinkPackage(source: LinkSource): LinkPackage {
  const fragments = linkedFragments(source.report, source.tables).map(cleanFragment);
  const tables = source.tables.map(cleanTable);
  const charts = source.report.charts?.map(cleanChart);
  const figures = figuresOf(fragments, tables, source.fieldOf, charts);
  return {
    kind: 'jixiao-link',
    version: linkVersion,
    workbookId: source.workbookId,
    pack: source.pack,
    report: source.report.id,
    digest: digestOf(utf8(JSON.stringify([source.report.id, fragments, tables, ...(charts ? [charts] : [])]))),
    time: source.time,
    figures,
    fragments,
    tables,
    ...(charts ? { charts } : {}),
    ...tablesAfter(source.report, tables),
    ...propertiesOf(source),
  };
}

function propertiesOf({ report, creator }: LinkSource): Pick<LinkPackage, 'properties'> {
  const clean = (runs: Paragraph): Paragraph =>
    runs.map((run) => ({ ...run, text: documentText(run.text).replace(/\n/g, '') }));
  const properties: LinkProperty[] = [];
  if (report.titleRuns) properties.push({ property: 'title', runs: clean(report.titleRuns) });
  if (creator && creator.text !== '') properties.push({ property: 'creator', runs: clean([creator]) });
  return properties.length > 0 ? { properties } : {};
}

function tablesAfter(report: Report, tables: readonly AttachmentTable[]): Pick<LinkPackage, 'tablesAfter'> {
  let last: string | undefined = report.front[report.front.length - 1]?.id;
  const after: Record<string, string> = {};
  for (const section of report.sections) {
    const { id, fragments } = section;
    last = fragments[fragments.length - 1]?.id ?? headingPiece(section)?.id ?? last;
    for (const { sheet, section: own } of tables) if (own === id && last !== undefined) after[sheet] = last;
  }
  return Object.keys(after).length > 0 ? { tablesAfter: after } : {};
}

function figuresOf(
  fragments: readonly Fragment[],
  tables: readonly AttachmentTable[],
  fieldOf: LinkSource['fieldOf'],
  charts: readonly ChartModel[] = [],
): LinkFigure[] {
  const figures = new Map<string, LinkFigure>();
  const add = (field: string, shown: string): void => {
    const key = `${field}\n${shown}`;
    if (!figures.has(key)) figures.set(key, { field, shown, ...fieldOf(field) });
  };
  for (const run of fragments.flatMap((fragment) => fragment.paragraphs.flat()))
    if (run.kind === 'figure' || run.kind === 'missing') add(run.field, run.text);
  for (const cell of tables.flatMap(({ table }) => table.rows.flatMap((row) => row.cells)))
    if (cell.field !== undefined) add(cell.field, cell.text);
  for (const { field, text } of charts.flatMap(({ series }) => series.flatMap(({ points }) => points)))
    add(field, text);
  return [...figures.values()];
}

/**
 * What a document can hold of a text: XML 1.0 has no control characters and no halves of pairs, and a line end inside a run would
 * be another paragraph.
 */
export function documentText(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\ufffe\uffff\ufffc]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}

function cleanFragment(fragment: Fragment): Fragment {
  const { id, title, style, origin, paragraphs, formerly } = fragment;
  const run = (one: Run): Run => ({ ...one, text: documentText(one.text).replace(/\n/g, '') });
  return {
    id,
    title: documentText(title),
    style,
    origin,
    paragraphs: paragraphs.map((paragraph) => paragraph.map(run)),
    ...(formerly ? { formerly: formerly.map((paragraph) => paragraph.map(run)) } : {}),
  };
}

function cleanTable(table: AttachmentTable): AttachmentTable {
  const rows = table.table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: documentText(cell.text) })),
  }));
  const { pieces, ...rest } = table;
  return { ...rest, table: { ...table.table, rows }, ...(pieces ? { pieces: pieces.map(cleanFragment) } : {}) };
}

function cleanChart({ id, name, section, title, categories, series }: ChartModel): ChartModel {
  return {
    ...{ id, section, name: documentText(name), title: documentText(title) },
    categories: categories.map(documentText),
    series: series.map((one) => ({ ...one, name: documentText(one.name) })),
  };
}
