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

export type FaultKind = Fault['fault'];

/** The request waits before anything else happens. If it is aborted meanwhile, it is not processed. */
export interface Latency {
  readonly fault: 'latency';
  /** In ms. From a range, the seed draws one. */
  readonly ms: number | { readonly min: number; readonly max: number };
}

/** The body of the response comes byte by byte. The headers come at once. */
export interface Trickle {
  readonly fault: 'trickle';
  /** The wait before each byte, in ms. With 0, the bytes still come one by one. */
  readonly msPerByte: number;
}

/**
 * Nobody listens at the port. In process, `fetch` rejects with ECONNREFUSED. On a port, the emulator does listen, so it closes the
 * connection without a response once the request is in. The request is not processed.
 */
export interface ConnectionRefused {
  readonly fault: 'connection-refused';
}

/** The connection is reset before the response. */
export interface Reset {
  readonly fault: 'reset';
  /** Whether the request is processed first. Default: no. */
  readonly stored?: boolean | undefined;
}

/** No response ever comes. In process there is neither a socket nor a timer, so nothing keeps Node running meanwhile. */
export interface Hang {
  readonly fault: 'hang';
  /** Whether the request is processed first. Default: no. */
  readonly stored?: boolean | undefined;
}

/** The request is processed, and the connection ends in the middle of the response's body. */
export interface CutOff {
  readonly fault: 'cut-off';
  /** How many bytes of the body come, at most all but the last one. Default: half of them. */
  readonly afterBytes?: number | undefined;
}

/** An error instead of a response; the request is not processed. */
export interface ErrorStatus {
  readonly fault: 'status';
  /** From 400 to 599. */
  readonly status: number;
  /** Default: without the header. */
  readonly retryAfter?: RetryAfter | undefined;
  /** Recotap's envelope, a gateway's page, or nothing. Default: `html` for a 502, else `json`. */
  readonly body?: 'json' | 'html' | 'empty' | undefined;
}

/** The value of `Retry-After`: seconds, an HTTP date that many seconds from now, or any text, such as `soon`. */
export type RetryAfter = number | { readonly dateIn: number } | string;

/** As `RetryAfter`, or `seconds` or `date` for the time until there is room again, in that form. */
export type LimitRetryAfter = RetryAfter | 'seconds' | 'date';

/** The request is redirected and not processed. In process, the redirect is returned and not followed, whatever `redirect` asks for. */
export interface Redirect {
  readonly fault: 'redirect';
  /** 301, 302, 303, 307 or 308. Default: 307, which keeps method and body. */
  readonly status?: number | undefined;
  /** Default: the same path on a host that does not exist. */
  readonly location?: string | undefined;
}

/**
 * A hidden rate limit: a bucket that holds `burst` requests and is refilled with `perSecond`. A request that finds it empty gets a 429 and
 * is not processed. Only requests that reach this rule count.
 */
export interface TokenBucket {
  readonly fault: 'token-bucket';
  readonly perSecond: number;
  readonly burst: number;
  /** Default: without the header. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/** A hidden rate limit: `max` requests in `ms`, counted from the first one. Others get a 429 and are not processed. */
export interface FixedWindow {
  readonly fault: 'fixed-window';
  readonly max: number;
  readonly ms: number;
  /** Default: without the header. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/**
 * The validator refuses the whole request with a 400, for a reason that no local check could foresee. Nothing is stored. The errors are
 * about the items in `when.itemIds` or `when.dealIds`, or else about all items of the request.
 */
export interface BadRequest {
  readonly fault: 'bad-request';
  /** Whether the errors name the items by index, name only the field, or are missing. Default: the emulator's `validationErrors`. */
  readonly errors?: 'nested' | 'flat' | 'none' | undefined;
}

/** Deals come back `failed` in a 200 and are not stored: those in `when.dealIds`, or else all deals of the request. */
export interface FailedDeals {
  readonly fault: 'failed-deals';
  /** The `error` of each. */
  readonly error?: string | undefined;
}

/** The same for deals, accounts and sales activities: those in `when.itemIds`, or else all items of the request. */
export interface FailedItems {
  readonly fault: 'failed-items';
  /** The `error` of each. */
  readonly error?: string | undefined;
}

/** The request is processed, and the results in the 200 are wrong. */
export interface Results {
  readonly fault: 'results';
  /**
   * - `missing`, `doubled`: a result is missing or comes twice;
   * - `unknown-id`: a result has an id that was never sent; `extra`: there is such a result in addition;
   * - `unknown-status`: a result has a status that the contract does not have;
   * - `shuffled`: the results are in another order.
   */
  readonly change: 'missing' | 'doubled' | 'unknown-id' | 'extra' | 'unknown-status' | 'shuffled';
  /** How many results, drawn by the seed, when neither `when.itemIds` nor `when.dealIds` selects them. Default: 1. */
  readonly count?: number | undefined;
}

/** The request is processed, and the summary in the 200 counts one item too many in `total` and in `upserted` or `created`. */
export interface Summary {
  readonly fault: 'summary';
}

/**
 * The request is processed, and the response deviates from the contract, as it would on the day that Recotap changes something. Only a 200
 * does. Several deviations add up, in the order of their rules.
 */
export interface Deviation {
  readonly fault: 'deviation';
  readonly change: DeviationKind;
}

/**
 * How a response deviates. Its rows are the results of a push or the entries of a list; a response without rows counts as one.
 *
 * - `added-field`: each row and the envelope have a field that the contract does not have;
 * - `renamed-field`, `missing-field`, `null-field`: the first field of each row has another name; the second is missing, or null;
 * - `number-as-text`: numbers are text;
 * - `other-time-format`: times are seconds since 1970;
 * - `unknown-value`: `status` and `labelType` of each row have a value that the contract does not list;
 * - `null-data`: `data` is null;
 * - `bare-array`: the rows come without the envelope;
 * - `flattened-data`: what belongs into `data` is beside it, and a list is in `items`;
 * - `nested-data`: `data` is one level deeper, in `data.data`;
 * - `keyed-rows`: the rows are an object by their first field, instead of a list;
 * - `status-201`, `status-202`: the success has this status;
 * - `html-type`: the JSON comes as `text/html`.
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

/** The request is processed, and the body of the response is empty, cut off, a page of HTML, or JSON with the wrong content type. */
export interface Body {
  readonly fault: 'body';
  readonly change: 'empty' | 'truncated' | 'html' | 'wrong-type';
}
