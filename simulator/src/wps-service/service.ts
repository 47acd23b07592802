import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PublishedAddIn, WpsServiceBuild } from './build';
import { readDeploy, readRedirect, readServerId, Refusal, type DeployRequest } from './requests';

interface Answer {
  readonly status: number;
  readonly text: string;
}

const ok = (text: string): Answer => ({ status: 200, text });
/** What is no 200 is JSON with the reason in `data`. */
const no = (reason: string, status = 406): Answer => ({ status, text: JSON.stringify({ data: reason }) });

/**
 * The service that WPS keeps on the user's machine for pages that install add-ins, as its clients' code shows it (npm wpsjs 2.2.3,
 * src/lib/res/publish.html; wpsoa/wpsoa.github.io, js/wpsjsrpcsdk.js): /version, /publishlist, /deployaddons/runParams, /redirect/runParams. No real one was ever looked
 * at. Strict: a path, verb or field that no client uses is refused by name.
 */
export class WpsService {
  readonly #server: Server;
  readonly #published: PublishedAddIn[] = [];
  readonly #waiting: ((isYes: boolean) => void)[] = [];
  #build: WpsServiceBuild;
  /** What was refused by name, in order. */
  readonly refusals: string[] = [];
  /** "POST /version", in order. */
  readonly requests: string[] = [];

  private constructor(build: WpsServiceBuild) {
    this.#build = build;
    const hear = (request: IncomingMessage, response: ServerResponse): void => void this.#hear(request, response);
    this.#server = build.tls ? createTlsServer(build.tls, hear) : createServer(hear);
  }

  /** On a port of its own: 58890 is the machine's, and tests run side by side. `port`: where one stood before. */
  static async start(build: WpsServiceBuild = {}, port = 0): Promise<WpsService> {
    const service = new WpsService(build);
    await new Promise<void>((resolve) => service.#server.listen(port, '127.0.0.1', resolve));
    return service;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get published(): readonly PublishedAddIn[] {
    return this.#published;
  }

  /** From now on it is another build: WPS was updated, repaired, or somebody pressed something in it. */
  become(change: WpsServiceBuild): void {
    this.#build = { ...this.#build, ...change };
  }

  /** Somebody installed this before. */
  publish(...addIns: readonly PublishedAddIn[]): void {
    this.#published.push(...addIns);
  }

  /** An automatic update of WPS that takes the list along. */
  update(): void {
    this.#published.length = 0;
  }

  /** WPS waits for its user. */
  get isAsking(): boolean {
    return this.#waiting.length > 0;
  }

  /** The user answers what WPS asked. */
  answerUser(isYes: boolean): void {
    const next = this.#waiting.shift();
    if (!next) throw new Error('WPS asks nothing');
    next(isYes);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    request.setEncoding('utf8');
    for await (const piece of request) body += piece as string;
    this.requests.push(`${request.method} ${request.url}`);
    if (this.#build.isSilent) return;
    const { status, text } = await this.#answer(request.method ?? '', request.url ?? '', body);
    const allowed = { any: '*', other: 'http://elsewhere.test', none: null }[this.#build.cors ?? 'any'];
    response.writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(allowed === null ? {} : { 'Access-Control-Allow-Origin': allowed }),
    });
    response.end(text);
  }

  async #answer(verb: string, path: string, body: string): Promise<Answer> {
    try {
      const { half, hasNoList } = this.#build;
      if (half === 'all' || (half === 'rest' && path !== '/version')) return no('Subserver not available.');
      if (hasNoList && path === '/publishlist') return no('Json parse failed.', 404);
      return await this.#of(verb, path, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(error.message);
      return no(error.message);
    }
  }

  async #of(verb: string, path: string, body: string): Promise<Answer> {
    const listBy = this.#build.listBy ?? 'POST';
    switch (`${verb} ${path}`) {
      // A person looks at it with a browser, too.
      case 'GET /version':
      case 'POST /version':
        readServerId(path, body);
        return ok(this.#build.version ?? '1.0.2');
      case `${listBy} /publishlist`:
        readServerId(path, body);
        return ok(this.#published.length > 0 ? JSON.stringify(this.#published) : (this.#build.emptyAs ?? '[]'));
      case 'POST /publishlist':
        return no('POST is not allowed here', 405);
      case 'POST /deployaddons/runParams':
        return this.#deploy(readDeploy(path, body));
      case 'POST /redirect/runParams':
        return this.#redirect(readRedirect(path, body));
      default:
        throw new Refusal(`${verb} ${path}: not of this service`);
    }
  }

  async #deploy(wish: DeployRequest): Promise<Answer> {
    if (wish.cmd === 'disableall') {
      this.update();
      return ok('OK');
    }
    const isNamed = (one: PublishedAddIn): boolean => one.name === wish.name && one.addonType === wish.addonType;
    const how = this.#build.enable ?? 'OK';
    if (wish.cmd === 'enable') {
      if (how === 'refuses') return ok('Failed');
      if (how === 'asks' && !(await new Promise<boolean>((resolve) => this.#waiting.push(resolve))))
        return ok('Failed');
      if (how === 'forgets') return ok('OK');
    }
    // One entry of a name in a program: publish.xml is keyed so in every example.
    const before = this.#published.findIndex(isNamed);
    if (before >= 0) this.#published.splice(before, 1);
    const { cmd, ...entry } = wish;
    if (cmd === 'enable') this.#published.push({ ...entry, enable: 'enable_dev' });
    else if (this.#build.disabled === 'listed') this.#published.push({ ...entry, enable: 'false' });
    return ok(how === 'wordless' ? '' : 'OK');
  }

  /** WPS fetches in the page's stead; what it says where nothing is there is not known: here a reason. */
  async #redirect(url: string): Promise<Answer> {
    try {
      const response = await fetch(url);
      return ok(await response.text());
    } catch (error) {
      return no(error instanceof Error ? error.message : 'fetch failed');
    }
  }
}
