import { strFromU8, strToU8 } from 'fflate';
import { archiveOf, type Parts } from '../mutate/archive';
import { mutateBytes } from '../mutate/bytes';
import type { Dice } from '../mutate/dice';
import { mutateXml } from '../mutate/xml';

type MutatePart = (xml: string, dice: Dice) => string;

/**
 * An Office file gone wrong in one to a few ways.
 * @param own changes that keep a part what it is: a cell with another value, a control with another tag; by the parts' names
 */
export function mutateOfficeFile(
  parts: Parts,
  dice: Dice,
  own: readonly (readonly [RegExp, MutatePart])[],
  often: RegExp,
): Uint8Array {
  let changed: Parts = parts;
  const isLying = dice.chance(0.12);
  for (let times = isLying ? dice.below(2) : dice.size(5); times > 0; times--)
    changed = changeOne(changed, dice, own, often);
  const file = archiveOf(changed, dice, isLying);
  return dice.chance(0.06) ? mutateBytes(file, dice) : file;
}

function changeOne(parts: Parts, dice: Dice, own: readonly (readonly [RegExp, MutatePart])[], often: RegExp): Parts {
  const names = Object.keys(parts);
  const [wanted, mutate] = dice.chance(0.6) ? dice.pick(own) : [dice.chance(0.7) ? often : /./, mutateXml];
  const name = dice.pick(names.filter((one) => wanted.test(one)).concat(dice.chance(0.02) ? names : []));
  const bytes = name === undefined ? undefined : parts[name];
  if (name === undefined || bytes === undefined) return parts;
  if (dice.chance(0.02)) return { ...parts, [name]: mutateBytes(bytes, dice) };
  if (dice.chance(0.02)) return { ...parts, [name]: parts[dice.pick(names)]! };
  const text = mutate(strFromU8(bytes), dice);
  if (dice.chance(0.01)) return { ...parts, [name]: utf16(text) };
  return { ...parts, [name]: strToU8(text) };
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}
