/** 64 bits. */
type Hash = readonly [high: number, low: number];

/** Tells whether a hash came before: surely when it says no, almost surely when it says yes. */
export interface Seen {
  /** Adds a hash. Returns whether it, or another that looks like it, came before. */
  add(hash: Hash): boolean;
}

/** Bits for one hash, with which one in two thousand is taken for another. */
const bitsEach = 16;
const probes = 6;
const fewestBits = 2 ** 16;
/** 32 MB, which serve 17 million hashes well. */
const mostBits = 2 ** 28;

/** A Bloom filter: its memory is fixed. */
export function createSeen(expected: number): Seen {
  const size = 2 ** Math.ceil(Math.log2(Math.min(mostBits, Math.max(fewestBits, expected * bitsEach))));
  const bits = new Uint32Array(size / 32);
  return {
    add([high, low]) {
      let all = true;
      for (let probe = 0; probe < probes; probe++) {
        const bit = (low + Math.imul(probe, high | 1)) & (size - 1);
        const mask = 1 << (bit & 31);
        const word = bit >>> 5;
        if (((bits[word] ?? 0) & mask) === 0) {
          all = false;
          bits[word] = (bits[word] ?? 0) | mask;
        }
      }
      return all;
    },
  };
}
