import type { Browser } from 'playwright-core';
import { addinFile, openAddin, type AddinWindow, type AddinWish, type SimulatedPane } from './addin-window';

/** What simulator/src/wps/main.ts puts into the window. */
interface SimulatedWps {
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): unknown;
  names(): number;
  deleteName(name: string): void;
  standsOn(): string;
  saveAs(name: string): void;
  readonly disk: {
    readonly home: string;
    files(): string[];
    bytes(path: string): Uint8Array | null;
    put(path: string, bytes: Uint8Array): void;
    close(folder: string): void;
  };
  readonly panes: { readonly list: readonly SimulatedPane[]; close(pane: SimulatedPane): void };
}

export interface OpenWpsWindow extends AddinWindow<SimulatedWps> {
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): Promise<unknown>;
  /** A file on the simulated computer; null: none of that path. */
  bytesOf(path: string): Promise<Uint8Array | null>;
}

/** The shipped add-in beside a simulated WPS 表格 with an empty workbook. */
export async function openWpsWindow(browser: Browser, wish: AddinWish = {}): Promise<OpenWpsWindow> {
  const opened = await openAddin<SimulatedWps>(browser, 'et', wish);
  const { page } = opened;
  return {
    ...opened,
    type: (...typed) => page.evaluate(`simulatedWps.type(...${JSON.stringify(typed)})`) as Promise<void>,
    bytesOf: async (path) => {
      const text = (await page.evaluate(
        `(() => {
          const bytes = simulatedWps.disk.bytes(${JSON.stringify(path)});
          return bytes && Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
        })()`,
      )) as string | null;
      return text === null ? null : Buffer.from(text, 'latin1');
    },
    valueAt: (...place) => page.evaluate(`simulatedWps.valueAt(...${JSON.stringify(place)})`),
  };
}

export const wpsAddinFile = (name: Parameters<typeof addinFile>[1]): string => addinFile('et', name);
