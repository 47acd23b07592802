import type { Certificate } from './certificate';
import { panePolicy, workbenchPolicy } from './security-headers';
import { startSite, type Site } from './static-site';

/** Folders that the build made. */
export interface WorkbenchFolders {
  /** The page around the grid. */
  readonly page: string;
  /** The production bundle of the pane, with packs. */
  readonly pane: string;
  /** Univer for browsers. */
  readonly univer: string;
  /** office.js as npm delivers it. */
  readonly office: string;
  readonly assets: string;
  /** The workbook to start with. */
  readonly books: string;
}

export interface WorkbenchSite {
  readonly page: Site;
  readonly pane: Site;
  close(): Promise<void>;
}

export const FIRST_PORT = 3553;

/** Page and pane on two ports of one host name: office.js trusts a host of its own name, and the pane stays a foreign origin, as in Office. */
export async function serveWorkbench(
  certificate: Certificate,
  folders: WorkbenchFolders,
  firstPort = FIRST_PORT,
): Promise<WorkbenchSite> {
  const texts: Record<string, string> = {};
  const page = await startSite(certificate, firstPort, (origin) => {
    // The pane's port is not known yet; the page asks for it (workbench.json), the policy allows this machine only.
    return {
      folders: { '/': folders.page, '/univer/': folders.univer, '/assets/': folders.assets, '/books/': folders.books },
      texts,
      index: '/workbench.html',
      policy: workbenchPolicy(origin.replace(/:\d+$/, ':*')),
    };
  });
  const pane = await startSite(certificate, page.port + 1, () => ({
    folders: { '/': folders.pane, '/office/': folders.office, '/assets/': folders.assets },
    index: '/taskpane.html',
    policy: panePolicy,
  }));
  texts['/workbench.json'] = JSON.stringify({ pane: pane.origin });
  return {
    page,
    pane,
    close: async () => {
      await Promise.all([page.close(), pane.close()]);
    },
  };
}
