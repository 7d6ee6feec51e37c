/** Shows how far a run is, on the standard error. */
export interface ProgressDisplay {
  /** @param draw called whenever it is drawn */
  update(draw: () => Frame): void;
  /** Prints a line that stays. */
  say(line: string): void;
  /** Removes the display. */
  stop(): void;
}

/** What there is to show. */
export interface Frame {
  /** How much is done, from 0 to 1; undefined when that is not known. */
  fraction: number | undefined;
  /** Short texts. */
  facts: readonly string[];
  /** A longer text, which may come from outside. */
  note: string | undefined;
}

/** Prints a line to the standard error. */
export type Say = (line: string) => void;

/** Only what is done is 100%. */
export function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)}%`;
}
