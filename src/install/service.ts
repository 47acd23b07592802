import { readLeave, type Leave } from './leave';

/**
 * The local service of WPS, as far as an install page speaks to it. It stands at 127.0.0.1:58890 by http and 58891 by https ("HTTP服务端口
 * 为58890，HTTPS服务端口为58891"), and takes POSTs whose body is plain text, which a browser sends across origins without asking first.
 * Every shape is read off the publish page that Kingsoft's own tool makes (npm wpsjs 2.2.3, src/lib/res/publish.html) and the library for
 * web pages beside it (wpsoa/wpsoa.github.io, js/wpsjsrpcsdk.js 1.0.33); LKI/wpsjs-next has an older copy of the first
 * (src/lib/res/publish.html). Not seen against a real WPS by us. That library also tries a WebSocket where a browser forbids http; this does not.
 */

export interface Published {
  readonly name: string;
  readonly type: string;
  readonly url: string;
  /** "false": a packed add-in on the disk. */
  readonly online: string;
  readonly version?: string;
  /** The publish page passes over what says enable "false"; what else may stand there ("enable_dev" was seen in publish.xml) counts as there. */
  readonly isOff: boolean;
}

export interface Reached {
  readonly kind: 'reached';
  readonly base: string;
  /** Of the service, not of WPS: 1.0.0, 1.0.1 …; empty on old builds (wpsjsrpcsdk.js 1.0.4 asks for that). */
  readonly version: string;
  readonly list: readonly Published[];
}

/**
 * nobody: no answer at all. unasked: none, and it may be for want of the browser's leave. insecure: none, and it may be that the browser lets
 * no page of plain http ask. denied: the user or the office told the browser no. blocked: somebody answers, and the browser does not let this
 * page read it. silent: the line is open and nothing comes. stranger: what answers is not this service. half: it answers that its other half
 * is not running. unlisted: it does not hand out its list.
 */
export type Hindrance =
  'nobody' | 'unasked' | 'insecure' | 'denied' | 'blocked' | 'silent' | 'stranger' | 'half' | 'unlisted';

export interface Unreached {
  readonly kind: 'unreached';
  readonly why: Hindrance;
  /** The service's own words, where there were any. */
  readonly said: string;
}

export type Contact = Reached | Unreached;

/** "OK", or an empty answer with status 200, is a yes (publish.html, WpsAddonHandleEx); everything else is a no in the service's words. */
export type Deployed = { readonly kind: 'taken' } | { readonly kind: 'refused' | 'unanswered'; readonly said: string };

/** What WPS's own look at an add-in's address found, by the names of files: ours, something else, or nobody knows. */
export interface Files {
  readonly fine: readonly string[];
  readonly other: readonly string[];
  readonly unknown: readonly string[];
}

const ASK_MS = 5000;
/** So long may the browser ask its user for leave. */
const LEAVE_MS = 60_000;
/** WPS may ask its user before it answers; the library sets no limit here (wpsjsrpcsdk.js: timeout 0). */
const DEPLOY_MS = 120_000;

/**
 * By https first where the page came so: wpsjsrpcsdk.js (GetUrlBase) takes 58891 there. Its certificate is WPS's own, which a browser may not
 * accept; browsers let a page of https ask this machine by http, too.
 */
export function basesFor(pageProtocol: string): readonly string[] {
  const plain = 'http://127.0.0.1:58890';
  return pageProtocol === 'https:' ? ['https://127.0.0.1:58891', plain] : [plain];
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** No answer: nobody, or in time. */
class NoAnswer extends Error {
  constructor(readonly isLate: boolean) {
    super(isLate ? 'no answer in time' : 'no answer');
  }
}

async function ask(address: string, init: RequestInit, ms = ASK_MS): Promise<Answer> {
  const limit = new AbortController();
  const clock = setTimeout(() => limit.abort(), ms);
  try {
    const response = await fetch(address, { cache: 'no-store', ...init, signal: limit.signal });
    return { status: response.status, text: await response.text() };
  } catch {
    // What a browser tells a page of a failed request is the same for every reason.
    throw new NoAnswer(limit.signal.aborted);
  } finally {
    clearTimeout(clock);
  }
}

const post = (address: string, body: string, ms?: number): Promise<Answer> =>
  ask(address, { method: 'POST', body }, ms);

/** Looks for the service at each place in turn; the first that answers is it, else what the last one showed. */
export async function contact(bases: readonly string[], leave: Leave): Promise<Contact> {
  let last: Contact = unreached('nobody', '');
  for (const base of bases) {
    last = await contactAt(base, leave);
    if (last.kind === 'reached') return last;
  }
  return last;
}

async function contactAt(base: string, leave: Leave): Promise<Contact> {
  let version: Answer;
  try {
    // publish.html posts JSON of a serverId, which only offices with many users on one machine have; without one this is it.
    version = await post(`${base}/version`, '{}', leave === 'to-ask' ? LEAVE_MS : ASK_MS);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return unreached(error.isLate ? 'silent' : await whyNobody(base), '');
  }
  const trouble = troubleIn(version);
  if (trouble) return trouble;
  const told = version.text.trim().replace(/^"(.*)"$/, '$1');
  if (told !== '' && !/^\d+(?:\.\d+)*$/.test(told)) return unreached('stranger', version.text);
  const list = await readList(base);
  return Array.isArray(list) ? { kind: 'reached', base, version: told, list } : (list as Unreached);
}

/** An answer that is no 200: JSON with the reason in `data`, "Subserver not available." among them (publish.html, startWps). */
function troubleIn({ status, text }: Answer): Unreached | null {
  if (status === 200) return null;
  const said = reasonIn(text);
  return unreached(said === 'Subserver not available.' ? 'half' : 'stranger', said ?? `${status}`);
}

const unreached = (why: Hindrance, said: string): Unreached => ({ kind: 'unreached', why, said: said.slice(0, 200) });

/** A request whose answer nobody may read comes through where the service stands and only the reading is forbidden. */
async function whyNobody(base: string): Promise<Hindrance> {
  try {
    await ask(`${base}/version`, { mode: 'no-cors' });
    return 'blocked';
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { given: 'nobody', 'to-ask': 'unasked', denied: 'denied', insecure: 'insecure' }[
      await readLeave()
    ] as Hindrance;
  }
}

/** By POST as publish.html does; older copies of the library GET it (wpsjsrpcsdk.js 1.0.4, WpsAddonGetAllConfig). */
async function readList(base: string): Promise<readonly Published[] | Unreached> {
  try {
    const posted = await post(`${base}/publishlist`, '');
    const { status, text } = posted.status === 200 ? posted : await ask(`${base}/publishlist`, { method: 'GET' });
    const list = status === 200 ? listIn(text) : null;
    if (list) return list;
    return troubleIn(posted)?.why === 'half' ? unreached('half', '') : unreached('unlisted', reasonIn(text) ?? text);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return unreached('unlisted', '');
  }
}

/** Nothing installed is an empty answer or null (callers of WpsAddonMgr.getAllConfig look for both). */
function listIn(text: string): readonly Published[] | null {
  const told = text.trim();
  if (told === '') return [];
  const list = parsed(told);
  if (list === null) return [];
  if (!Array.isArray(list)) return null;
  const entries = list.map(entryOf);
  return entries.every((entry) => entry !== null) ? entries : null;
}

/** What has no name is no list of add-ins; what else is missing stays empty, since only publish.html tells the shape. */
function entryOf(value: unknown): Published | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, addonType, url, online, version, enable } = value as Record<string, unknown>;
  if (typeof name !== 'string') return null;
  return {
    name,
    type: typeof addonType === 'string' ? addonType : '',
    url: typeof url === 'string' ? url : '',
    online: String(online ?? 'true'),
    ...(typeof version === 'string' && version !== '' ? { version } : {}),
    isOff: String(enable) === 'false',
  };
}

/** `undefined`: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function reasonIn(text: string): string | null {
  const value = parsed(text);
  const reason = typeof value === 'object' && value !== null ? (value as { data?: unknown }).data : null;
  return typeof reason === 'string' ? reason : null;
}

/** base64 of the UTF-8 of a JSON: what deployaddons and redirect take (publish.html, FormatSendData without a serverId). */
function packed(value: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export type DeployCommand = 'enable' | 'disable';

/** publish.html, FormartData: cmd, name, url, addonType, online, version; `customDomain` is left out as undefined is there. */
export async function deploy(
  base: string,
  cmd: DeployCommand,
  { name, url, type, online, version }: Pick<Published, 'name' | 'url' | 'type' | 'online' | 'version'>,
): Promise<Deployed> {
  try {
    const body = packed({ cmd, name, url, addonType: type, online, version });
    const { status, text } = await post(`${base}/deployaddons/runParams`, body, DEPLOY_MS);
    if (status === 200 && (text.trim() === 'OK' || text.trim() === '')) return { kind: 'taken' };
    return { kind: 'refused', said: (reasonIn(text) ?? text.trim()).slice(0, 200) || `${status}` };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { kind: 'unanswered', said: '' };
  }
}

/**
 * What WPS reads of an add-in at every start, and how each is known to be ours: a login page, or one that says 404, may come as an answer like
 * any other. All small; the pane's page, of megabytes, is not asked for: WPS would load it anew at each look.
 */
const marks: readonly (readonly [string, (text: string, name: string) => boolean])[] = [
  ['manifest.xml', (text, name) => text.includes(`<Name>${name}</Name>`)],
  ['ribbon.xml', (text) => text.startsWith('<customUI')],
  ['index.html', (text) => hasMark(text)],
];

const hasMark = (html: string): boolean => html.slice(0, 2000).includes('id="jixiao-');

/**
 * Has the service fetch an add-in's files as WPS will, one after the other (publish.html, CheckPlugin: /redirect/runParams with the ribbon; what
 * is good begins with "<customUI"). "网页路径不可访问，如果是跨域问题，不影响使用", says that page of a failure: so it is no verdict.
 */
export async function lookAtFiles(base: string, url: string, name: string): Promise<Files> {
  const found = { fine: [] as string[], other: [] as string[], unknown: [] as string[] };
  for (const [file, isOurs] of marks) {
    const text = await fetchedByWps(base, `${url}${file}`);
    found[text === null ? 'unknown' : isOurs(text, name) ? 'fine' : 'other'].push(file);
  }
  return found;
}

async function fetchedByWps(base: string, url: string): Promise<string | null> {
  try {
    const body = packed({ method: 'get', url, data: '' });
    const { status, text } = await post(`${base}/redirect/runParams`, body);
    return status === 200 ? text : null;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return null;
  }
}
