import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { indexPack, type Pack } from '../../../src/core/pack/pack';
import { mergeTrees, type Tree } from '../../../src/core/pack/merge';
import { readPack } from '../../../src/core/pack/read-pack';

function layer(folder: string): Tree {
  const names = readdirSync(`templates/${folder}`).filter((name) => name.endsWith('.yaml')).sort();
  return names.reduce<Tree>((tree, name) => mergeTrees(tree, parse(readFileSync(`templates/${folder}/${name}`, 'utf8')) as Tree, []), {});
}

/** The built-in 开福区 2018 pack from its source files. */
export function kaifuPack(): Pack {
  const reading = readPack({ layers: [layer('hunan-base'), layer('kaifu-2018')] });
  if (!reading.ok) throw new Error(reading.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  return indexPack(reading.pack);
}

export const seedPath = '../shared/domain/seeds/开福区-2018-部门整体支出绩效自评报告.txt';

/** The published report; null where the folder of originals is not beside the project. */
export function seedText(): string | null {
  return existsSync(seedPath) ? readFileSync(seedPath, 'utf8') : null;
}
