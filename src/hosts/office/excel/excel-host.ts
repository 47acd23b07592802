import { isProblem, Problem } from '../../../core/problem/problem';
import type { WorkbookHost } from '../../port/workbook-host';
import { windowTimer, type Schedule } from '../../port/live/schedule';
import type { RunLimits } from '../in-time';
import { listenForChanges } from './changes';
import { activeCell, goToCell } from './navigate';
import { WorkbookReader } from './read';

export interface ExcelHostOptions {
  /** Whether the Office around us has a requirement set. Default: Office.context.requirements. */
  readonly supports?: (set: string, version: string) => boolean;
  /** Default: the window's timer. */
  readonly schedule?: Schedule;
  /** How long events are gathered before the listener is called once. */
  readonly coalesceMs?: number;
  /** How long Excel may leave a request unanswered before people are told. */
  readonly answerMs?: number;
}

/** Office 2021 / LTSC 2021. */
const floor = '1.14';

/**
 * The open workbook in real Excel (office.js). Reading writes nothing. Every Office error is a Problem of the host family; the
 * original error is its cause.
 * @throws Problem host.unsupported (from every verb) where Excel is older than Office 2021
 */
export function createExcelHost(options: ExcelHostOptions = {}): WorkbookHost {
  const supports = options.supports ?? ((set, version) => Office.context.requirements.isSetSupported(set, version));
  const limits: RunLimits = { schedule: options.schedule ?? windowTimer, answerMs: options.answerMs ?? 60_000 };
  const reader = new WorkbookReader(limits);
  const checked = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!supports('ExcelApi', floor)) throw new Problem('host.unsupported', { detail: `ExcelApi ${floor}` });
    return work();
  };
  return {
    capabilities: { liveChanges: true, goTo: true, keepsUndo: supports('ExcelApi', '1.19') },
    read: (scope = 'bound') => checked(() => reader.read(scope)),
    readPrinted: () => checked(async () => (await import('./printed')).readPrinted(limits)),
    // Loaded with the first command that writes: opening and checking read only.
    apply: (edits, applyOptions = {}) =>
      checked(async () => (await import('./apply/apply')).applyEdits(edits, applyOptions, limits)),
    inspect: (wishes) => checked(async () => (await import('./inspect')).inspectSheets(wishes, limits)),
    goTo: (sheet, address) => checked(() => goToCell(sheet, address, limits)),
    onChanged: (listener) => checked(() => listenForChanges(listener, options.coalesceMs ?? 25, limits)),
    selection: () => checked(() => selectionOrNull(limits)),
  };
}

/** A cell that is being edited, a chart that is selected: the host cannot tell. */
async function selectionOrNull(
  limits: RunLimits,
): Promise<{ readonly sheet: string; readonly address: string } | null> {
  try {
    return await activeCell(limits);
  } catch (error) {
    if (isProblem(error) && (error.code === 'host.editing' || error.params['code'] === 'InvalidSelection')) return null;
    throw error;
  }
}
