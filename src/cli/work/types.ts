/** Finds the API key of an account, again each time: it may have been replaced. `apiKeySource` is where it came from, for messages. */
export type FindKey = (
  account: string,
  accounts: readonly string[],
) => Promise<{ apiKey: string; apiKeySource: string }>;

/** What a worker knows of a lane. Moments are wall time, in ms since 1970. */
export interface Served {
  requests: number;
  lastAnswerAt: number | undefined;
  /** Why nothing of it is sent for now. */
  problem: string | undefined;
}

export interface Worker {
  /** Serves lanes until `drain` aborts. */
  run(): Promise<void>;
  /** The lanes that it has served, or tried to. */
  readonly served: ReadonlyMap<string, Served>;
  /** Lanes served right now. */
  readonly active: number;
  /** Why the ledger cannot be used; undefined when it could the last time. */
  readonly ledgerProblem: string | undefined;
}
