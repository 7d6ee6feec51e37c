import type { RequestEvent, TransportEvents } from '../http/events.js';

/** What became of one item, on the channel `recotap:outcome`. */
export interface OutcomeEvent {
  index: number;
  status: string;
}

/** What a client tells of its doings on Node's `diagnostics_channel`. */
export interface Events extends TransportEvents {
  outcomes(outcomes: readonly OutcomeEvent[]): void;
}

interface Channel {
  readonly hasSubscribers: boolean;
  publish(event: unknown): void;
}

const noChannel: Channel = { hasSubscribers: false, publish() {} };

/** @param log given one line a request, if there is one */
export function createEvents(log: ((line: string) => void) | undefined): Events {
  const request = openChannel('request');
  const retry = openChannel('retry');
  const throttle = openChannel('throttle');
  const outcome = openChannel('outcome');
  return {
    request(event) {
      log?.(lineOf(event));
      if (request.hasSubscribers) request.publish(event);
    },
    retry(event) {
      if (retry.hasSubscribers) retry.publish(event);
    },
    throttle(event) {
      if (throttle.hasSubscribers) throttle.publish(event);
    },
    outcomes(outcomes) {
      if (!outcome.hasSubscribers) return;
      for (const { index, status } of outcomes) outcome.publish({ index, status });
    },
  };
}

/** Browsers and edge runtimes have no such module; asking for it this way costs them nothing. */
function openChannel(name: string): Channel {
  const channels = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');
  return channels?.channel(`recotap:${name}`) ?? noChannel;
}

function lineOf({ number, method, url, bytes, attempt, waitMs, durationMs, status, error }: RequestEvent): string {
  const result = status === undefined ? `error=${error}` : `status=${status}`;
  return `recotap request=${number} ${method} ${new URL(url).pathname} bytes=${bytes} attempt=${attempt} wait=${Math.round(waitMs)}ms ${result} duration=${Math.round(durationMs)}ms`;
}
