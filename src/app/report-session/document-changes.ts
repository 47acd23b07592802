import type { IgnoredFinding } from '../../core/report/ignored-finding';
import type { DocumentStamp } from '../../core/report/link/document-stamp';
import { attachmentId } from '../../core/report/refresh/linkable';
import { linkedFigures } from '../../core/report/refresh/link-list';
import type { StoredBase } from '../../core/report/refresh/stored-base';
import type { DocumentHost, ReadDocument } from '../../hosts/port/document-host';
import type { LinkGroup, LinkRow } from './link-rows';
import { changeFigure, type FigureWish } from './single-figure';

export interface ChangeContext {
  readonly host: DocumentHost;
  /** Made just now. */
  readonly reading: ReadDocument;
  /** What the document follows. */
  readonly stamp: DocumentStamp;
  /** ISO 8601, for 更新记录. */
  readonly time: string;
}

/** One figure otherwise than the workbook has it, or back again. false: it is not there any more, or cannot be told from its words. */
export async function writeFigure(
  { host, reading, stamp, time }: ChangeContext,
  row: Pick<LinkRow, 'key'>,
  wish: FigureWish,
): Promise<boolean> {
  const { base, found, log } = reading;
  const figure = base && linkedFigures(found, base, { figures: [] }).find(({ key }) => key === row.key);
  if (!base || !figure) return false;
  const control = found.controls.find(({ key }) => key === figure.control)!;
  const change = changeFigure(base.fragments[figure.entry]!, figure.index, control.text, wish);
  if (change === null) return false;
  const { fragment, title, field, text: replaced } = figure;
  const by = wish.kind === 'override' ? wish.text : (figure.override?.shown ?? replaced);
  const isWritten = change.replacements.length > 0;
  await host.apply({
    edits: isWritten ? [{ control: control.key, replacements: change.replacements }] : [],
    tables: [],
    base: { ...base, fragments: base.fragments.map((one, at) => (at === figure.entry ? change.stored : one)) },
    stamp,
    log: isWritten ? [...log, { time, fragment, title, field, replaced, by }] : log,
  });
  return true;
}

/** 断开 one fragment or table: its words stay as plain text and never change again. false: it is not there any more. */
export async function letGo(
  { host, reading, stamp }: ChangeContext,
  { key: wanted, fragment }: Pick<LinkGroup, 'key' | 'fragment'>,
): Promise<boolean> {
  const own = reading.found.controls.filter((control) => control.fragment === fragment);
  const at = own.findIndex(({ key }) => key === wanted);
  if (at < 0) return false;
  const isLast = own.length === 1;
  await host.repair([{ kind: 'dissolve', control: own[at]!.key }]);
  await host.read();
  await host.apply({
    edits: [],
    tables: [],
    base: withoutFragment(reading.base ?? { report: stamp.report, fragments: [] }, fragment, at, isLast),
    stamp: {
      ...stamp,
      tables: stamp.tables.map((table) =>
        attachmentId(table.sheet) === fragment && isLast ? { ...table, unlinked: true as const } : table,
      ),
    },
    log: reading.log,
  });
  return true;
}

/** What 文字核对 is to let stand; no word of the document changes. false: the document remembers nothing. */
export async function keepIgnored(
  { host, reading: { base, log }, stamp }: ChangeContext,
  ignored: readonly IgnoredFinding[],
): Promise<boolean> {
  if (base === null) return false;
  await host.apply({ edits: [], tables: [], base, stamp, log, ignored });
  return true;
}

/** The memory once a text is plain: the last copy is remembered as wanted gone, another copy is forgotten. */
function withoutFragment(base: StoredBase, fragment: string, copy: number, isLast: boolean): StoredBase {
  let at = -1;
  const fragments = base.fragments.flatMap((stored) => {
    if (stored.id !== fragment || ++at !== copy) return [stored];
    return isLast ? [{ ...stored, absent: true as const }] : [];
  });
  return { ...base, fragments };
}
