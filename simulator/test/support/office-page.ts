import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XdmChannel, type ChannelHost } from '../../src/channel/xdm';

const require = createRequire(__filename);
const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const folder = 'https://localhost/office/';
const paneOrigin = 'https://localhost';

export interface OfficePage {
  readonly unknownCalls: string[];
  readonly channel: XdmChannel;
}

/**
 * Starts the whole, real office.js in this window (jsdom, https://localhost/) as in an add-in's frame, with the host's channel on the other
 * side of postMessage. Once a test file.
 */
export async function startOfficePage(host: ChannelHost): Promise<OfficePage> {
  const unknownCalls: string[] = [];
  // The page of the add-in and the page around it are one window here: what the channel listens with is called by hand.
  let receive: ((event: MessageEvent) => void) | null = null;
  const listen = jest.spyOn(window, 'addEventListener').mockImplementation((_type, listener) => {
    receive = listener as (event: MessageEvent) => void;
  });
  const pane = {
    postMessage: (text: string) =>
      setTimeout(() => window.dispatchEvent(new MessageEvent('message', { data: text, origin: paneOrigin })), 0),
  };
  const frame = { name: '', src: '', contentWindow: pane, clientWidth: 350, clientHeight: 700 };
  const events = { onFocusOut: () => undefined, onUnknownCall: (what: string) => void unknownCalls.push(what) };
  const channel = new XdmChannel(frame as unknown as HTMLIFrameElement, `${paneOrigin}/taskpane.html`, host, events);
  listen.mockRestore();
  window.name = frame.name;
  const opener = {
    postMessage: (data: string) =>
      setTimeout(() => receive?.({ source: pane, origin: paneOrigin, data } as unknown as MessageEvent), 0),
  };
  Object.defineProperty(window, 'opener', { value: opener, configurable: true });
  if (document.domain === undefined) Object.defineProperty(document, 'domain', { value: 'localhost' });
  serveScripts();
  const script = document.createElement('script');
  document.head.append(script);
  script.setAttribute('src', `${folder}office.js`);
  run('office.js');
  await Office.onReady();
  return { unknownCalls, channel };
}

const run = (file: string): void => {
  const evaluate = eval as (text: string) => void;
  evaluate(readFileSync(join(dist, file), 'utf8'));
};

/** office.js asks for its other files by script elements; jsdom loads none. */
function serveScripts(): void {
  const append = Node.prototype.appendChild;
  Node.prototype.appendChild = function <T extends Node>(this: Node, node: T): T {
    const source = node instanceof HTMLScriptElement ? node.src : '';
    if (!source.startsWith(folder)) return append.call(this, node) as T;
    setTimeout(() => {
      run(source.slice(folder.length));
      node.dispatchEvent(new Event('load'));
    }, 0);
    return node;
  };
}
