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

/** What stands at both addresses until what belongs there is built. */
export interface StartingPage {
  readonly page: string;
  readonly style: string;
  readonly script: string;
  /** How far it is, as JSON. */
  readonly state: () => string;
}

export interface WorkbenchSite {
  readonly page: Site;
  readonly pane: Site;
  /** From now on the built page, or pane, stands at its address. Where nothing is starting, both do from the beginning. */
  show(what: 'window' | 'pane'): void;
  close(): Promise<void>;
}

export const FIRST_PORT = 3553;

/** Page and pane on two ports of one host name: office.js trusts a host of its own name, and the pane stays a foreign origin, as in Office. */
export async function serveWorkbench(
  certificate: Certificate,
  folders: WorkbenchFolders,
  firstPort = FIRST_PORT,
  starting?: StartingPage,
): Promise<WorkbenchSite> {
  const texts = textsBefore('/workbench.html', starting);
  const paneTexts = textsBefore('/taskpane.html', starting);
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
    texts: paneTexts,
    index: '/taskpane.html',
    policy: panePolicy,
  }));
  texts['/workbench.json'] = () => JSON.stringify({ pane: pane.origin });
  return {
    page,
    pane,
    show: (what) => {
      if (what === 'window') delete texts['/workbench.html'];
      else delete paneTexts['/taskpane.html'];
    },
    close: async () => {
      await Promise.all([page.close(), pane.close()]);
    },
  };
}

/** A text goes before a file of its name, so the page waits under the name of what it waits for. */
function textsBefore(place: string, starting: StartingPage | undefined): Record<string, () => string> {
  if (starting === undefined) return {};
  const { page, style, script, state } = starting;
  return {
    [place]: () => page,
    '/starting.css': () => style,
    '/starting.js': () => script,
    '/starting.json': state,
  };
}
