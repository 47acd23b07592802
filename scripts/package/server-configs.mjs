// For the packager: what other web servers need, printed from the table that our own server sends (src/server/security-headers.ts).
//
//   const made = await serverConfigs({
//     baseUrl: 'https://jixiao.example.gov.cn/app/',   checked by package/manifest.mjs; http for WPS alone
//     officeJs: 'global' | '21vianet' | 'local',     'local' where there is no Office: nothing foreign is let in
//     files: ['taskpane.html', 'js/…'],               every file of the site, with slashes
//     version: '0.1.0',
//     frameAncestors: ['https://*.example'],           optional: else Office on the web for this officeJs
//     hstsSeconds: 31536000,                           optional: else not sent
//     relay: true,                                     optional: else there is none
//   });
//   → { 'nginx.conf': '…', 'web.config': '…', Containerfile: '…' (by https alone), 'serve.cjs': <Buffer> }
//
// Where they go: web.config into site/ (IIS reads it from the folder that it serves; no server of these three shows it); nginx.conf, Containerfile and serve.cjs beside site/. serve.cjs needs Node 20 and nothing else.
// A base path of other than plain letters, digits and "-._~" cannot be put into nginx.conf: an Error says so.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const RELAY_PORT = 8080;

export async function serverConfigs({
  baseUrl,
  officeJs,
  files,
  version,
  frameAncestors,
  hstsSeconds = null,
  relay = false,
}) {
  const { ensureBundle } = await import('../bundle.mjs');
  const bundle = await ensureBundle('serve');
  const server = createRequire(import.meta.url)(bundle);
  const url = new URL(baseUrl);
  const config = {
    officeJs,
    frameAncestors: frameAncestors ?? server.officeFrameAncestors[officeJs],
    hstsSeconds,
    hostName: url.hostname,
    basePath: url.pathname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    isPlain: url.protocol === 'http:',
    files,
    relayPort: relay ? RELAY_PORT : null,
    version,
  };
  return { ...server.serverConfigs(config), 'serve.cjs': readFileSync(bundle) };
}
