import { Problem } from '../../../core/problem/further-problem';
import { isProblem } from '../../../core/problem/problem';
import type { AttachmentTable } from '../../../core/report/table-model';
import { isRemembered, type DocumentMemory } from '../../../core/report/wordml/memory-text';
import type { DocumentHost } from '../../port/document-host';
import { windowTimer, type Schedule } from '../../port/live/schedule';
import type { RunLimits } from '../in-time';
import { forgetDocument, readDocumentMemory, writeDocumentMemory } from './memory';
import { documentName, listenForVisits, placeOfUser } from './navigate';
import { ofWord } from './problems';
import { readDocument, readParts, type Reading } from './read';
import type { MadeStep } from './repair';
import type { MadeTable } from './write';

export interface WordHostOptions {
  /** XML of an attachment's tables as the report author makes them; called only where a table has to be made. */
  readonly makeTable: (table: AttachmentTable) => Promise<string>;
  /** Whether the Office around us has a requirement set. Default: Office.context.requirements. */
  readonly supports?: (set: string, version: string) => boolean;
  /** Default: the window's timer. */
  readonly schedule?: Schedule;
  /** How long the user must rest before the listener is called. */
  readonly coalesceMs?: number;
  /** How long Word may leave a request unanswered before people are told. */
  readonly answerMs?: number;
}

/** Everything a document host can do: the pane needs no question whether a method is there. */
export type WordHost = Required<Omit<DocumentHost, 'onlyText' | 'textMark'>>;

interface AtHand {
  readonly reading: Reading;
  readonly memory: DocumentMemory;
  /** The name people know the document by. */
  readonly file: string;
}

/** Reading alone comes before the first view; these come with the first command of theirs, or by `loadAhead`. */
const later = {
  bodyText: () => import('./body-text'),
  goTo: () => import('./go-to-text'),
  repair: () => import('./repair'),
  start: () => import('./start'),
  write: () => import('./write'),
};

/** Once the document was read, so that no command waits. A failure is told by the command. */
export function loadAhead(): void {
  for (const load of Object.values(later)) load().catch(() => undefined);
}

/** Office 2021 / LTSC 2021. */
const floor = '1.3';

/**
 * The open document in real Word (office.js): WordApi 1.3 and the Common API. A refresh is four syncs, however many controls there are:
 * read, look for the places, write, read. Every Office error is a Problem; the original error is its cause.
 * @throws Problem host.unsupported (from every verb) where Word is older than Office 2021
 */
export function createWordHost(options: WordHostOptions): WordHost {
  const supports = options.supports ?? ((set, version) => Office.context.requirements.isSetSupported(set, version));
  const limits: RunLimits = { schedule: options.schedule ?? windowTimer, answerMs: options.answerMs ?? 60_000 };
  let text: string | null = null;
  let last: AtHand | null = null;

  const checked = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!supports('WordApi', floor)) throw new Problem('host.unsupported', { ...ofWord, detail: `WordApi ${floor}` });
    return work();
  };
  const atHand = (): AtHand => {
    if (last === null) throw new Error('a document is read before it is written');
    return last;
  };
  const read: DocumentHost['read'] = async () => {
    const file = (await documentName(limits)) ?? '未保存的文档';
    const reading = await readDocument(limits, supports('WordApi', '1.4')).catch(tooOld);
    const memory = await readDocumentMemory(file, limits);
    last = { reading, memory, file };
    return { found: reading.found, ...memory, tracksChanges: reading.tracksChanges };
  };

  return {
    read: () => checked(read),
    repair: (steps) =>
      checked(async () => {
        const { reading } = atHand();
        const made: MadeStep[] = [];
        for (const step of steps) {
          if (step.kind !== 'insert') made.push(step);
          else {
            const { linkable } = step;
            made.push({ ...step, xml: linkable.kind === 'table' ? await options.makeTable(linkable.table) : null });
          }
        }
        last = null;
        await (await later.repair()).repairControls(reading, made, limits);
      }),
    apply: (changes) =>
      checked(async () => {
        const { reading, memory, file } = atHand();
        const tables: MadeTable[] = [];
        for (const { control, table } of changes.tables) tables.push({ control, xml: await options.makeTable(table) });
        const structure = { rows: changes.rows ?? [], tables, file };
        const { writeEdits } = await later.write();
        await writeEdits(reading, changes.edits, structure, limits, changes.properties);
        last = null;
        // Words first: a memory of words that are not there would take the user's for changed ones.
        const wanted = { ...changes, ignored: changes.ignored ?? memory.ignored };
        if (!isRemembered(memory, wanted)) await writeDocumentMemory(wanted, limits);
      }),
    unlinkAll: () =>
      checked(async () => {
        last = null;
        const { dissolveAll } = await later.repair();
        await dissolveAll(await readDocument(limits, false), limits);
        await forgetDocument(limits);
      }),
    readText: () =>
      checked(async () => {
        const body = await (await later.bodyText()).readBodyText(limits).catch(tooOld);
        text = body.text;
        return body;
      }),
    parts: () => checked(() => readParts(limits)),
    name: () => checked(() => documentName(limits)),
    openNew: (docx) => checked(async () => (await later.start()).openBeside(docx, limits)),
    start: ({ docx, base, stamp }) =>
      checked(async () => {
        const { checkInserted, insertReport, isEmptyDocument } = await later.start();
        if (!isEmptyDocument((await read()).found)) throw new Problem('host.not-empty', ofWord);
        await insertReport(docx, limits);
        await writeDocumentMemory({ base, stamp, log: [] }, limits);
        checkInserted((await read()).found, base.fragments);
      }),
    goTo: (control, range) =>
      checked(async () => {
        const { reading } = atHand();
        await (await later.goTo()).goToText(reading, control, range ?? null, limits);
      }),
    goToText: (range) =>
      checked(async () => {
        if (text === null) throw new Error('a text is read before a place of it is shown');
        await (await later.bodyText()).selectBodyText(text, range, limits);
      }),
    amendText: (range, words) =>
      checked(async () => {
        if (text === null) throw new Error('a text is read before it is amended');
        await (await later.bodyText()).amendBodyText(text, range, words, limits);
      }),
    selection: () => checked(() => placeOfUser(atHand().reading, limits)),
    onVisited: (listener) => checked(() => listenForVisits(listener, options.coalesceMs ?? 300, limits)),
  };
}

/** What a Word before the floor answers to the reading, in the words of the floor. */
function tooOld(error: unknown): never {
  if (!isProblem(error) || error.code !== 'host.unsupported') throw error;
  throw new Problem('host.unsupported', { ...ofWord, detail: `WordApi ${floor}` }, { cause: error });
}
