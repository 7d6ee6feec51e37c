import type { Row, Settlement, SettlementOutcome } from '../store.js';
import type { Holds } from './holds.js';
import type { Landing } from './landing.js';

const FIRST_BACK_OFF_MS = 50;
const LONGEST_BACK_OFF_MS = 30_000;

export interface Settling {
  /** The number of the request. */
  request: number;
  holds: Holds;
  /** How long a request may still arrive after it was given up, in ms. */
  holdMs: number;
  /** Whether an earlier attempt of the same request may have timed out. */
  mayHaveTimedOut: boolean;
  wallTime: number;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

/** What the ledger is told of a row, and how long its id is held: an unknown outcome means that the request may still arrive. */
export function settlementOf(row: Row, landing: Landing, settling: Settling): Settlement {
  const { holds, holdMs, mayHaveTimedOut } = settling;
  const { id, payload, version, revision, attempts } = row;
  const lost = landing.kind === 'unsent' && landing.lost;
  if (lost === 'timed out') holds.set(id, holdMs, false);
  else if (lost === 'broken' || mayHaveTimedOut) holds.set(id, holdMs, true);
  const sent = { payload, version, request: settling.request };
  return { id, revision, sent, outcome: outcomeOf(landing, holds.left(id), attempts, settling) };
}

function outcomeOf(
  landing: Landing,
  heldMs: number,
  attempts: number,
  { wallTime, random }: Settling,
): SettlementOutcome {
  const heldUntil = heldMs === 0 ? undefined : wallTime + heldMs;
  if (landing.kind === 'taken') return { kind: landing.kind, heldUntil };
  if (landing.kind === 'refused') return { ...landing, heldUntil };
  const at =
    landing.lost === 'timed out' ? wallTime + heldMs : wallTime + backOffMs(attempts, FIRST_BACK_OFF_MS, random());
  return { kind: 'retry', at, heldUntil };
}

/** Doubles with each failure, up to 30 s, with jitter. */
export function backOffMs(failures: number, firstMs: number, random: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, firstMs * 2 ** Math.min(failures, 16)) * (0.5 + random / 2);
}
