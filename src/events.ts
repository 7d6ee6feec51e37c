/** One request that went out and came to an end, on the channel `recotap:request`. Neither body nor key is in it. */
export interface RequestEvent {
  /** Counts the requests of a client from 1, repetitions included. */
  number: number;
  method: string;
  url: string;
  /** Size of the body that was sent. */
  bytes: number;
  /** 1 for the first time this request goes out, 2 and more for repetitions. */
  attempt: number;
  /** How long it had to wait before it went out, in ms: for its turn, a back-off or a `Retry-After`. */
  waitMs: number;
  /** From connecting to the last byte of the answer, in ms. */
  durationMs: number;
  /** The HTTP status, unless there was no answer that can be read. */
  status?: number | undefined;
  /** The code of the error, if there was no such answer. */
  error?: string | undefined;
}

/** A request that is about to be repeated, on the channel `recotap:retry`. `waitMs` is the least that it waits. */
export interface RetryEvent extends Pick<RequestEvent, 'number' | 'attempt' | 'waitMs' | 'status' | 'error'> {}

/** All requests of a client are held back for `waitMs`, on the channel `recotap:throttle`. */
export interface ThrottleEvent {
  waitMs: number;
  /** The status of the answer that asked for it. */
  status: number;
}

/** What became of one item, on the channel `recotap:outcome`. */
export interface OutcomeEvent {
  index: number;
  status: string;
}

/** What a client tells of its doings on Node's `diagnostics_channel`. */
export interface Events {
  request(event: RequestEvent): void;
  retry(event: RetryEvent): void;
  throttle(event: ThrottleEvent): void;
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
