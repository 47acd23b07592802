import type { Browser, Page } from 'playwright-core';
import { WpsFiles } from '../../../src/hosts/wps/files';
import { LinkExchange } from '../../../src/hosts/wps/link-exchange';
import { openWps, SimulatedDisk } from '../../../simulator/wps';
import { editedReport, exampleBook, exampleLink, exampleReport, openExample } from '../../support/linked-report';
import { openAddin, type AddinWindow, type AddinWish, type SimulatedPane } from './addin-window';

/** What simulator/src/wps/writer/main.ts puts into the window. */
interface SimulatedWriterWindow {
  put(name: string, base64: string): void;
  open(name: string): void;
  openNew(base64: string): void;
  typeOver(from: string, to: string): void;
  save(): void;
  files(): readonly string[];
  text(): string;
  writes(): number;
  frontName(): string;
  textOfFile(name: string): string;
  readonly panes: { readonly list: readonly SimulatedPane[] };
}

export interface OpenWriterWindow extends AddinWindow<SimulatedWriterWindow> {
  /** The user opens a document of the folder, types over words of the one in front, saves it. */
  open(name: string): Promise<void>;
  typeOver(from: string, to: string): Promise<void>;
  save(): Promise<void>;
  /** WPS 表格 leaves what the workbook says by now. */
  hand(): Promise<void>;
  /** What a file of the folder says. */
  textOfFile(name: string): Promise<string>;
}

export interface WriterFiles {
  readonly report: Uint8Array;
  readonly blank: Uint8Array;
  /** By whole paths: a workbook, and the package that WPS 表格 left of it. */
  readonly handed: ReadonlyMap<string, Uint8Array>;
}

/** The workbook moved on, the user has typed over one figure and some words of the report. */
export async function writerFiles(blank: Uint8Array, handedAt = '2019-05-13T06:35:00.000Z'): Promise<WriterFiles> {
  const old = { borrowedStaff: 4, actualStaff: 7, 'officialReception.final': 1.07 };
  const report = await exampleReport(await exampleBook(old), '2019-05-12T02:31:00.000Z');
  const disk = new SimulatedDisk();
  const wps = openWps({ disk });
  const workbook = `${disk.home}/开福区征地办2018绩效自评.xlsx`;
  const book = await exampleBook();
  disk.put(workbook, book);
  new LinkExchange(new WpsFiles()).hand(exampleLink(openExample(book), handedAt), workbook);
  await wps.close();
  return {
    report: editedReport(report, ['>4人<', '>5人<'], ['基本在预算控制范围内', '超出年初预算']),
    blank,
    handed: new Map(disk.files().map((path) => [path, disk.bytes(path)!])),
  };
}

/** The shipped add-in beside a simulated WPS 文字 with a report, and whatever else, in the user's folder; `first`: what is open when the pane comes. */
export async function openWriterWindow(
  browser: Browser,
  files: WriterFiles,
  { first = '自评报告.docx', ...wish }: AddinWish & { readonly first?: '自评报告.docx' | 'new' | null } = {},
): Promise<OpenWriterWindow> {
  const put = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
    page.evaluate(
      `simulatedWps.put(${JSON.stringify(name)}, ${JSON.stringify(Buffer.from(bytes).toString('base64'))})`,
    ) as Promise<void>;
  const opened = await openAddin<SimulatedWriterWindow>(browser, 'writer', {
    ...wish,
    before: async (page) => {
      await put(page, '自评报告.docx', files.report);
      await put(page, '另一份.docx', files.blank);
      if (first === 'new')
        await page.evaluate(`simulatedWps.openNew('${Buffer.from(files.blank).toString('base64')}')`);
      else if (first !== null) await page.evaluate(`simulatedWps.open(${JSON.stringify(first)})`);
    },
  });
  const { page } = opened;
  const call = <T>(name: keyof SimulatedWriterWindow, ...values: readonly string[]): Promise<T> =>
    page.evaluate(`simulatedWps.${name}(...${JSON.stringify(values)})`) as Promise<T>;
  return {
    ...opened,
    open: (name) => call('open', name),
    typeOver: (from, to) => call('typeOver', from, to),
    save: () => call('save'),
    hand: async () => {
      for (const [path, bytes] of files.handed) await put(page, path, bytes);
    },
    textOfFile: (name) => call('textOfFile', name),
  };
}
