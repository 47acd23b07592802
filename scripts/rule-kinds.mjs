// `npm run kinds`, after a rule kind was added, renamed or removed: writes what follows from the files themselves, so that nobody keeps
// it by hand: the registries of core/rules (from the file names) and, through pack-schema.mjs, what check-params.ts says of the kinds.
// `--check` writes nothing and ends with 1 where a registry is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

const RULES = join(ROOT, 'src', 'core', 'rules');

const kindsIn = (folder) =>
  readdirSync(join(RULES, folder))
    .filter((name) => name.endsWith('.ts') && name !== 'registry.ts' && name !== 'kinds.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();

/** not-above → notAbove: what the file exports, and what Prettier leaves of a quoted key. */
const nameOf = (kind) => kind.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const keyOf = (kind) => (kind.includes('-') ? `'${kind}'` : kind);
const entryOf = (kind, name) => (kind === name ? `  ${kind},` : `  ${keyOf(kind)}: ${name},`);

function rulesRegistry() {
  const kinds = kindsIn('kinds');
  return `// Made by \`npm run kinds\` from the files in kinds/.
import type { CheckKind } from '../pack/check-params';
${kinds.map((kind) => `import { ${nameOf(kind)} } from './kinds/${kind}';`).join('\n')}
import type { ReadingKind } from './reading/kinds';
import type { ProseReader, Rule } from './rule';

/** Every kind of check has its rule, here or among those that come second: a kind without one does not compile. */
const rules: { readonly [K in Exclude<CheckKind, ReadingKind>]: Rule<K> } = {
${kinds.map((kind) => entryOf(kind, nameOf(kind))).join('\n')}
};

/**
 * The rule of a kind. Its params must be of that kind; a check of a pack that was read has them. null: it comes second, and the
 * reader of prose that brings it is still being fetched.
 */
export function ruleOf(kind: CheckKind, reader: ProseReader | undefined): Rule | null {
  const own: Partial<Record<CheckKind, unknown>> = rules;
  return (own[kind] as Rule | undefined) ?? reader?.rules[kind] ?? null;
}
`;
}

function readingRegistry() {
  const kinds = kindsIn('reading');
  return `// Made by \`npm run kinds\` from the files beside it.
${kinds.map((kind) => `import { ${nameOf(kind)} } from './${kind}';`).join('\n')}
import type { Rule } from '../rule';
import type { ReadingKind } from './kinds';

/** Rules that read sentences, and those that hold the form against what stands beside it. They come with the reader of prose (read-prose.ts), after a pane's first findings. */
export const readingRules: { readonly [K in ReadingKind]: Rule<K> } = {
${kinds.map((kind) => entryOf(kind, nameOf(kind))).join('\n')}
};
`;
}

function readingKinds() {
  return `// Made by \`npm run kinds\` from the files beside it.

/** Kinds of check whose rules come second: they read sentences, or what stands beside the form. */
export type ReadingKind =
${kindsIn('reading')
  .map((kind) => `  | '${kind}'`)
  .join('\n')};
`;
}

function twinsRegistry() {
  const kinds = kindsIn('formulas');
  return `// Made by \`npm run kinds\` from the files beside it.
import type { CheckKind } from '../../pack/check-params';
${kinds.map((kind) => `import { ${nameOf(kind)}Faults } from './${kind}';`).join('\n')}
import type { FaultFormulas } from '../rule';

/** The kinds that light up in the sheet itself. Apart from the rules: only installing writes these, checking does without. */
const faultFormulas: { readonly [K in CheckKind]?: FaultFormulas<K> } = {
${kinds.map((kind) => `  ${keyOf(kind)}: ${nameOf(kind)}Faults,`).join('\n')}
};

/** null: nothing in the sheet tells. Params must be of the kind, as with \`ruleOf\`. */
export function faultFormulasOf(kind: CheckKind): FaultFormulas | null {
  return (faultFormulas[kind] as FaultFormulas | undefined) ?? null;
}
`;
}

const REGISTRIES = {
  'registry.ts': rulesRegistry,
  'reading/registry.ts': readingRegistry,
  'reading/kinds.ts': readingKinds,
  'formulas/registry.ts': twinsRegistry,
};

const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

async function main() {
  const stale = Object.entries(REGISTRIES).filter(([path, text]) => textOf(join(RULES, path)) !== text());
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`src/core/rules/${path} 与文件夹里的不一致：npm run kinds`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, text] of stale) writeFileSync(join(RULES, path), text());
  const { writePackSchema } = await import('./pack-schema.mjs');
  await writePackSchema();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
