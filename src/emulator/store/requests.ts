import type { FaultKind } from '../faults/kinds.js';

/** A request that the emulator got. Its headers are not kept, so neither is the API key. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path as it was called, with its query string; cut off after 4,096 characters. */
  readonly path: string;
  /** The HTTP status of the answer; undefined until there is one, and forever if a fault prevents it. */
  readonly status: number | undefined;
  /** The parsed JSON body; undefined if there is none, if it is not JSON or too large, or dropped to save memory. */
  readonly body: unknown;
  /** The length of the body, as far as it was read. */
  readonly bytes: number;
  /** The faults that applied, in the order of their rules; undefined if none did. */
  readonly faults: readonly FaultKind[] | undefined;
}

/** An `EmulatorRequest` while it is being answered. */
export type RequestRecord = { -readonly [Key in keyof EmulatorRequest]: EmulatorRequest[Key] };

/** How many requests are kept, and how many of them with their bodies. */
export interface Kept {
  readonly keepRequests: number;
  readonly keepBodies: number;
}

const longestPath = 16_384;
/** Of all bodies together, as they were sent. */
const mostBodyBytes = 64 * 1024 * 1024;

/** The latest requests that one emulator got. Its size is bounded, whatever comes in and for however long. */
export class RequestLog {
  readonly all: RequestRecord[] = [];
  readonly #kept: Kept;
  readonly #withBody: RequestRecord[] = [];
  #count = 0;
  #bodyBytes = 0;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /** How many requests came, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** Records a request, in the order of arrival. */
  record(method: string, path: string): RequestRecord {
    const record: RequestRecord = {
      method,
      path: path.slice(0, longestPath),
      status: undefined,
      body: undefined,
      bytes: 0,
      faults: undefined,
    };
    this.#count += 1;
    this.all.push(record);
    if (this.all.length > this.#kept.keepRequests) this.all.shift();
    return record;
  }

  /** Records the body of a request and drops the oldest ones, so that a long run does not fill the memory. */
  recordBody(record: RequestRecord, body: unknown): void {
    record.body = body;
    this.#bodyBytes += record.bytes;
    this.#withBody.push(record);
    while (this.#withBody.length > this.#kept.keepBodies || this.#bodyBytes > mostBodyBytes) this.#dropBody();
  }

  #dropBody(): void {
    const oldest = this.#withBody.shift();
    if (oldest === undefined) return;
    this.#bodyBytes -= oldest.bytes;
    oldest.body = undefined;
  }

  clear(): void {
    this.all.length = 0;
    this.#withBody.length = 0;
    this.#count = 0;
    this.#bodyBytes = 0;
  }
}
