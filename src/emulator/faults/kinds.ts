/** A fault of a request. */
export type Fault =
  | Latency
  | Trickle
  | ConnectionRefused
  | Reset
  | Hang
  | CutOff
  | ErrorStatus
  | Redirect
  | TokenBucket
  | FixedWindow
  | BadRequest
  | FailedDeals
  | FailedItems
  | Results
  | Summary
  | Deviation
  | Body;

/** The name of a fault, such as `latency`. */
export type FaultKind = Fault['fault'];

/** Delays the request before it is processed. If it is aborted meanwhile, it is not processed. */
export interface Latency {
  readonly fault: 'latency';
  /** The delay, in ms. From a range, the seed draws one. */
  readonly ms: number | { readonly min: number; readonly max: number };
}

/** Sends the body of the response byte by byte, after the headers. */
export interface Trickle {
  readonly fault: 'trickle';
  /** The delay before each byte, in ms. With 0, the bytes are still sent one by one. */
  readonly msPerByte: number;
}

/**
 * Refuses the connection. In process, `fetch` rejects with ECONNREFUSED; on a port, the connection is closed without a response. The
 * request is not processed.
 */
export interface ConnectionRefused {
  readonly fault: 'connection-refused';
}

/** Resets the connection before the response. */
export interface Reset {
  readonly fault: 'reset';
  /** Whether the request is processed first. Default: `false`. */
  readonly stored?: boolean | undefined;
}

/** Never sends a response. In process, this does not keep Node running. */
export interface Hang {
  readonly fault: 'hang';
  /** Whether the request is processed first. Default: `false`. */
  readonly stored?: boolean | undefined;
}

/** Processes the request, and ends the connection in the middle of the body of the response. */
export interface CutOff {
  readonly fault: 'cut-off';
  /** How many bytes of the body are sent, at most all but the last one. Default: half. */
  readonly afterBytes?: number | undefined;
}

/** Sends an error. The request is not processed. */
export interface ErrorStatus {
  readonly fault: 'status';
  /** The HTTP status, from 400 to 599. */
  readonly status: number;
  /** The header `Retry-After`. Default: none. */
  readonly retryAfter?: RetryAfter | undefined;
  /** Recotap's envelope, the page of a gateway, or nothing. Default: `html` for a 502, otherwise `json`. */
  readonly body?: 'json' | 'html' | 'empty' | undefined;
}

/** The value of `Retry-After`: seconds, an HTTP date in `dateIn` seconds, or any text. */
export type RetryAfter = number | { readonly dateIn: number } | string;

/** As {@link RetryAfter}; or, with `seconds` or `date`, the time until there is room again. */
export type LimitRetryAfter = RetryAfter | 'seconds' | 'date';

/** Redirects the request. It is not processed. In process, `fetch` returns the redirect and does not follow it. */
export interface Redirect {
  readonly fault: 'redirect';
  /** The HTTP status: 301, 302, 303, 307 or 308. Default: 307, which keeps method and body. */
  readonly status?: number | undefined;
  /** The header `Location`. Default: the same path on a host that does not exist. */
  readonly location?: string | undefined;
}

/**
 * A hidden rate limit: a bucket of `burst` requests, refilled with `perSecond`. A request that finds it empty gets a 429 and is not
 * processed. Only requests that reach this rule count.
 */
export interface TokenBucket {
  readonly fault: 'token-bucket';
  /** How many requests per second refill the bucket. */
  readonly perSecond: number;
  /** How many requests the bucket holds. */
  readonly burst: number;
  /** The header `Retry-After`. Default: none. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/** A hidden rate limit: `max` requests in `ms`, from the first one. Further requests get a 429 and are not processed. */
export interface FixedWindow {
  readonly fault: 'fixed-window';
  /** How many requests a window admits. */
  readonly max: number;
  /** The length of a window, in ms. */
  readonly ms: number;
  /** The header `Retry-After`. Default: none. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/**
 * Refuses the whole request with a 400, for a reason that no local check can foresee. The errors are about the items in `when.itemIds` or
 * `when.dealIds`, or else all items.
 */
export interface BadRequest {
  readonly fault: 'bad-request';
  /**
   * Whether the errors name the items by index (`nested`), only the field (`flat`), or are missing (`none`). Default: the
   * `validationErrors` of the emulator.
   */
  readonly errors?: 'nested' | 'flat' | 'none' | undefined;
}

/** Returns deals as `failed` in a 200, and does not store them: those in `when.dealIds`, or else all deals of the request. */
export interface FailedDeals {
  readonly fault: 'failed-deals';
  /** The `error` of each deal. Default: `The deal could not be processed`. */
  readonly error?: string | undefined;
}

/** As {@link FailedDeals}, for deals, accounts and sales activities: those in `when.itemIds`, or else all items of the request. */
export interface FailedItems {
  readonly fault: 'failed-items';
  /** The `error` of each item. Default: `The item could not be processed`, or `The deal …` for a deal. */
  readonly error?: string | undefined;
}

/** Processes the request, and returns wrong results in the 200. */
export interface Results {
  readonly fault: 'results';
  /**
   * What is wrong:
   *
   * - `missing`, `doubled`: a result is missing, or is there twice;
   * - `unknown-id`: a result has an id that was not sent; `extra`: there is such a result in addition;
   * - `unknown-status`: a result has a status that is not in the contract;
   * - `shuffled`: the results are in another order.
   */
  readonly change: 'missing' | 'doubled' | 'unknown-id' | 'extra' | 'unknown-status' | 'shuffled';
  /** How many results, drawn by the seed, unless `when.itemIds` or `when.dealIds` selects them. Default: 1. */
  readonly count?: number | undefined;
}

/** Processes the request, and counts one item too many in `total` and in `upserted` or `created` of the summary. */
export interface Summary {
  readonly fault: 'summary';
}

/**
 * Processes the request, and changes the response as if Recotap had changed its API. Only a 200 is changed. Several deviations add up, in
 * the order of their rules.
 */
export interface Deviation {
  readonly fault: 'deviation';
  /** How the response deviates. */
  readonly change: DeviationKind;
}

/**
 * How a response deviates from the contract. Its rows are the results of a push or the entries of a list; a response without rows counts as
 * one.
 *
 * - `added-field`: each row and the envelope have an unknown field;
 * - `renamed-field`, `missing-field`, `null-field`: the first field of each row is renamed; the second is missing, or null;
 * - `number-as-text`: numbers are text;
 * - `other-time-format`: times are seconds since 1970;
 * - `unknown-value`: `status` and `labelType` of each row have an unknown value;
 * - `null-data`: `data` is null;
 * - `bare-array`: the rows come without the envelope;
 * - `flattened-data`: the fields of `data` are beside it, and a list is in `items`;
 * - `nested-data`: `data` is one level deeper, in `data.data`;
 * - `keyed-rows`: the rows are an object by their first field;
 * - `status-201`, `status-202`: the success has this status;
 * - `html-type`: the JSON is sent as `text/html`.
 */
export type DeviationKind =
  | 'added-field'
  | 'renamed-field'
  | 'missing-field'
  | 'null-field'
  | 'number-as-text'
  | 'other-time-format'
  | 'unknown-value'
  | 'null-data'
  | 'bare-array'
  | 'flattened-data'
  | 'nested-data'
  | 'keyed-rows'
  | 'status-201'
  | 'status-202'
  | 'html-type';

/** Processes the request, and sends a body that cannot be read. */
export interface Body {
  readonly fault: 'body';
  /** What the body is: `empty`, JSON that is cut off (`truncated`), a page (`html`), or JSON with another content type (`wrong-type`). */
  readonly change: 'empty' | 'truncated' | 'html' | 'wrong-type';
}
