/** Returns the next random number, from 0 up to but not including 1. */
export type Dice = () => number;

/** A mulberry32 generator. The same numbers in the same order always give the same sequence. */
export function createDice(...seeds: readonly number[]): Dice {
  let state = seeds.reduce((mixed, seed) => mix(mix(mixed ^ seed) ^ Math.floor(seed / 2 ** 32)), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let drawn = Math.imul(state ^ (state >>> 15), state | 1);
    drawn ^= drawn + Math.imul(drawn ^ (drawn >>> 7), drawn | 61);
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Spreads every bit over all 32, like the last step of MurmurHash3, so that neighbouring seeds give unrelated sequences. */
function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The numbers from 0 up to but not including `count`, in random order. */
export function shuffledIndexes(count: number, dice: Dice): number[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  for (let left = count - 1; left > 0; left--) {
    const drawn = Math.floor(dice() * (left + 1));
    const [one, other] = [indexes[left] as number, indexes[drawn] as number];
    indexes[left] = other;
    indexes[drawn] = one;
  }
  return indexes;
}
