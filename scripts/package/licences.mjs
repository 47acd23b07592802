// What others wrote and we ship: their licences checked, their notices and the bill of materials written. Node built-ins only.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';

/** May be passed on with ours (MIT) as long as the notice goes along. */
const COMPATIBLE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
]);

/** Microsoft's own terms: unmodified copies only, beside our code and never inside it; so it is allowed by name alone. */
const BESIDE_OURS = '@microsoft/office-js';

/** "(MIT OR GPL-3.0-or-later)": one of them is enough; "(MIT AND Zlib)": all are needed. */
function isCompatible(expression) {
  const bare = expression.replace(/[()]/g, ' ');
  return bare.split(/\sOR\s/).some((choice) => choice.split(/\sAND\s/).every((name) => COMPATIBLE.has(name.trim())));
}

/**
 * Packages whose code is in the built pane, from its chunks.json, or in the single-file pages (`others`), and what those depend on: some
 * (docx) carry others inside their own file. office.js with them where it is copied.
 */
export function shippedPackages(pane, officeJs, others = []) {
  const { chunks } = JSON.parse(readFileSync(join(pane, 'chunks.json'), 'utf8'));
  const names = new Set(chunks.flatMap(({ content }) => content).filter((path) => !path.startsWith('src/')));
  for (const name of others) names.add(name);
  if (officeJs === 'local') names.add(BESIDE_OURS);
  return describePackages(names);
}

/** Packages with their licences, and those they depend on. */
export function describePackages(packages) {
  const names = new Set(packages);
  // A set grows while it is walked: dependencies of dependencies come along.
  for (const name of names) {
    if (!existsSync(join(folderOf(name), 'package.json'))) names.delete(name);
    else for (const other of dependenciesOf(name)) names.add(other);
  }
  return [...names].sort().map(describe);
}

const dependenciesOf = (name) =>
  Object.keys(JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')).dependencies ?? {}).filter(
    (other) => !other.startsWith('@types/') && other !== 'undici-types',
  );

const folderOf = (name) => join(ROOT, 'node_modules', ...name.split('/'));

function describe(name) {
  const folder = folderOf(name);
  const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const stated = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '');
  const text = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');
  return { name, licence: name === BESIDE_OURS ? 'LicenseRef-Microsoft-office-js' : stated, text };
}

/** Throws where something is shipped that may not be. */
export function noticesOf(packages) {
  const refused = packages.filter(({ name, licence }) => name !== BESIDE_OURS && !isCompatible(licence));
  if (refused.length > 0) {
    const list = refused.map(({ name, licence }) => `${name}（${licence || '没有写许可'}）`).join('、');
    throw new Error(`这些软件包的许可不在允许的清单里，不能一起发布：${list}`);
  }
  const parts = packages.map(({ name, licence, text }) => {
    const line = `${name} · ${licence}`;
    return `${line}\n${'-'.repeat(line.length)}\n\n${text || `（包里没有许可全文；作者声明的许可为 ${licence}。）`}\n`;
  });
  return `绩效自评助手使用了下列软件，各按其许可随附声明；版本见 sbom.cdx.json。\n\n${parts.join('\n\n')}`;
}

const isForDevelopment = ({ properties = [] }) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

/**
 * CycloneDX by npm itself, of everything that the product depends on; the same lock file gives the same bytes. Development
 * packages are left out here: npm 11's own --omit=dev leaves out react along with them, as a peer of theirs.
 */
export function billOfMaterials() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout, stderr } = spawnSync(npm, ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom 没有成功：${stderr.trim()}`);
  const bill = JSON.parse(stdout);
  delete bill.metadata.timestamp;
  delete bill.serialNumber;
  bill.components = bill.components.filter((component) => !isForDevelopment(component));
  const kept = new Set([
    bill.metadata.component['bom-ref'],
    ...bill.components.map((component) => component['bom-ref']),
  ]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  const digest = createHash('sha256').update(JSON.stringify(bill)).digest('hex');
  const uuid = [
    ...[digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`],
    digest.slice(20, 32),
  ];
  return `${JSON.stringify({ ...bill, serialNumber: `urn:uuid:${uuid.join('-')}` }, null, 2)}\n`;
}
