// `node scripts/release-notes.mjs <version> [changelog]`: prints what CHANGELOG.md says of one version (1.2.3 or v1.2.3), for the release of
// its tag. Node built-ins only: it runs before anything is installed. Ends with 2 where the version has no section or an empty one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

/** The lines under "## [1.2.3] - date" up to the next version, without the heading; null where there is no such heading. */
function sectionOf(changelog, version) {
  const lines = changelog.split(/\r?\n/);
  const from = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  if (from < 0) return null;
  const length = lines.slice(from + 1).findIndex((line) => /^## \[/.test(line));
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim();
}

function main([asked, file = join(ROOT, 'CHANGELOG.md')]) {
  const version = /^v?(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(asked ?? '')?.[1];
  if (version === undefined) return `要一个版本号，如 1.2.3 或 v1.2.3${asked ? `，不是“${asked}”` : ''}`;
  const section = sectionOf(readFileSync(file, 'utf8'), version);
  if (section === null) return `CHANGELOG 里没有“## [${version}]”一节：发布前把“未发布”改成版本号和日期`;
  if (section === '') return `CHANGELOG 的“## [${version}]”一节是空的`;
  console.log(section);
  return null;
}

const fault = main(process.argv.slice(2));
if (fault !== null) {
  console.error(fault);
  process.exitCode = 2;
}
