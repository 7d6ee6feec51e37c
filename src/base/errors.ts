export type RecotapErrorCode =
  | 'configuration'
  | 'connection'
  | 'timeout'
  | 'unauthorized'
  | 'http'
  | 'response'
  | 'ledger'
  | 'aborted';

/** In the registry of symbols, so that it is the same in every copy of this package and in every realm. */
const brand = Symbol.for('recotap-api.RecotapError');

/**
 * What every error of this package extends. `code` tells the kinds apart without `instanceof`; `message` says what happened and
 * what to do. It never contains the API key.
 *
 * @example
 * const error = await pushDeals(client, deals).catch((thrown: unknown) => thrown);
 * if (RecotapError.is(error)) console.error(error.code, error.message);
 */
export class RecotapError extends Error {
  readonly code: RecotapErrorCode;

  /** Tells whether a value is an error of this package. Unlike `instanceof`, it knows those of another copy of the package, or another realm. */
  static is(value: unknown): value is RecotapError {
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }

  constructor(code: RecotapErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** What a log or a problems file needs of an error: no stack, no cause. */
  toJSON(): object {
    return { name: this.name, code: this.code, message: this.message };
  }
}

/**
 * The client was set up wrongly: no key, a key that no header can carry, a base URL that would give the key away, a `fetch` that throws
 * errors of its own. Repeating the call does not help.
 */
export class RecotapConfigurationError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('configuration', message, options);
  }
}

/** No response: the server could not be reached, or the connection broke. `cause` has the transport's own error. */
export class RecotapConnectionError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('connection', message, options);
  }
}

/** No complete answer within `timeoutMs`, or no final one within `deadlineMs`. The server may have done the work all the same. */
export class RecotapTimeoutError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('timeout', message, options);
  }
}

/** The server answered with a status that is no success, and trying again did not help or would not. */
export class RecotapHttpError extends RecotapError {
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions & { code?: RecotapErrorCode }) {
    super(options?.code ?? 'http', message, options);
    this.status = status;
  }

  override toJSON(): object {
    return { ...super.toJSON(), status: this.status };
  }
}

/** The server did not accept the key (401 or 403). */
export class RecotapUnauthorizedError extends RecotapHttpError {
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(status, message, { ...options, code: 'unauthorized' });
  }
}

/** The server answered, but the answer cannot be used: a success that is not JSON or has no result for what was sent, or a status that HTTP does not have. */
export class RecotapResponseError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('response', message, options);
  }
}

/** A ledger could not be read or written: it is damaged, no ledger, locked by another process, or its disk is full. `cause` has the error of SQLite. */
export class RecotapLedgerError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('ledger', message, options);
  }
}
