import type {
  CheckContract,
  ContractDeviation,
  EmulatorRequest,
  RequestItem,
  RequestRecord,
  StoredResponse,
} from './model.js';
import { bodyOf } from './response.js';

/** What is known of a request when it comes. */
export type Arrival = Pick<EmulatorRequest, 'time' | 'operation' | 'method' | 'path'>;

/** How a request ended. */
export interface Ending extends Pick<EmulatorRequest, 'status' | 'durationMs' | 'body' | 'counts'> {
  readonly response: StoredResponse | undefined;
  /** Tells what became of the items. */
  readonly items: (() => readonly RequestItem[] | undefined) | undefined;
}

/** How many requests are kept, and how many of them with their bodies. */
export interface Kept {
  readonly keepRequests: number;
  readonly keepBodies: number;
}

/** A request whose body and response are kept. */
interface Whole extends Partial<Pick<Ending, 'response' | 'items'>> {
  readonly bytes: number;
}

/** In characters. */
export const longestPath = 16_384;
/** Of all bodies and answers together, as they were sent. */
const mostBytes = 64 * 1024 * 1024;

/** The latest requests that one emulator got. Its size is bounded, whatever comes in and for however long. */
export class RequestLog {
  readonly all: RequestRecord[] = [];
  readonly #kept: Kept;
  readonly #check: CheckContract;
  /** Those that still have their body and response, the oldest first. */
  readonly #whole = new Map<RequestRecord, Whole>();
  /** Those that have ended, in the order of their ends. */
  readonly #ended: RequestRecord[] = [];
  #count = 0;
  #bytes = 0;

  constructor(kept: Kept, check: CheckContract) {
    this.#kept = kept;
    this.#check = check;
  }

  get keepRequests(): number {
    return this.#kept.keepRequests;
  }

  /** How many requests came, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** The request with this number, as long as it is kept. */
  at(number: number): RequestRecord | undefined {
    return this.all[number - this.#count + this.all.length - 1];
  }

  /** Whether the body and the response of this request are kept, as far as it had them. */
  isWhole(number: number): boolean {
    const record = this.at(number);
    return record !== undefined && this.#whole.has(record);
  }

  /** Records a request, in the order of arrival. */
  record({ time, operation, method, path }: Arrival): RequestRecord {
    let deviations: readonly ContractDeviation[] | undefined;
    const whole = () => this.#whole.get(record);
    const check = () => this.#check(record, whole()?.response);
    this.#count += 1;
    const record: RequestRecord = {
      number: this.#count,
      time,
      operation,
      method,
      path: path.slice(0, longestPath),
      status: undefined,
      durationMs: undefined,
      bytes: 0,
      body: undefined,
      faults: undefined,
      counts: undefined,
      // Nobody looks at most of the requests.
      get response() {
        return bodyOf(whole()?.response);
      },
      get items() {
        return whole()?.items?.();
      },
      get deviations() {
        if (record.durationMs === undefined) return [];
        deviations ??= check();
        return deviations;
      },
    };
    this.all.push(record);
    if (this.all.length > this.#kept.keepRequests) this.#forget(this.all.shift());
    return record;
  }

  /** Records the body of a request and drops the oldest ones, so that a long run does not fill the memory. */
  recordBody(record: RequestRecord, body: unknown): void {
    record.body = body;
    this.#hold(record);
  }

  /** Records how a request ended. @returns whether it is still kept */
  end(record: RequestRecord, { status, durationMs, body, items, counts, response }: Ending): boolean {
    Object.assign(record, { status, durationMs, counts, body });
    if (this.at(record.number) !== record) {
      this.#forget(record);
      return false;
    }
    this.#ended.push(record);
    if (this.#ended.length > this.#kept.keepRequests) this.#ended.shift();
    this.#hold(record, { response, items });
    return true;
  }

  /**
   * The requests that ended after the one with this number did, in the order of their ends. All that ended, when there has been no such
   * number since the last reset.
   */
  endedAfter(number: number): readonly RequestRecord[] {
    if (number > this.#count) return [...this.#ended];
    const index = this.#ended.findLastIndex((each) => each.number === number);
    return index < 0 ? this.#ended.filter((each) => each.number > number) : this.#ended.slice(index + 1);
  }

  clear(): void {
    this.all.length = 0;
    this.#ended.length = 0;
    this.#whole.clear();
    this.#count = 0;
    this.#bytes = 0;
  }

  #hold(record: RequestRecord, { response, items }: Omit<Whole, 'bytes'> = {}): void {
    const bytes = (record.body === undefined ? 0 : record.bytes) + (response?.text.length ?? 0);
    this.#bytes += bytes - (this.#whole.get(record)?.bytes ?? 0);
    this.#whole.set(record, { bytes, response, items });
    while (this.#whole.size > this.#kept.keepBodies || this.#bytes > mostBytes) {
      const oldest = this.#whole.keys().next().value;
      if (oldest === undefined) return;
      // The last time that this can be told. Without a fault, the response is the emulator's own, which keeps to the contract.
      if (oldest.faults === undefined) this.#whole.set(oldest, { bytes: this.#whole.get(oldest)?.bytes ?? 0 });
      void oldest.deviations;
      this.#forget(oldest);
    }
  }

  #forget(record: RequestRecord | undefined): void {
    if (record === undefined) return;
    this.#bytes -= this.#whole.get(record)?.bytes ?? 0;
    this.#whole.delete(record);
    record.body = undefined;
  }
}
