// Configurations and a server that runs on Node alone, from the same table of headers (server-configs.mjs).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverConfigs } from './server-configs.mjs';

/** web.config goes into the site, where IIS looks for it; everything else into server/. @param files of the site, with slashes; @param relay whether Excel → Word is passed on by this server */
export async function writeServer(out, { base, officeJs, version, files, relay, frameAncestors }) {
  const made = await serverConfigs({ baseUrl: base, officeJs, version, files, relay, frameAncestors });
  mkdirSync(join(out, 'server'), { recursive: true });
  for (const [name, content] of Object.entries(made))
    writeFileSync(join(out, name === 'web.config' ? 'site' : 'server', name), content);
}
