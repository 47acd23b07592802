import { findPrivate, type PrivateMatter } from '../core/disclosure/find-private';
import { masked as maskedText, maskTexts } from '../core/disclosure/mask';
import type { PrivateKind, TextUnit } from '../core/disclosure/private-kind';
import { numberOf, textOf } from '../core/fields/field-value';
import { dataDigest, digestLine } from '../core/hand-in/data-digest';
import { handInName, withoutTwins, type HandInVersion, type NameParts } from '../core/hand-in/file-names';
import { errorRefusals, matterRefusals, openTextRefusals, scoreRefusals, type Refusal } from '../core/hand-in/refusals';
import type { DocumentStamp } from '../core/report/link/document-stamp';
import type { LinkPackage } from '../core/report/link/link-package';
import type { PlainDocument } from '../core/report/plain-document';
import { digest as shortDigest } from '../core/rules/digest';
import type { CheckRun } from '../core/rules/runner';
import type { SheetScore, TableScore } from '../core/scoring/sheet-score';
import type { CleanFile, CleanWishes, OpenMatters, Removed } from '../hosts/port/hand-in';
import type { ReadDocument } from '../hosts/port/document-host';
import { handInDocument } from './hand-in-record';
import type { AuditedText } from './audit-report';
import { bookOf } from './book-of';
import { differencesOf } from './hand-in-differences';
import type { OpenWorkbook } from './open-workbook';
import { linkReport } from './refresh-link';
import type { WrittenReport } from './write-report';

export interface GivenFile {
  /** As people know it, with its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is done to files as bytes; `name` tells by its ending what they are. */
export interface HandInTools {
  openMatters(bytes: Uint8Array, name: string): Promise<OpenMatters>;
  clean(bytes: Uint8Array, name: string, wishes: CleanWishes): Promise<CleanFile>;
  texts(bytes: Uint8Array, name: string): Promise<readonly TextUnit[]>;
  withTexts(bytes: Uint8Array, name: string, changed: ReadonlyMap<number, string>): Promise<Uint8Array>;
  authorPlain(document: PlainDocument, creator: string): Promise<Uint8Array>;
  /** What a document says, and what it remembers of the workbook that wrote it. */
  readReport(bytes: Uint8Array, name: string): Promise<{ text: AuditedText; reading: ReadDocument }>;
}

export interface HandInWish {
  readonly book: GivenFile;
  readonly documents: readonly GivenFile[];
  readonly isPublic: boolean;
  /** Refusal → reason. */
  readonly overrides: ReadonlyMap<string, string>;
  readonly keep: ReadonlySet<string>;
  readonly drop: ReadonlySet<string>;
  /** Of every question of 公开版 that neither names. Absent or null: each waits for its own answer. */
  readonly rest?: 'keep' | 'drop' | null;
  /** “2026年3月15日” */
  readonly date: string;
}

export interface HandInQuestion {
  readonly id: string;
  readonly file: string;
  readonly kind: PrivateKind;
  readonly text: string;
  /** The words around it. */
  readonly context: string;
  readonly places: number;
  /** Sheet and cell, paragraph, table and cell; [] where the file has no words for it. */
  readonly where: readonly string[];
  /** 填表人, 联系电话 …: whoever signs for the unit. */
  readonly signature?: string;
  readonly answer: 'keep' | 'drop' | null;
  /** What stands there when it is dropped. */
  readonly masked: string;
}

export interface HandInOutcome {
  readonly digest: string;
  /** Without those that were answered. */
  readonly refused: readonly Refusal[];
  /** Those. */
  readonly settled: readonly Refusal[];
  /** All, answered or not. */
  readonly questions: readonly HandInQuestion[];
  readonly removed: readonly (Removed & { readonly file: string })[];
  readonly left: readonly { readonly file: string; readonly what: string }[];
  /** [] while something is refused or asked. */
  readonly outputs: readonly GivenFile[];
  /** Ids that were answered and that nobody asked. */
  readonly unused: readonly string[];
}

/** The workbook as it was checked and scored, whole: with the rules that read sentences. */
export interface JudgedWhole {
  readonly workbook: OpenWorkbook;
  readonly run: CheckRun;
  readonly score: SheetScore;
  readonly further: readonly TableScore[];
}

/**
 * 送出: clean copies of workbook and reports, and the sheet for the file. All of them or none: nothing is made while anything is refused or
 * asked. Pure but for the tools; asked again with more answers, it says the same of what is left.
 * @param reports what the pack's reports say now
 */
export async function prepareHandIn(
  { workbook, run, score: main, further }: JudgedWhole,
  reports: readonly WrittenReport[],
  wish: HandInWish,
  tools: HandInTools,
): Promise<HandInOutcome> {
  const { pack, table } = workbook;
  const files = [wish.book, ...wish.documents];
  const all: Refusal[] = [
    ...errorRefusals(run.findings),
    ...scoreRefusals(main, '', ''),
    ...further.flatMap((one) => scoreRefusals(one, one.id, `${one.title}（${one.name}）`)),
  ];
  const titles = new Map<GivenFile, string>();
  const told: string[] = [];
  const book = bookOf(workbook, reports);
  for (const file of wish.documents) {
    const { text, reading } = await tools.readReport(file.bytes, file.name);
    const { stamp } = reading;
    const link = linkOf(workbook, reports, stamp);
    all.push(...openTextRefusals(file.name, text.text), ...staleRefusals(workbook, link, file.name, stamp));
    const differences = differencesOf(workbook, book, file.name, text, reading, link);
    all.push(...differences.refusals);
    told.push(...differences.told);
    titles.set(file, reports.find(({ report }) => report.id === stamp?.report)?.report.title ?? '');
  }
  for (const file of files) all.push(...matterRefusals(file.name, await tools.openMatters(file.bytes, file.name)));
  const refused = all.filter((one) => !isAnswered(one, wish));
  const settled = all.filter((one) => isAnswered(one, wish));

  const digest = dataDigest(table);
  const removed: (Removed & { file: string })[] = [];
  const left: { file: string; what: string }[] = [];
  const cleaned: GivenFile[] = [];
  for (const { name, bytes } of files) {
    const wishes: CleanWishes = {
      footer: digestLine(digest),
      keepsComments: wish.keep.has(`comments:${name}`),
      keepsControls: wish.keep.has(`controls:${name}`),
    };
    const clean = await tools.clean(bytes, name, wishes);
    removed.push(...clean.removed.map((one) => ({ file: name, ...one })));
    left.push(...clean.left.map((what) => ({ file: name, what })));
    cleaned.push({ name, bytes: clean.bytes });
  }

  const texts = wish.isPublic ? await Promise.all(cleaned.map(({ name, bytes }) => tools.texts(bytes, name))) : [];
  const cited = pack.basis.flatMap(({ number }) => number ?? []);
  const matters = findPrivate(texts, cited);
  const questions = matters.flatMap((own, at) => own.map((matter) => questionOf(matter, files[at]!.name, wish)));
  const result = { digest, refused, settled, questions, removed, left, unused: unusedOf(wish, all, questions) };
  const masked = cleaned.map(({ name }, at) =>
    maskTexts(
      texts[at] ?? [],
      (matters[at] ?? []).filter((matter) => answerOf(questionId(matter, name), wish) === 'drop'),
    ),
  );
  refused.push(...twinRefusals(wish.book.name, texts[0] ?? [], masked[0]!));
  if (refused.length > 0 || questions.some(({ answer }) => answer === null)) return { ...result, outputs: [] };

  const unitName = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')).trim() : '';
  const year = pack.byId.has('fiscalYear') ? (numberOf(table.value('fiscalYear'))?.toFixed() ?? '') : '';
  const version: HandInVersion = wish.isPublic ? '公开版' : '报送版';
  const parts = (name: string, title: string): NameParts => ({
    ...{ unitName, year, version, title },
    file: name.replace(/\.\w+$/, ''),
  });
  const names = withoutTwins([
    handInName(pack, 'workbook', parts(wish.book.name, '')),
    ...wish.documents.map((file) => handInName(pack, 'report', parts(file.name, titles.get(file) ?? ''))),
    handInName(pack, 'record', parts('', '')),
  ]);
  const outputs: GivenFile[] = [];
  for (const [at, { name, bytes }] of cleaned.entries()) {
    outputs.push({ name: names[at]!, bytes: await tools.withTexts(bytes, name, masked[at]!) });
  }
  const document = handInDocument({
    ...{ unitName, year, version, digest, run, removed, left },
    packTitle: `${pack.title}（第 ${pack.version} 版）`,
    date: wish.date,
    files: files.map(({ name }, at) => ({ from: name, name: names[at]! })),
    scores: [
      { title: pack.scoring.title, score: main },
      ...further.map((score) => ({ title: `${score.title}（${score.name}）`, score })),
    ],
    overridden: all.flatMap((one) => {
      const reason = wish.overrides.get(one.id);
      return one.answer === 'reason' && reason !== undefined ? [{ ...one, reason }] : [];
    }),
    kept: [
      ...all.flatMap(({ id, message, answer }) =>
        answer === 'keep-or-drop' && wish.keep.has(id) ? [`按填报人的决定留着：${message.split('。')[0]}。`] : [],
      ),
      ...told,
    ],
    disclosed: countsOf(questions),
  });
  const name = names.at(-1)!;
  const authored = await tools.authorPlain(document, '');
  const record = await tools.clean(authored, name, {
    footer: digestLine(digest),
    keepsComments: true,
    keepsControls: true,
  });
  const said = wish.isPublic ? await tools.texts(record.bytes, name) : [];
  outputs.push({ name, bytes: await tools.withTexts(record.bytes, name, maskedIn(said, questions)) });
  return { ...result, outputs };
}

function isAnswered({ id, answer }: Refusal, { overrides, keep, drop }: HandInWish): boolean {
  if (answer === 'none') return false;
  return answer === 'reason' ? (overrides.get(id) ?? '').trim() !== '' : keep.has(id) !== drop.has(id);
}

/** What a report follows of this workbook; null where it follows another, or none. */
function linkOf(
  workbook: OpenWorkbook,
  reports: readonly WrittenReport[],
  stamp: DocumentStamp | null,
): LinkPackage | null {
  if (stamp?.workbookId !== workbook.identity.workbookId) return null;
  const written = reports.find(({ report }) => report.id === stamp.report);
  return written === undefined ? null : linkReport(workbook, written, stamp.time);
}

/** A report of another workbook, or one that the workbook has left behind. */
function staleRefusals(
  workbook: OpenWorkbook,
  link: LinkPackage | null,
  name: string,
  stamp: DocumentStamp | null,
): Refusal[] {
  if (stamp === null) return [];
  if (stamp.workbookId !== workbook.identity.workbookId)
    return [{ id: `other-workbook:${name}`, message: `“${name}”是由另一个工作簿写出的。`, answer: 'reason' }];
  if (link === null || link.digest === stamp.digest) return [];
  const message = `“${name}”写出以后，工作簿又改过。请先更新报告，再送出。`;
  return [{ id: `outdated:${name}`, message, answer: 'reason' }];
}

/** Two sheets of one name make no workbook. */
function twinRefusals(name: string, texts: readonly TextUnit[], masked: ReadonlyMap<number, string>): Refusal[] {
  const names = texts.flatMap(({ text, isSheetName }, at) =>
    isSheetName ? [(masked.get(at) ?? text).toLowerCase()] : [],
  );
  const twin = names.find((one, at) => names.indexOf(one) !== at);
  if (twin === undefined) return [];
  const message = `“${name}”里有两张工作表，人名隐去以后都叫“${twin}”。请先给它们改名，保存，再送出。`;
  return [{ id: `sheet-names:${name}`, message, answer: 'none' }];
}

function questionId({ kind, text }: Pick<PrivateMatter, 'kind' | 'text'>, file: string): string {
  return `${kind}-${shortDigest([file, text])}`;
}

function answerOf(id: string, { keep, drop, rest = null }: HandInWish): HandInQuestion['answer'] {
  return keep.has(id) === drop.has(id) ? rest : keep.has(id) ? 'keep' : 'drop';
}

function questionOf(matter: PrivateMatter, file: string, wish: HandInWish): HandInQuestion {
  const { kind, text, context, signature, places, where } = matter;
  const id = questionId(matter, file);
  const answer = answerOf(id, wish);
  const own = { id, file, kind, text, context, places: places.length, where, answer } as const;
  return { ...own, ...(signature && { signature }), masked: maskedText(kind, text) };
}

function unusedOf(wish: HandInWish, all: readonly Refusal[], questions: readonly HandInQuestion[]): string[] {
  const asked = new Set([...all, ...questions].map(({ id }) => id));
  return [...wish.overrides.keys(), ...wish.keep, ...wish.drop].filter((id) => !asked.has(id));
}

/** In the words of the list; the pane's too. */
export const kindNames: Readonly<Record<PrivateKind, string>> = {
  person: '人名',
  phone: '电话号码',
  identity: '身份证号',
  'document-number': '内部文号',
};

function countsOf(questions: readonly HandInQuestion[]): { kind: string; dropped: number; kept: number }[] {
  return (Object.keys(kindNames) as PrivateKind[]).flatMap((kind) => {
    const own = questions.filter((one) => one.kind === kind);
    const dropped = own.filter(({ answer }) => answer === 'drop').length;
    return own.length === 0 ? [] : [{ kind: kindNames[kind], dropped, kept: own.length - dropped }];
  });
}

/** What was dropped anywhere, wherever the sheet for the file repeats it. */
function maskedIn(units: readonly TextUnit[], questions: readonly HandInQuestion[]): ReadonlyMap<number, string> {
  const dropped = questions.filter(({ answer }) => answer === 'drop');
  const changed = new Map<number, string>();
  units.forEach(({ text }, at) => {
    const own = dropped.reduce((now, one) => now.replaceAll(one.text, one.masked), text);
    if (own !== text) changed.set(at, own);
  });
  return changed;
}
