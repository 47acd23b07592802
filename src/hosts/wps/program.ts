import { Problem } from '../../core/problem/problem';
import type { EtApplication, EtEvents, WpsGlobal } from './et-api';
import type { WpsFileSystem } from './files-api';

declare const wps: WpsGlobal | undefined;

/** WPS 表格 as it is around us, asked anew each time: what it gives goes stale. The only file that says `wps`. */
export interface WpsProgram {
  /** @throws Problem host.unsupported where no WPS 表格 answers */
  application(): EtApplication;
  /** @throws Problem host.unsupported where this build tells of no events */
  events(): EtEvents;
  /** null where this build lets no add-in at files. */
  files(): WpsFileSystem | null;
  /** What a page of an add-in finds; empty where this is no such page. */
  page(): WpsGlobal;
}

/** Which program it is shows by what it has: its name says "Microsoft …" on some builds. */
export const wpsAround: WpsProgram = {
  application: () => {
    const found = applicationOf(wpsAround.page());
    if (!found?.Workbooks) throw unsupported('wps.EtApplication');
    return found;
  },
  events: () => {
    const page = wpsAround.page();
    const found = page.ApiEvent ?? applicationOf(page)?.ApiEvent;
    if (!found) throw unsupported('wps.ApiEvent');
    return found;
  },
  files: () => {
    const page = wpsAround.page();
    return page.FileSystem ?? applicationOf(page)?.FileSystem ?? null;
  },
  page: () => (typeof wps === 'undefined' ? {} : wps),
};

function applicationOf(page: WpsGlobal): EtApplication | undefined {
  return page.EtApplication ? page.EtApplication() : page.Application;
}

function unsupported(detail: string): Problem {
  return new Problem('host.unsupported', { app: appName, detail });
}

/** What users call it. */
export const appName = 'WPS 表格';
