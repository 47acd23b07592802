import { parse } from 'yaml';
import { mutateBytes } from '../mutate/bytes';
import type { Dice } from '../mutate/dice';
import { oddNumber, oddPlaces } from '../mutate/odd';
import { mutateTree, type Tree } from '../mutate/tree';
import type { Kind } from './kind';

/** The text of a data file: mostly JSON with other data, now and then JSON no longer. */
function dataText(sample: string, dice: Dice): string | Uint8Array {
  const tree = mutateTree(JSON.parse(sample) as Tree, dice);
  let text = JSON.stringify(tree, null, dice.pick([0, 2]));
  if (dice.chance(0.3))
    text = text.replace(/(?<=[:[,]\s*)-?\d+(?:\.\d+)?/g, (number) => (dice.chance(0.2) ? oddNumber(dice) : number));
  if (dice.chance(0.1)) text = `${'['.repeat(dice.size(5000))}${text}${']'.repeat(dice.size(5000))}`;
  if (dice.chance(0.25)) for (let times = dice.size(4); times > 0; times--) text = oddPlaces(text, dice);
  if (dice.chance(0.05)) return mutateBytes(new TextEncoder().encode(text), dice);
  return dice.chance(0.05) ? `\ufeff${text}` : text;
}

export const sampleJson = (yaml: string): string => JSON.stringify((parse(yaml) as { sample: unknown }).sample);

export const data: Kind = {
  name: 'data',
  make({ pack, sample }, dice) {
    const further = dice.pick([
      [],
      [],
      [['check', '@新.xlsx']],
      [['score', '@新.xlsx', '--json']],
      [
        ['report', '@新.xlsx', '-o', '@新.docx'],
        ['report', '@新.xlsx', '--update', '@新.docx', '-o', '@又.docx'],
      ],
      [['roll-forward', '@新.xlsx', '--pack', pack, '-o', '@下年.xlsx']],
    ]);
    const withSample = dice.chance(0.5) ? ['--sample'] : [];
    return {
      files: { '数.json': dataText(sample, dice) },
      commands: [['new', pack, ...withSample, '--data', '@数.json', '-o', '@新.xlsx'], ...further],
    };
  },
};
