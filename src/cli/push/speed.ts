/** How fast a push was lately. */
export interface Speed {
  /** @param items how many are done; `fraction`: how much of the input that is, if it is known */
  note(atMs: number, items: number, fraction: number | undefined): void;
  /** Since a few seconds ago. */
  at(ms: number): Recent;
}

export interface Recent {
  ms: number;
  items: number;
  fraction: number | undefined;
}

interface Sample {
  atMs: number;
  items: number;
  fraction: number | undefined;
}

/** In ms. */
const [windowMs, betweenSamples] = [15_000, 500];

export function createSpeed(): Speed {
  const samples: Sample[] = [{ atMs: 0, items: 0, fraction: 0 }];
  let latest: Sample = { atMs: 0, items: 0, fraction: 0 };
  return {
    note(atMs, items, fraction) {
      latest = { atMs, items, fraction };
      const last = samples.at(-1);
      if (last === undefined || atMs - last.atMs >= betweenSamples) samples.push(latest);
    },
    at(ms) {
      // The one from before the window stays, so that there is always one to compare with.
      while (samples[1] !== undefined && ms - samples[1].atMs >= windowMs) samples.shift();
      const since = samples[0] ?? latest;
      const isKnown = latest.fraction !== undefined && since.fraction !== undefined;
      return {
        ms: ms - since.atMs,
        items: latest.items - since.items,
        fraction: isKnown ? (latest.fraction ?? 0) - (since.fraction ?? 0) : undefined,
      };
    },
  };
}
