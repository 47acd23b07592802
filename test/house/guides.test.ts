import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import type { Command } from 'commander';
import type { Environment } from '../../src/cli/environment';
import { createProgram } from '../../src/cli/program';
import { kinds } from '../../src/core/pack/check-params';
import { relationNames } from '../../src/core/prose/audit/relation';
import type { Guide } from '../../src/taskpane/views/help/guide';
import { guides, sectionAt, sectionsWith, type GuideName } from '../../src/taskpane/views/help/guides';
import { kindSections, placeOf, relationSections, viewSections } from '../../src/taskpane/views/help/sections';
import type { HelpTopic } from '../../src/taskpane/help/help-topic';
import { root, textOf, typescriptUnder } from './source-files';

const slugsOf = ({ chapters }: Guide): string[] =>
  chapters.flatMap((chapter) => [chapter.slug, ...chapter.parts.map(({ slug }) => slug)]);

describe('帮助的每一段都在指南里', () => {
  const topics: HelpTopic[] = [
    ...Object.keys(viewSections).map((view) => ({ view }) as HelpTopic),
    ...Object.keys(kinds).map((kind) => ({ kind }) as HelpTopic),
    ...Object.keys(relationNames).map((relation) => ({ relation }) as HelpTopic),
  ];

  test('每个视图、每种核对、每种说法都有一段', () => {
    expect(Object.keys(kindSections).sort()).toEqual(Object.keys(kinds).sort());
    expect(Object.keys(relationSections).sort()).toEqual(Object.keys(relationNames).sort());
    const lost = topics.filter((topic) => sectionAt(placeOf(topic)) === null);
    expect(lost.map((topic) => `${JSON.stringify(topic)} → ${JSON.stringify(placeOf(topic))}`)).toEqual([]);
  });

  test('一份指南里没有两个同名的标题，每一段都有字', () => {
    for (const name of Object.keys(guides) as GuideName[]) {
      const slugs = slugsOf(guides[name]);
      expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
      const empty = guides[name].chapters.filter(({ pieces, parts }) => pieces.length === 0 && parts.length === 0);
      expect(empty.map(({ heading }) => heading)).toEqual([]);
    }
  });

  test('不同的核对到不同的段，同一段不管两种', () => {
    const used = [...Object.values(kindSections), ...Object.values(relationSections), ...Object.values(viewSections)];
    expect(new Set(used).size).toBe(used.length);
  });

  test('帮助里能按字找', () => {
    expect(sectionsWith('尾差').map(({ part, chapter }) => (part ?? chapter).slug)).toContain('合计应为');
    expect(sectionsWith('没有这样的词')).toEqual([]);
  });
});

/** The sentences after 看到的话：, quotes within quotes left in them. */
function sentencesOf(slug: string): string[] {
  const markdown = readFileSync(join(root, 'docs/findings.md'), 'utf8');
  const line = new RegExp(`^### ${headingOf(slug)}\\n\\n看到的话：(.+)$`, 'm').exec(markdown)?.[1] ?? '';
  const sentences: string[] = [];
  let depth = 0;
  let sentence = '';
  for (const letter of line) {
    if (letter === '”' && --depth === 0) sentences.push(sentence);
    if (depth > 0) sentence += letter;
    if (letter === '“' && depth++ === 0) sentence = '';
  }
  return sentences;
}

const headingOf = (slug: string): string => sectionAt({ guide: 'findings', slug })!.part!.heading;

/** Punctuation at its ends may stand in another piece of the sentence. */
const bare = (piece: string): string => piece.replace(/^[，。：；、\s]+|[，。：；、\s]+$/g, '');

describe('“看到的话”是程序真会说的话', () => {
  const wordsOf = (...folders: string[]): string =>
    typescriptUnder(...folders)
      .map((file) => textOf(file)!)
      .join('\n');
  const shared = wordsOf('src/core/rules/support', 'src/core/causes');
  const audit = wordsOf('src/core/prose');
  const rules = typescriptUnder('src/core/rules');
  const ofKind = (kind: string): string =>
    rules
      .filter((file) => basename(file) === `${kind}.ts`)
      .map((file) => textOf(file)!)
      .join('\n');
  const strange = (slug: string, source: string): string[] => {
    const sentences = sentencesOf(slug);
    const pieces = sentences.flatMap((one) => one.split('……')).map(bare);
    return sentences.length === 0
      ? [`${slug}：没有“看到的话”`]
      : pieces.filter((piece) => piece.length > 1 && !source.includes(piece)).map((piece) => `${slug}：${piece}`);
  };

  test('每种核对', () => {
    const wrong = Object.entries(kindSections).flatMap(([kind, slug]) =>
      strange(slug, `${ofKind(kind)}${shared}${kind === 'prose-agrees' ? audit : ''}`),
    );
    expect(wrong).toEqual([]);
  });

  test('每种说法', () => {
    expect(Object.values(relationSections).flatMap((slug) => strange(slug, audit))).toEqual([]);
  });
});

test('命令行的那一页写到每个命令、每个选项', () => {
  const page = readFileSync(join(root, 'docs/command-line.md'), 'utf8');
  const program = createProgram({} as Environment, '0.0.0', () => undefined);
  const wordsOf = (command: Command, path: string): string[] => [
    ...(command.commands.length === 0 ? [path] : []),
    ...command.options.flatMap(({ long }) => (long && !['--version', '--output'].includes(long) ? [long] : [])),
    ...command.commands.flatMap((child) => wordsOf(child, `${path} ${child.name()}`)),
  ];
  const words = [...new Set(wordsOf(program, 'jixiao'))];
  expect(words.length).toBeGreaterThan(25);
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
});

describe('文档之间的链接和图', () => {
  const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
    name.endsWith('.md'),
  );
  const linksOf = (file: string): string[] =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^\w+:/.test(target));

  test('每个链接都有它指的文件', () => {
    const lost = documents.flatMap((file) =>
      linksOf(file)
        .filter((target) => !existsSync(join(root, dirname(file), target.split('#')[0]!)) && !target.startsWith('#'))
        .map((target) => `${file} → ${target}`),
    );
    expect(lost).toEqual([]);
  });

  test('给会计的指南和“怎么办”里，每个链接都有它指的一段', () => {
    const guideOf: Readonly<Record<string, GuideName>> = {
      'docs/for-accountants.md': 'accountants',
      'docs/findings.md': 'findings',
    };
    const lost = documents.flatMap((file) =>
      linksOf(file).flatMap((target) => {
        const [path = '', slug] = target.split('#');
        const guide = guideOf[path === '' ? file : posix.join(dirname(file), path)];
        return guide && slug && !slugsOf(guides[guide]).includes(decodeURIComponent(slug))
          ? [`${file} → ${target}`]
          : [];
      }),
    );
    expect(lost).toEqual([]);
  });

  test('每张图都用在文档里', () => {
    const used = new Set(documents.flatMap(linksOf).map((target) => basename(target)));
    const pictures = readdirSync(join(root, 'docs/pictures')).filter((name) => /\.(png|svg)$/.test(name));
    expect(pictures.filter((name) => !used.has(name))).toEqual([]);
  });
});
