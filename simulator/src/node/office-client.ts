import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OfficeExtensionGlobal } from '../channel/in-process';

const require = createRequire(__filename);
const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

export interface OfficeClient {
  readonly OfficeExtension: OfficeExtensionGlobal;
  readonly Excel: typeof Excel;
}

export interface WordClient {
  readonly OfficeExtension: OfficeExtensionGlobal;
  readonly Word: typeof Word;
}

type IsSetSupported = (name: string, version?: string | number) => boolean;

/** `Office.context`; the client asks for it each time. */
let officeContext: object = {};
let hostType = '';

/** What the host's script expects of the office.js page around it, and Node does not have. */
const page = {
  Type: Function,
  navigator: { userAgent: 'node' },
  location: { protocol: 'https:', href: 'https://localhost/', hash: '', search: '', origin: 'https://localhost' },
  document: {
    createElement: () => ({}),
    getElementsByTagName: () => [],
    getElementById: () => null,
    querySelectorAll: () => [],
    addEventListener: () => undefined,
    URL: '',
  },
  addEventListener: () => undefined,
  OSF: {
    _OfficeAppFactory: {
      getContext: () => officeContext,
      getHostInfo: () => ({ hostPlatform: 'web', hostType }),
      getLoggingAllowed: () => false,
      setContext: () => undefined,
    },
  },
};

let loaded = '';

/**
 * Excel's client, as published and unmodified, evaluated in the realm of the test (its checks compare prototypes). `isSetSupported` is what
 * the add-in, and the client itself, ask before they use a member.
 */
export function loadExcelClient(isSetSupported: IsSetSupported): OfficeClient {
  const realm = loadClient('excel', 'Excel', { platform: 'OfficeOnline', requirements: { isSetSupported } });
  return {
    OfficeExtension: realm['OfficeExtension'] as OfficeExtensionGlobal,
    Excel: realm['Excel'] as typeof Excel,
  };
}

/**
 * Word's client. Both share globals that cannot be there twice: one test file uses one of them.
 * @param document `Office.context.document`, the Common API
 */
export function loadWordClient(isSetSupported: IsSetSupported, document: object): WordClient {
  const realm = loadClient('word', 'Word', { platform: 'OfficeOnline', requirements: { isSetSupported }, document });
  return {
    OfficeExtension: realm['OfficeExtension'] as OfficeExtensionGlobal,
    Word: realm['Word'] as typeof Word,
  };
}

function loadClient(file: 'excel' | 'word', namespace: string, context: object): Record<string, unknown> {
  const realm = globalThis as Record<string, unknown>;
  if (loaded !== '' && loaded !== file) throw new Error('one test file loads one client: Excel or Word');
  if (loaded === '') {
    loaded = file;
    hostType = file;
    for (const [name, value] of Object.entries(page)) realm[name] ??= value;
    realm['window'] ??= globalThis;
    realm['self'] ??= globalThis;
    const prototype = Function as unknown as {
      registerNamespace?: (name: string) => void;
      prototype: { registerClass?: () => void };
    };
    prototype.registerNamespace = (name) => void (realm[name] ??= {});
    prototype.prototype.registerClass = () => undefined;
    realm['Microsoft'] = { Office: { WebExtension: {} } };
    realm['Office'] = (realm['Microsoft'] as { Office: { WebExtension: unknown } }).Office.WebExtension;
    const script = readFileSync(join(dist, `${file}-web-16.00.js`), 'utf8');
    const evaluate = eval as (text: string) => void;
    evaluate(`${script}\n;Object.assign(globalThis, { OfficeExtension, OfficeCore, ${namespace} });`);
  }
  officeContext = context;
  return realm;
}
