import type { IWorkbookData } from '@univerjs/core';
import { UniverModel } from './src/excel/univer/univer-model';
import { univerLibrary } from './src/node/univer-library';
import { nodeXml } from './src/node/word-document';
import { SimulatedWps, type WpsBuild } from './src/wps/program';
import { SimulatedWriter, type WriterBuild } from './src/wps/writer/program';

export { SimulatedDisk, type DiskOptions } from './src/wps/file-system';
export type { WpsBuild } from './src/wps/program';
export type { Loss } from './src/wps/writer/kept';
export type { PositionRules } from './src/wps/writer/positions';
export type { WriterBuild } from './src/wps/writer/program';
export type { OpenedDocument } from './src/wps/writer/world';
export type { ShellBuild } from './src/wps/shell';

/** A workbook open in the simulated WPS 表格, and `wps` where a page of an add-in finds it. */
export interface OpenWps {
  readonly program: SimulatedWps;
  readonly model: UniverModel;
  /** One more empty workbook, for `program.open`. */
  anotherModel(): UniverModel;
  /** What happens in a cell when the user types into it, past any add-in. */
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  /** Resolves once everything written is calculated: WPS is done at once, the engine here a moment later. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const blank: Partial<IWorkbookData> = {
  name: '工作簿1',
  sheetOrder: ['s1'],
  sheets: { s1: { id: 's1', name: 'Sheet1', rowCount: 60, columnCount: 16 } },
};

export interface WpsWish extends WpsBuild {
  readonly snapshot?: Partial<IWorkbookData>;
  /** The name that pages find it by. Default: wps. */
  readonly global?: 'wps' | 'Application';
}

/** Opens a workbook in the simulated WPS and puts its `wps` into this realm; one at a time. */
export function openWps(options: WpsWish = {}): OpenWps {
  const model = UniverModel.open(univerLibrary(), structuredClone(options.snapshot ?? blank));
  const program = new SimulatedWps(model, options);
  const realm = globalThis as { wps?: object; Application?: object };
  if (options.global === 'Application')
    Object.defineProperty(realm, 'Application', { configurable: true, get: () => program.application() });
  else realm.wps = program.global();
  const { book } = program.active;
  const models = [model];
  const settle = async (): Promise<void> => {
    for (const opened of program.books) await opened.book.settle();
  };
  return {
    program,
    model,
    settle,
    anotherModel: () => {
      const another = UniverModel.open(univerLibrary(), structuredClone(blank));
      models.push(another);
      return another;
    },
    type: async (sheet, address, content) => {
      program.typeAsUser(book, sheet, address, content);
      await settle();
    },
    close: async () => {
      await settle();
      delete realm.wps;
      delete realm.Application;
      for (const one of models) await one.dispose();
    },
  };
}

/** The simulated WPS 文字 with nothing open yet, and its `wps` in this realm; one at a time. */
export interface OpenWriter {
  readonly program: SimulatedWriter;
  close(): void;
}

export function openWriter(options: WriterBuild = {}): OpenWriter {
  const program = new SimulatedWriter(nodeXml, options);
  const realm = globalThis as { wps?: object };
  realm.wps = program.global();
  return { program, close: () => void delete realm.wps };
}
