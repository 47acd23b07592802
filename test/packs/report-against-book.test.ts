import { auditReport } from '../../src/app/audit-report';
import { bookOf } from '../../src/app/book-of';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { writeReports } from '../../src/app/write-report';
import { numberOf } from '../../src/core/fields/field-value';
import { isDerived, type Pack } from '../../src/core/pack/pack';
import { fragmentText } from '../../src/core/narrative/fragment';
import type { Book, KnownFragment } from '../../src/core/prose/book/book';
import { reportFragments } from '../../src/core/report/report-base';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot, withCell } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { cleanFilling } from '../truth/clean-fillings';

const engine = createNarrativeEngine();
const kinds = new Set(['workbook', 'direction', 'heading']);

/** Several variants of one pack print the same report. */
const packIds = builtInPackIds.filter(
  (id, at) => builtInPackIds.findIndex((one) => one.split('/')[0] === id.split('/')[0]) === at,
);

interface Made {
  readonly workbook: OpenWorkbook;
  readonly book: Book;
  readonly text: string;
}

function made(pack: Pack, snapshot: Snapshot): Made {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'test' });
  const reports = writeReports(pack, workbook.table, engine);
  const fragments = reports.flatMap(({ report }) => reportFragments(report));
  return { workbook, book: bookOf(workbook, reports), text: fragments.map(fragmentText).join('\n') };
}

const against = ({ book }: Made, text: string) =>
  auditReport({ text }, { book, lastYear: null }).findings.filter(
    ({ kind, cells }) => kinds.has(kind) && (cells ?? []).length > 0,
  );

describe.each(packIds)('%s：报告写好以后，表改了一个数', (id) => {
  const pack = builtInPack(id);
  const snapshot = installedSnapshot(pack, {});
  const before = made(pack, snapshot);

  it('没有改：与工作簿没有不符，比过的不少', () => {
    const audit = auditReport({ text: before.text }, { book: before.book, lastYear: null });
    expect(audit.findings.filter(({ kind }) => kind === 'workbook' || kind === 'heading')).toEqual([]);
    expect(audit.passed.filter(({ kind }) => kind === 'workbook').length).toBeGreaterThan(4);
  });

  it('如实填的表、写的报告：没有一处与工作簿不符', () => {
    const told: string[] = [];
    for (let seed = 1; seed <= 3; seed++) {
      const { book, text } = made(pack, installedSnapshot(pack, cleanFilling(pack, seed).data, false));
      const { findings } = auditReport({ text }, { book, lastYear: null });
      for (const { kind, cells, message } of findings) if (cells || kinds.has(kind)) told.push(message);
    }
    expect(told).toEqual([]);
  });

  it('改了的，报告里印着的都说出来，说的就是改了的那一格；没有改的不说', () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    let planted = 0;
    for (const field of pack.fields) {
      if (
        field.kind !== 'number' ||
        /^(?:department|project\d+)\.\w+\./.test(field.id) ||
        ['年', '分'].includes(field.unit ?? '') ||
        isDerived(field)
      )
        continue;
      const number = numberOf(before.workbook.table.value(field.id));
      if (number === null || before.workbook.table.place(field.id) === null) continue;
      const now =
        field.unit === '%'
          ? number.times('0.9')
          : field.unit === '万元'
            ? number.times('1.1').plus('3.17')
            : number.times('1.5').plus(2);
      const after = made(pack, withCell(pack, snapshot, field.id, now.toNumber()));
      const isPrinted = printsOther(before, after);
      if (!isPrinted) continue;
      planted++;
      const found = against(after, before.text);
      if (found.length === 0) missed.push(field.id);
      for (const { message, cells = [] } of found)
        if (!cells.some((cell) => isOther(before, after, cell.field))) wrong.push(`${field.id}：${message}`);
    }
    expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
    expect(planted).toBeGreaterThan(0);
  });
});

/** Whether a sentence of the report prints another figure now and is the same otherwise. */
function printsOther(before: Made, after: Made): boolean {
  const others = new Set(after.book.fragments.map(masked));
  const same = new Set(after.book.fragments.map(({ text }) => text));
  return before.book.fragments.some((one) => !same.has(one.text) && others.has(masked(one)));
}

function masked({ text, figures }: KnownFragment): string {
  const at = figures.map(({ start, end }) => text.slice(start, end));
  return at.reduce((left, figure) => left.replace(figure, '#'), text);
}

function isOther(before: Made, after: Made, field: string): boolean {
  const [a, b] = [before, after].map(({ book }) => book.figures.find((one) => one.field === field));
  return a !== undefined && b !== undefined && !a.amount.eq(b.amount);
}
