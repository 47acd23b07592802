/** A request that no client of WPS makes: refused by name, and kept for the test. */
export class Refusal extends Error {}

/** The body of /version and /publishlist: nothing, or JSON that may hold a serverId. */
export function readServerId(path: string, body: string): void {
  if (body === '') return;
  const value = json(path, body);
  for (const key of Object.keys(value)) if (key !== 'serverId') throw new Refusal(`${path}: unknown field ${key}`);
}

export interface DeployRequest {
  readonly cmd: 'enable' | 'disable' | 'disableall';
  readonly name: string;
  readonly url: string;
  readonly addonType: string;
  readonly online: string;
  readonly version?: string;
}

const deployFields = ['cmd', 'name', 'url', 'addonType', 'online', 'version', 'customDomain', 'time'];

export function readDeploy(path: string, body: string): DeployRequest {
  const value = json(path, unpacked(path, body));
  for (const key of Object.keys(value))
    if (!deployFields.includes(key)) throw new Refusal(`${path}: unknown field ${key}`);
  const { cmd } = value;
  if (cmd !== 'enable' && cmd !== 'disable' && cmd !== 'disableall')
    throw new Refusal(`${path}: unknown cmd ${String(cmd)}`);
  if (cmd === 'disableall') return { cmd, name: '', url: '', addonType: '', online: '' };
  const text = (key: string): string => {
    const told = value[key];
    if (typeof told !== 'string' || told === '') throw new Refusal(`${path}: ${key} is no text`);
    return told;
  };
  const wish: DeployRequest = {
    cmd,
    name: text('name'),
    url: text('url'),
    addonType: text('addonType'),
    online: text('online'),
    ...(value['version'] === undefined ? {} : { version: text('version') }),
  };
  if (!['wps', 'et', 'wpp'].includes(wish.addonType)) throw new Refusal(`${path}: unknown addonType ${wish.addonType}`);
  if (!['true', 'false'].includes(wish.online)) throw new Refusal(`${path}: unknown online ${wish.online}`);
  // The tool that makes publish pages takes no address without it (wpsjs, src/lib/publish.js).
  if (wish.online === 'true' && !wish.url.endsWith('/')) throw new Refusal(`${path}: url does not end in /`);
  return wish;
}

/** The address that /redirect/runParams is to fetch. */
export function readRedirect(path: string, body: string): string {
  const value = json(path, unpacked(path, body));
  for (const key of Object.keys(value))
    if (!['method', 'url', 'data'].includes(key)) throw new Refusal(`${path}: unknown field ${key}`);
  if (value['method'] !== 'get') throw new Refusal(`${path}: unknown method ${String(value['method'])}`);
  if (typeof value['url'] !== 'string') throw new Refusal(`${path}: url is no text`);
  return value['url'];
}

function unpacked(path: string, body: string): string {
  if (body === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new Refusal(`${path}: no base64`);
  return Buffer.from(body, 'base64').toString('utf8');
}

function json(path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(`${path}: no JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(`${path}: no JSON object`);
  return value as Readonly<Record<string, unknown>>;
}
