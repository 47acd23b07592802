import { linkReport } from '../../app/refresh-link';
import { refreshReport, type Refreshed } from '../../app/refresh-report';
import type { OpenWorkbook } from '../../app/open-workbook';
import { Problem } from '../../core/problem/further-problem';
import { openPlacesIn } from '../../core/narrative/open-places';
import type { Answers, Choice, Question } from '../../core/report/refresh/plan';
import type { Ledger } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { readBytes } from '../files/read-file';
import { assertWritable, writeFiles } from '../files/write-files';
import { ledgerText } from '../text/ledger-text';
import { openTold } from '../text/open-text';

export interface UpdateOptions {
  readonly output: string;
  readonly update: string;
  readonly choose?: readonly string[];
  readonly relink?: boolean;
  readonly pdf?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `report --update`: the old document with the workbook's new figures. The old file stays unless -o names it with --force: it is the one input that a command renews. */
export async function updateReport(
  workbook: OpenWorkbook,
  options: UpdateOptions,
  environment: Environment,
  finish: Finish,
): Promise<void> {
  const { output, update, force = false, pdf = false } = options;
  assertWritable(output, '.docx', force);
  const beside = pdf ? (await import('../pdf/pdf-beside')).pdfBeside([output], force) : null;
  const choices = readChoices(options.choose ?? []);
  const host = await environment.host.openDocument(readBytes(update), update);
  const { base, stamp } = await host.read();

  const { createNarrativeEngine } = await import('../../app/narrative-engine');
  const { writeReports } = await import('../../app/write-report');
  const written = writeReports(workbook.pack, workbook.table, createNarrativeEngine());
  const wanted = stamp?.report ?? base?.report;
  const report =
    written.find((one) => one.report.id === wanted) ??
    (wanted === undefined || options.relink ? written[0] : undefined);
  if (report === undefined) throw new Problem('input.other-report', { file: update });

  const link = linkReport(workbook, report, environment.now());
  const refreshed = await refreshReport(host, link, choices.answers, {
    file: update,
    relink: options.relink ?? false,
    onOtherUnit: ({ found, wanted }) =>
      environment.err(
        `注意：“${update}”原来是${found}的报告，这个工作簿填的是${wanted}，新报告按工作簿写，原来的文件不动。工作簿若是从别的单位（或别的年度）复制来的，请换成自己的再更新一次。\n`,
      ),
  });
  const document = { path: output, bytes: host.bytes() };
  const pdfs = (await beside?.print([document])) ?? [];
  writeFiles([document, ...pdfs], force);
  // Of the document as it is now: words the user keeps may have closed a place, or keep one open that the workbook has filled.
  const told = openTold(refreshed.after.found.blocks.flatMap(({ text }) => openPlacesIn(text)));
  if (told.isFinding) finish(exitCode.findings);
  const printed = pdfs.length === 0 ? {} : { pdf: pdfs[0]!.path };
  const ledger = { ...ledgerOf(refreshed), ...told.json, ...printed };
  environment.out(
    options.json
      ? `${JSON.stringify(ledger, null, 2)}\n`
      : ledgerText(ledger, refreshed, output, environment.width) +
          pdfs.map(({ path }) => `已写出 ${path}。\n`).join('') +
          told.line,
  );
  for (const name of choices.unused()) environment.err(`没有用到的选择：${name}。这一处现在没有要您选的。\n`);
}

/** The contract's shape and nothing else. */
function ledgerOf({ plan }: Refreshed): Ledger {
  return {
    figures: plan.figures.map(({ isCopy: _copy, ...line }) => line),
    fragments: plan.fragments.map((line) => ({ ...line })),
  };
}

const words: Readonly<Record<string, Choice>> = {
  adopt: 'adopt',
  mine: 'mine',
  unlink: 'unlink',
  采用新值: 'adopt',
  保留我的: 'mine',
  不再更新: 'unlink',
};
const states = ['both-changed', 'missing', 'duplicated', 'damaged'];

interface Choices {
  readonly answers: Answers;
  readonly unused: () => string[];
}

/**
 * `adopt` answers everything; `damaged=adopt` a kind of trouble; `basicExpenditure=mine` a fragment; `basicExpenditure/field=adopt`
 * one figure. The narrower one wins. @throws Problem input.usage
 */
function readChoices(given: readonly string[]): Choices {
  const choices = new Map<string, Choice>();
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const choice = words[text.slice(at + 1).trim()];
    if (choice === undefined)
      throw new Problem('input.usage', {
        detail: `--choose 的写法是 adopt（采用新值）、mine（保留我的）、unlink（不再更新），或 段落=adopt、段落/数据项=mine；“${text}”不对`,
      });
    choices.set(at < 0 ? '' : text.slice(0, at).trim(), choice);
  }
  const used = new Set<string>();
  const answers = (question: Question): Choice | null => {
    for (const name of [question.key, question.fragment, question.state, '']) {
      const choice = choices.get(name);
      if (choice === undefined) continue;
      used.add(name);
      return choice;
    }
    return null;
  };
  const isSpecific = (name: string): boolean => name !== '' && !states.includes(name);
  return { answers, unused: () => [...choices.keys()].filter((name) => isSpecific(name) && !used.has(name)) };
}
