import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IWorkbookData } from '@univerjs/core';
import { connectInProcess } from '../../../src/workbench/channel/in-process';
import { SimulatedExcel } from '../../../src/workbench/excel/host';
import type { UniverLibrary } from '../../../src/workbench/excel/univer/types';
import { UniverModel } from '../../../src/workbench/excel/univer/univer-model';
import { ltsc2021 } from '../../../src/workbench/profiles/excel';
import { isSetSupported, type HostProfile } from '../../../src/workbench/profiles/profile';
import { loadExcelClient } from './office-client';

const require = createRequire(__filename);

/** Univer as the global set-up bundled it. */
export function univerLibrary(): UniverLibrary {
  return require(join(__dirname, '..', '..', '..', 'dist', 'univer', 'node.cjs')) as UniverLibrary;
}

export interface OpenExcel {
  readonly host: SimulatedExcel;
  readonly model: UniverModel;
  run<Result>(work: (context: Excel.RequestContext) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** An empty workbook with the two sheets that most tests speak of. */
export const twoSheets: Partial<IWorkbookData> = {
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
    close: async () => {
      await opened.book.settle();
      disconnect();
      await model.dispose();
    },
  };
}
