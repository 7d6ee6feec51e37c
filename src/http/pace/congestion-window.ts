/** How many requests may be in flight at once. */
export interface CongestionWindow {
  readonly size: number;
  /** How often in a row the server has refused for its limit. */
  readonly setbacks: number;
  /** @param fresh whether the request went out after the last refusal or timeout that was told of */
  answered(fresh: boolean): void;
  throttled(): void;
  timedOut(): void;
}

/** A gentle start: more than one, as most servers take that. */
const FIRST = 4;

/**
 * It starts with 4 and grows by one with each answer, up to `most`. A request that times out halves it; from there on it grows by one a round.
 * After a limit was met, one request alone finds out whether the server takes any again.
 */
export function createCongestionWindow(most: number): CongestionWindow {
  let size = Math.min(FIRST, most);
  let steep = most;
  let setbacks = 0;
  return {
    get size() {
      return setbacks === 0 ? Math.floor(size) : 1;
    },
    get setbacks() {
      return setbacks;
    },
    answered(fresh) {
      if (fresh) setbacks = 0;
      size = Math.min(most, size + (size < steep ? 1 : 1 / size));
    },
    throttled() {
      setbacks++;
    },
    timedOut() {
      size = Math.max(1, size / 2);
      steep = size;
    },
  };
}
