/** A place to wait until something is so. */
export interface Condition {
  /** Makes all who wait look again. */
  changed(): void;
  until(isSo: () => boolean): Promise<void>;
}

export function createCondition(): Condition {
  let waiting: (() => void)[] = [];
  return {
    changed() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    async until(isSo) {
      while (!isSo()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
