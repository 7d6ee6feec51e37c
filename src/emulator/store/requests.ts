import type { FaultKind } from '../faults/kinds.js';

/** One request that the emulator was asked. The API key and the other headers are not kept. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path as it was called, with its query string. */
  readonly path: string;
  /** The HTTP status of the answer; undefined until there is one, and for ever when a fault keeps it back. */
  readonly status: number | undefined;
  /** The parsed JSON body; undefined when there is none, when it is no JSON or too large, and once `keepBodies` newer ones came. */
  readonly body: unknown;
  /** The length of the body, as far as it was read. */
  readonly bytes: number;
  /** The faults that struck it, in the order of their rules; undefined when none did. */
  readonly faults: readonly FaultKind[] | undefined;
}

/** An `EmulatorRequest` while it is being answered. */
export type RequestRecord = { -readonly [Key in keyof EmulatorRequest]: EmulatorRequest[Key] };

/** The requests that one emulator was asked. */
export class RequestLog {
  readonly all: RequestRecord[] = [];
  readonly #keepBodies: number;
  readonly #withBody: RequestRecord[] = [];

  constructor(keepBodies: number) {
    this.#keepBodies = keepBodies;
  }

  /** Notes a request, in the order of arrival. */
  record(method: string, path: string): RequestRecord {
    const record: RequestRecord = { method, path, status: undefined, body: undefined, bytes: 0, faults: undefined };
    this.all.push(record);
    return record;
  }

  /** Notes the body of a request. The oldest body goes for it, or a long run would fill the memory with them. */
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
