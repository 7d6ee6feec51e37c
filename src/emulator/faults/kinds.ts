/** What goes wrong with a request. */
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
  | Body;

export type FaultKind = Fault['fault'];

/** The request waits before anything else becomes of it: one that is aborted meanwhile is not processed. */
export interface Latency {
  readonly fault: 'latency';
  /** In ms; of a range, one drawn by the seed. */
  readonly ms: number | { readonly min: number; readonly max: number };
}

/** The answer's body comes byte by byte. Its head comes at once. */
export interface Trickle {
  readonly fault: 'trickle';
  /** The wait before each byte. With 0, the bytes come one by one and without a wait. */
  readonly msPerByte: number;
}

/**
 * Nobody answers at the port. In process that is what `fetch` says, ECONNREFUSED; a port that is listened on can but close the connection
 * without an answer, once the request is in. Not processed.
 */
export interface ConnectionRefused {
  readonly fault: 'connection-refused';
}

/** The connection is reset before the answer. */
export interface Reset {
  readonly fault: 'reset';
  /** Whether the request is processed first. Default: it is not. */
  readonly stored?: boolean | undefined;
}

/** No answer ever comes, until the caller goes away. In process, nothing keeps Node running meanwhile: there is no socket, and no timer. */
export interface Hang {
  readonly fault: 'hang';
  /** Whether the request is processed first. Default: it is not. */
  readonly stored?: boolean | undefined;
}

/** The request is processed, and the connection ends in the middle of the answer's body. */
export interface CutOff {
  readonly fault: 'cut-off';
  /** After so many bytes of the body, at the latest before its last one. Default: half of them. */
  readonly afterBytes?: number | undefined;
}

/** An error instead of an answer; the request is not processed. */
export interface ErrorStatus {
  readonly fault: 'status';
  /** From 400 to 599. */
  readonly status: number;
  /** Default: without the header. */
  readonly retryAfter?: RetryAfter | undefined;
  /** Recotap's envelope, a gateway's page, or nothing. Default: `html` for a 502, else `json`. */
  readonly body?: 'json' | 'html' | 'empty' | undefined;
}

/** What a `Retry-After` says: seconds, an HTTP date so many seconds from now, or any text, such as `soon`. */
export type RetryAfter = number | { readonly dateIn: number } | string;

/** As `RetryAfter`; and `seconds` and `date` tell, in one or the other form, the time until the next request has room. */
export type LimitRetryAfter = RetryAfter | 'seconds' | 'date';

/** The request is sent on to another place, and not processed. In process the answer comes as it is, whatever `redirect` asks for. */
export interface Redirect {
  readonly fault: 'redirect';
  /** 301, 302, 303, 307 or 308. Default 307, which keeps method and body. */
  readonly status?: number | undefined;
  /** Default: the same path on a host that does not exist. */
  readonly location?: string | undefined;
}

/**
 * A hidden rate limit: a bucket that holds `burst` requests, and gets `perSecond` new ones. A request that finds it empty gets a 429, and
 * is not processed. What counts is the requests that come to this rule.
 */
export interface TokenBucket {
  readonly fault: 'token-bucket';
  readonly perSecond: number;
  readonly burst: number;
  /** Default: without the header. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/** A hidden rate limit: `max` requests in `ms`, from the first of them on. The others get a 429, and are not processed. */
export interface FixedWindow {
  readonly fault: 'fixed-window';
  readonly max: number;
  readonly ms: number;
  /** Default: without the header. */
  readonly retryAfter?: LimitRetryAfter | undefined;
}

/**
 * The validator's 400 for the whole request, for a reason that no local check could foresee; nothing is stored. To blame are the items
 * under `when.itemIds` or `when.dealIds`, else all items of the request.
 */
export interface BadRequest {
  readonly fault: 'bad-request';
  /** Whether the errors name the items by their index, name the field only, or are not there. Default: the emulator's `validationErrors`. */
  readonly errors?: 'nested' | 'flat' | 'none' | undefined;
}

/** Deals come back `failed`, in a 200, and are not stored: those under `when.dealIds`, else all deals of the request. */
export interface FailedDeals {
  readonly fault: 'failed-deals';
  /** What is said of each. */
  readonly error?: string | undefined;
}

/** The same for deals, accounts and sales activities: those under `when.itemIds`, else all items of the request. */
export interface FailedItems {
  readonly fault: 'failed-items';
  /** What is said of each. */
  readonly error?: string | undefined;
}

/** The request is processed, and the results of the 200, where it has any, are wrong. */
export interface Results {
  readonly fault: 'results';
  /**
   * - `missing`, `doubled`: a result is not there, or there twice;
   * - `unknown-id`: a result has an id that nobody sent instead of its own; `extra`: there is such a result besides;
   * - `unknown-status`: a result has a status that the contract does not know;
   * - `shuffled`: all of them are in another order.
   */
  readonly change: 'missing' | 'doubled' | 'unknown-id' | 'extra' | 'unknown-status' | 'shuffled';
  /** How many, drawn by the seed, when neither `when.itemIds` nor `when.dealIds` says which. Default 1. */
  readonly count?: number | undefined;
}

/** The request is processed, and the summary of the 200 counts one item too many in `total`, and in `upserted` or `created`. */
export interface Summary {
  readonly fault: 'summary';
}

/** The request is processed, and the answer's body is no JSON: not there, half of it, a page of HTML; or it is, and does not say so. */
export interface Body {
  readonly fault: 'body';
  readonly change: 'empty' | 'truncated' | 'html' | 'wrong-type';
}
