import type { IWorkbookData } from '@univerjs/core';
import { connectInProcess } from './src/channel/in-process';
import { SimulatedExcel } from './src/excel/host';
import { UniverModel } from './src/excel/univer/univer-model';
import { loadExcelClient } from './src/node/office-client';
import { univerLibrary } from './src/node/univer-library';
import { ltsc2021 } from './src/profiles/excel';
import { isSetSupported, type HostProfile } from './src/profiles/profile';

export { excel2019, ltsc2021, subscription } from './src/profiles/excel';
export type { HostProfile } from './src/profiles/profile';

/** A workbook open in the simulated Excel. */
export interface OpenExcel {
  readonly host: SimulatedExcel;
  readonly model: UniverModel;
  run<Result>(work: (context: Excel.RequestContext) => Promise<Result>): Promise<Result>;
  /** The workbook as it would be saved now, .xlsx. */
  save(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An empty workbook with the two sheets that most tests speak of. */
const twoSheets: Partial<IWorkbookData> = {
  name: '绩效自评',
  sheetOrder: ['s1', 's2'],
  sheets: {
    s1: { id: 's1', name: '基础数据表', rowCount: 60, columnCount: 16 },
    s2: { id: 's2', name: '评分表', rowCount: 60, columnCount: 16 },
  },
};

/** Opens a workbook in the simulated Excel and points the real client at it; the last one opened is the one that `Excel.run` meets. */
export function openExcel(options: { snapshot?: Partial<IWorkbookData>; profile?: HostProfile } = {}): OpenExcel {
  const profile = options.profile ?? ltsc2021;
  let host: SimulatedExcel | null = null;
  const client = loadExcelClient((name, version) => isSetSupported(host?.book.profile ?? profile, name, version));
  const model = UniverModel.open(univerLibrary(), structuredClone(options.snapshot ?? twoSheets));
  const opened = (host = new SimulatedExcel(model, profile));
  const disconnect = connectInProcess(client.OfficeExtension, opened);
  return {
    host: opened,
    model,
    run: (work) => client.Excel.run(work),
    save: async () => {
      // It brings a large library that most tests do without.
      const { writeXlsx } = await import('./src/files/write-xlsx');
      return writeXlsx(opened.book);
    },
    close: async () => {
      await opened.book.settle();
      disconnect();
      await model.dispose();
    },
  };
}
