import { newWorkbook } from '../../../../src/app/new-workbook';
import type { Schedule } from '../../../../src/hosts/port/live/schedule';
import { builtInPack } from '../../../support/built-in-pack';
import { openExcel, type OpenExcel } from '../../../../simulator/excel';

export const pack = builtInPack('kaifu-2018');
export const sampleEdits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w-1' });

/** A new workbook as Excel opens it: one empty sheet. */
export function blankExcel(): OpenExcel {
  return openExcel({
    snapshot: {
      name: '工作簿1',
      sheetOrder: ['s1'],
      sheets: { s1: { id: 's1', name: 'Sheet1', rowCount: 60, columnCount: 16 } },
    },
  });
}

/** Timers that a test lets run; `waits`: how long each would have waited, ms. */
export function handClock(): {
  readonly schedule: Schedule;
  run(): void;
  readonly waiting: number;
  readonly waits: readonly number[];
} {
  let waiting: (() => void)[] = [];
  const waits: number[] = [];
  return {
    schedule: (callback, ms) => {
      waiting.push(callback);
      waits.push(ms);
      return () => void (waiting = waiting.filter((one) => one !== callback));
    },
    run: () => {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
    },
    waits,
    get waiting() {
      return waiting.length;
    },
  };
}
