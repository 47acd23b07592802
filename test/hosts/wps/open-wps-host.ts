import { createWpsHost } from '../../../src/hosts/wps/wps-host';
import type { EtApplication, WpsGlobal } from '../../../src/hosts/wps/et-api';
import type { WorkbookHost } from '../../../src/hosts/port/workbook-host';
import { openWps, type OpenWps, type WpsBuild } from '../../../simulator/wps';
import { handClock } from '../office/excel/blank-excel';

export interface WpsAndHost extends OpenWps {
  readonly host: WorkbookHost;
  readonly clock: ReturnType<typeof handClock>;
  /** WPS as a macro of the user's meets it. */
  macro<T>(work: (et: EtApplication) => T): T;
}

/** @param turns whether a write's turns between sheets come by themselves; else the test lets them run by `clock` */
export function openWpsHost(build: WpsBuild = {}, turns: 'alone' | 'by hand' = 'alone'): WpsAndHost {
  const wps = openWps(build);
  const clock = handClock();
  return {
    ...wps,
    clock,
    host: createWpsHost(turns === 'alone' ? {} : { schedule: clock.schedule }),
    macro: (work) => work((globalThis as unknown as { readonly wps: WpsGlobal }).wps.EtApplication!()),
  };
}
