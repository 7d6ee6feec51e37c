/**
 * The kind of a {@link RecotapError}:
 *
 * - `configuration`: an option, an argument or the environment is wrong, so no retry helps;
 * - `connection`: no response came;
 * - `timeout`: `timeoutMs` or `deadlineMs` passed;
 * - `unauthorized`: the API key was not accepted;
 * - `http`: the response has another status that is not a success;
 * - `response`: the response cannot be read;
 * - `ledger`: a ledger cannot be read or written;
 * - `aborted`: a push ended early.
 */
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
 * The base class of all errors of this package. `message` says what happened and what to do, and never contains the API key.
 *
 * @example
 * try {
 *   await pushDeals(client, deals);
 * } catch (error) {
 *   if (!RecotapError.is(error)) throw error;
 *   console.error(error.code, error.message);
 * }
 */
export class RecotapError extends Error {
  /** The kind of error. */
  readonly code: RecotapErrorCode;

  /**
   * Tells whether a value is an error of this package. Unlike `instanceof`, it recognizes errors of another copy of the package or another
   * realm.
   */
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

  /** Returns the properties to log: name, code and message, without stack and cause. */
  toJSON(): object {
    return { name: this.name, code: this.code, message: this.message };
  }
}

/**
 * The client, an option or an argument is wrong, such as a missing API key, a base URL over plain http, or a number out of range. A retry
 * does not help.
 */
export class RecotapConfigurationError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('configuration', message, options);
  }
}

/** No response came: the server cannot be reached, or the connection broke. `cause` is the error of the `fetch`. */
export class RecotapConnectionError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('connection', message, options);
  }
}

/** No complete response came within `timeoutMs`, or no final one within `deadlineMs`. The server may have stored the data. */
export class RecotapTimeoutError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('timeout', message, options);
  }
}

/** The status of the response is not a success, and retries do not help. */
export class RecotapHttpError extends RecotapError {
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions & { code?: RecotapErrorCode }) {
    super(options?.code ?? 'http', message, options);
    this.status = status;
  }

  /** Returns the properties to log: name, code, message and status. */
  override toJSON(): object {
    return { ...super.toJSON(), status: this.status };
  }
}

/** The server did not accept the API key (401 or 403). */
export class RecotapUnauthorizedError extends RecotapHttpError {
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(status, message, { ...options, code: 'unauthorized' });
  }
}

/** The response cannot be used: a success that is not JSON or lacks results, a body above `maxResponseBytes`, or an impossible status. */
export class RecotapResponseError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('response', message, options);
  }
}

/**
 * A ledger cannot be read or written: it is damaged, locked, not a ledger, on a full disk, or out of reach. `cause` is the error of the
 * database.
 */
export class RecotapLedgerError extends RecotapError {
  constructor(message: string, options?: ErrorOptions) {
    super('ledger', message, options);
  }
}
