import type { Browser } from 'playwright-core';
import { addinFile, openAddin, panePage, type AddinWindow, type AddinWish, type SimulatedPane } from './addin-window';

/** What simulator/src/wps/main.ts puts into the window. */
interface SimulatedWps {
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): unknown;
  names(): number;
  deleteName(name: string): void;
  standsOn(): string;
  readonly panes: { readonly list: readonly SimulatedPane[]; close(pane: SimulatedPane): void };
}

export interface OpenWpsWindow extends AddinWindow<SimulatedWps> {
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  valueAt(sheet: string, address: string): Promise<unknown>;
}

/** The shipped add-in beside a simulated WPS 表格 with an empty workbook. */
export async function openWpsWindow(browser: Browser, wish: AddinWish = {}): Promise<OpenWpsWindow> {
  const opened = await openAddin<SimulatedWps>(browser, 'et', wish);
  const { page } = opened;
  return {
    ...opened,
    type: (...typed) => page.evaluate(`simulatedWps.type(...${JSON.stringify(typed)})`) as Promise<void>,
    valueAt: (...place) => page.evaluate(`simulatedWps.valueAt(...${JSON.stringify(place)})`),
  };
}

export const wpsPage = (): string => panePage('et');

export const wpsAddinFile = (name: Parameters<typeof addinFile>[1]): string => addinFile('et', name);
