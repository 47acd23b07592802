// A package for an office that has WPS alone, by plain http too: what WPS and browsers open, and nothing of the add-in for Office.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { compiledPacks } from '../compile-packs.mjs';
import { writeReadyWorkbooks } from './books.mjs';
import { packCommandLine } from './command-line.mjs';
import { billOfMaterials, describePackages, noticesOf } from './licences.mjs';
import { wpsOnlyNotes } from './notes.mjs';
import { writeServer } from './server.mjs';
import { emptyFolder, filesUnder, sealed, writeText } from './whole.mjs';
import { writeWps } from './wps.mjs';

/** `offline`, `wps`, `packages`, `out`: as for the whole package (folder.mjs); `wpsUrl` ends in /wps/. */
export async function assembleForWps({ offline, wps, packages, out, wpsUrl }) {
  emptyFolder(out);
  const site = join(out, 'site');
  mkdirSync(site, { recursive: true });
  const base = wpsUrl.slice(0, -'wps/'.length);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const packs = (await compiledPacks()).map(({ id, version, title }) => ({ id, version, title }));
  cpSync(join(ROOT, 'scripts', 'wps', 'index.html'), join(site, 'index.html'));
  if (offline !== null) cpSync(offline, join(site, '网页版.html'));
  const inWps = writeWps(wps, out, { base: null, address: wpsUrl, version });
  writeFileSync(join(site, 'version.json'), `${JSON.stringify({ version, wpsUrl, packs }, null, 2)}\n`);
  await writeReadyWorkbooks(packs, join(out, '空白工作簿'));
  await packCommandLine(join(out, '命令行'));
  const notices = noticesOf(describePackages(packages));
  writeText(join(site, 'licenses.txt'), notices);
  writeText(join(out, '第三方软件声明.txt'), notices);
  await writeServer(out, {
    base,
    officeJs: 'local',
    version,
    files: filesUnder(site),
    relay: false,
    frameAncestors: [],
  });
  writeText(join(out, '部署说明.txt'), wpsOnlyNotes({ version, base, wpsUrl, packs, inWps }));
  writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials());
  return { ...sealed(out, `绩效自评助手-${version}-wps.zip`), inWps };
}
