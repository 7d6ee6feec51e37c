import { type Clock, sleep } from '../../base/clock.js';
import type { Admission } from '../visitors.js';
import type { Struck } from './choose.js';
import type { CutOff } from './kinds.js';
import { NoResponse } from './no-response.js';

/** Sends a body in pieces. Throws a `NoResponse` when it is cut off, or the signal's reason as soon as it aborts. */
export type Transmit = (body: Uint8Array, signal: AbortSignal) => AsyncGenerator<Uint8Array>;

/** How to send the body of a response; undefined when it goes out at once. */
export function transmitOf(faults: readonly Struck[], clock: Clock, url: string): Transmit | undefined {
  const rules = faults.map(({ rule }) => rule);
  const trickle = rules.find((rule) => rule.fault === 'trickle');
  const cutOff = rules.find((rule) => rule.fault === 'cut-off');
  if (trickle === undefined && cutOff === undefined) return undefined;
  return async function* (body, signal) {
    const end = cutOff ? endOf(cutOff, body.length) : body.length;
    const size = trickle ? 1 : end;
    for (let at = 0; at < end; at += size) {
      if (trickle && trickle.msPerByte > 0) await sleep(clock, trickle.msPerByte, signal);
      signal.throwIfAborted();
      yield body.subarray(at, at + size);
    }
    if (cutOff) throw new NoResponse('cut-off', url);
  };
}

function endOf({ afterBytes }: CutOff, length: number): number {
  return Math.min(afterBytes ?? Math.floor(length / 2), length - 1);
}

/** What the app and the server, or the in-process `fetch`, tell each other about a request. */
export interface Exchange {
  /** Who may come in; undefined in this process, where nobody else does. */
  readonly admission?: Admission;
  /** What the app asks for. */
  transmit?: Transmit | undefined;
  /** Is told the number of the request when it is recorded. */
  readonly record?: (number: number) => void;
}
