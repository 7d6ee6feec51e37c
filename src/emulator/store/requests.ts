import type { FaultKind } from '../faults/kinds.js';

/** A request that the emulator got. Its headers are not kept, so neither is the API key. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path as it was called, with its query string. */
  readonly path: string;
  /** The HTTP status of the answer; undefined until there is one, and forever if a fault prevents it. */
  readonly status: number | undefined;
  /** The parsed JSON body; undefined if there is none, if it is not JSON or too large, or after `keepBodies` newer ones. */
  readonly body: unknown;
  /** The length of the body, as far as it was read. */
  readonly bytes: number;
  /** The faults that applied, in the order of their rules; undefined if none did. */
  readonly faults: readonly FaultKind[] | undefined;
}

/** An `EmulatorRequest` while it is being answered. */
export type RequestRecord = { -readonly [Key in keyof EmulatorRequest]: EmulatorRequest[Key] };

/** The requests that one emulator got. */
export class RequestLog {
  readonly all: RequestRecord[] = [];
  readonly #keepBodies: number;
  readonly #withBody: RequestRecord[] = [];

  constructor(keepBodies: number) {
    this.#keepBodies = keepBodies;
  }

  /** Records a request, in the order of arrival. */
  record(method: string, path: string): RequestRecord {
    const record: RequestRecord = { method, path, status: undefined, body: undefined, bytes: 0, faults: undefined };
    this.all.push(record);
    return record;
  }

  /** Records the body of a request and drops the oldest one, so that a long run does not fill the memory. */
  recordBody(record: RequestRecord, body: unknown): void {
    record.body = body;
    this.#withBody.push(record);
    const oldest = this.#withBody.length > this.#keepBodies ? this.#withBody.shift() : undefined;
    if (oldest !== undefined) oldest.body = undefined;
  }

  clear(): void {
    this.all.length = 0;
    this.#withBody.length = 0;
  }
}
