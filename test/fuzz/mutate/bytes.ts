import type { Dice } from './dice';

/** A copy whose bytes are flipped, overwritten, cut off, taken out, doubled, or followed by others. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(dice.below(256));
  const at = dice.below(bytes.length);
  const end = Math.min(bytes.length, at + dice.size(bytes.length - at));
  switch (dice.below(7)) {
    case 0:
    case 1: {
      const copy = bytes.slice();
      for (let times = dice.size(40); times > 0; times--) copy[dice.below(copy.length)]! ^= 1 << dice.below(8);
      return copy;
    }
    case 2: {
      const copy = bytes.slice();
      copy.fill(dice.pick([0, 0x20, 0x7f, 0xff]), at, end);
      return copy;
    }
    case 3:
      return bytes.slice(0, at);
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(end));
    case 5:
      return joined(bytes.subarray(0, end), bytes.subarray(at));
    default:
      return dice.chance(0.5)
        ? joined(bytes, new Uint8Array(dice.size(70_000)))
        : joined(bytes, bytes.subarray(at, end));
  }
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
