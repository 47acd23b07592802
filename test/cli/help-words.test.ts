import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Environment } from '../../src/cli/environment';
import { createProgram } from '../../src/cli/program';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
mkdirSync(join(folder, '空的'));

const program = createProgram({ width: 100 } as Environment, '0', () => undefined);
function commandsBelow(command: Command, names: readonly string[]): (readonly string[])[] {
  return command.commands
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => [[...names, one.name()], ...commandsBelow(one, [...names, one.name()])]);
}
const commands = commandsBelow(program, []);

/** Words of commands and options, endings of files, names that programs and formats have. */
const known = new Set(
  'jixiao JSON LibreOffice Word Excel WPS Node json docx doc pdf txt csv xls xlsx et all adopt mine unlink help PDF html yaml'.split(
    ' ',
  ),
);
for (const words of commands) for (const word of words.flatMap((one) => one.split('-'))) known.add(word);

/** What is left of English once options, placeholders of ours and quoted words are gone. */
function english(text: string, given: readonly string[] = []): string[] {
  const long = given.flatMap((word) => (word.length > 2 ? [word.replace(/^-+/, '')] : []));
  const plain = long.reduce(
    (rest, word) => rest.replaceAll(word, ' '),
    text.replace(/--?[a-z][\w-]*|\[[\w.-]+\]$/gmu, ' '),
  );
  return (plain.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !known.has(word) && !/^[A-Z]\d*$/.test(word));
}

test('每个命令的用法里没有英文', async () => {
  expect(commands.length).toBeGreaterThan(14);
  for (const words of [[], ...commands]) {
    const { out, code } = await inProcess([...words, '--help']);
    expect([words, code, english(out)]).toEqual([words, 0, []]);
    expect(out).toContain('用法：');
  }
});

describe('用错了，每个命令说的都是中文', () => {
  const wrong: readonly (readonly string[])[] = [
    [],
    ['--nothing'],
    ['nosuch'],
    ['chekc'],
    ['help', 'nosuch'],
    ['pack'],
    ['pack', 'nosuch'],
    ...commands.flatMap((words) => [
      [...words],
      [...words, '--nosuch'],
      [...words, 'a', 'b', 'c', 'd', '--jsno'],
      [...words, '没有.xlsx'],
      [...words, '空的'],
      [...words, 'a.xlsx', '-o'],
      [...words, '没有.xlsx', '--pack', '没有的模板', '-o', 'x.xlsx'],
      [...words, '没有.xlsx', '--from', '没有.xlsx'],
      [...words, 'kaifu-2018', '-o', 'x.txt'],
      [...words, '--seconds', 'ten', '空的'],
      [...words, '--jobs', '0', '空的'],
    ]),
  ];
  test.each(wrong.map((words) => [words.join(' '), words] as const))('jixiao %s', async (_, words) => {
    const before = process.cwd();
    process.chdir(folder);
    writeFileSync('a.xlsx', 'PK\u0003\u0004 not really');
    try {
      const { out, err, code } = await inProcess(words);
      if (words[0] === 'packs' || words[0] === 'fields' || code === 0) return;
      expect(code).not.toBe(70);
      expect(english(`${err}${code === 0 ? '' : out}`, words)).toEqual([]);
      expect(err === '' && out === '').toBe(false);
    } finally {
      process.chdir(before);
    }
  });
});
