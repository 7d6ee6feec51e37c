import type { Deal } from '../../src/index.js';

/** What the responses to requests with a deal said of it. */
export interface Heard {
  /** Of results with its id, wherever they stood. */
  readonly statuses: Set<unknown>;
  /** Whether a whole request with it was refused. */
  isRefused: boolean;
}

/** By the deal as it was sent, in JSON. */
export type AllHeard = Map<string, Heard>;

/** Notes what a response says of the deals of its request. What it says of other ids is nobody's. */
export function hear(all: AllHeard, deals: readonly Deal[], response: { ok: boolean; body: string }): void {
  const said = new Map<string, unknown[]>();
  if (response.ok) collect(parsed(response.body), said);
  for (const deal of deals) {
    const key = JSON.stringify(deal);
    const heard = all.get(key) ?? { statuses: new Set(), isRefused: false };
    all.set(key, heard);
    for (const status of said.get(deal.externalDealId) ?? []) heard.statuses.add(status);
    if (!response.ok) heard.isRefused = true;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Walks without recursion: a hostile response is nested as deep as it likes. */
function collect(root: unknown, said: Map<string, unknown[]>): void {
  for (const left = [root]; left.length > 0; ) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { externalDealId: id, status } = value as Record<string, unknown>;
    if (id !== undefined) said.set(String(id), [...(said.get(String(id)) ?? []), status]);
    left.push(...Object.values(value));
  }
}
