import { Problem } from '../../core/problem/problem';
import type { EtApplication, WpsGlobal } from './et-api';
import type { WpsEvents } from './events-api';
import type { WpsFileSystem } from './files-api';
import type { WriterApplication } from './writer/writer-api';

declare const wps: WpsGlobal | undefined;
/** What the official templates say since 2021 in place of `wps`; builds that were looked at have both. */
declare const Application: (EtApplication & WriterApplication & WpsGlobal) | undefined;

/** WPS 表格 or WPS 文字 as it is around us, asked anew each time: what it gives goes stale. The only file that says `wps`. */
export interface WpsProgram {
  /** @throws Problem host.unsupported where no WPS 表格 answers */
  application(): EtApplication;
  /** @throws Problem host.unsupported where no WPS 文字 answers */
  writer(): WriterApplication;
  /** @throws Problem host.unsupported where this build tells of no events */
  events(): WpsEvents;
  /** null where this build lets no add-in at files. */
  files(): WpsFileSystem | null;
  /** What a page of an add-in finds; empty where this is no such page. */
  page(): WpsGlobal;
}

/** Which program it is shows by what it has: its name says "Microsoft …" on some builds. */
export const wpsAround: WpsProgram = {
  application: () => {
    const found = applicationOf(wpsAround.page());
    if (!found?.Workbooks) throw unsupported('wps.EtApplication', appName);
    return found;
  },
  writer: () => {
    const found = writerOf(wpsAround.page());
    if (!found?.Documents) throw unsupported('wps.WpsApplication', writerName);
    return found;
  },
  events: () => {
    const page = wpsAround.page();
    const found = page.ApiEvent ?? applicationOf(page)?.ApiEvent ?? writerOf(page)?.ApiEvent;
    if (!found) throw unsupported('wps.ApiEvent', 'WPS');
    return found;
  },
  files: () => {
    const page = wpsAround.page();
    return page.FileSystem ?? applicationOf(page)?.FileSystem ?? writerOf(page)?.FileSystem ?? null;
  },
  page: () => {
    if (typeof wps !== 'undefined') return wps;
    return typeof Application === 'undefined' ? {} : pageOf(Application);
  },
};

function pageOf(application: NonNullable<typeof Application>): WpsGlobal {
  return {
    Application: application,
    PluginStorage: application.PluginStorage,
    CreateTaskPane: (address, title) => {
      if (!application.CreateTaskPane) throw unsupported('Application.CreateTaskPane', 'WPS');
      return application.CreateTaskPane(address, title);
    },
    GetTaskPane: (id) => application.GetTaskPane?.(id) ?? null,
  };
}

function applicationOf(page: WpsGlobal): EtApplication | undefined {
  return page.EtApplication ? page.EtApplication() : page.Application;
}

function writerOf(page: WpsGlobal): WriterApplication | undefined {
  return page.WpsApplication ? page.WpsApplication() : page.Application;
}

function unsupported(detail: string, app: string): Problem {
  return new Problem('host.unsupported', { app, detail });
}

/** What users call them. */
export const appName = 'WPS 表格';
export const writerName = 'WPS 文字';
