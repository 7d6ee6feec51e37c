import type { DeviationKind } from './kinds.js';

/** A successful response of the API, taken apart. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

type Change = (response: Answer) => Answer;
type Json = Readonly<Record<string, unknown>>;

/** Every deviation. TypeScript makes sure that none is missing. */
const deviations: Record<DeviationKind, Change> = {
  'added-field': ofBody((body) => withAdded(inRows(body, withAdded))),
  'renamed-field': ofRows((row) =>
    changedAt(row, 0, (name, value) => [[`${name[0]?.toUpperCase()}${name.slice(1)}`, value]]),
  ),
  'missing-field': ofRows((row) => changedAt(row, 1, () => [])),
  'null-field': ofRows((row) => changedAt(row, 1, (name) => [[name, null]])),
  'number-as-text': ofBody((body) => mapped(body, (value) => (typeof value === 'number' ? String(value) : value))),
  'other-time-format': ofBody((body) => mapped(body, (value) => (isTime(value) ? Date.parse(value) / 1000 : value))),
  'unknown-value': ofRows((row) => ({ ...row, ...Object.fromEntries(choices(row).map((name) => [name, 'queued'])) })),
  'null-data': ofBody((body) => inData(body, () => null)),
  'bare-array': ofBody((body) => rowsIn(dataIn(body))),
  'flattened-data': ofBody(flattened),
  'nested-data': ofBody((body) => inData(body, (data) => ({ data }))),
  'keyed-rows': ofBody((body) => inData(body, (data) => inList(data, keyed))),
  'status-201': ofStatus(201),
  'status-202': ofStatus(202),
  'html-type': ({ headers, ...response }) => ({ ...response, headers: withType(headers, 'text/html') }),
};

/** All deviations, for {@link EmulatorOptions.deviate}. */
export const deviationKinds = Object.keys(deviations) as readonly DeviationKind[];

/** The response with all these deviations, one after the other. */
export function deviate(response: Answer, kinds: readonly DeviationKind[]): Answer {
  return kinds.reduce((changed, kind) => deviations[kind](changed), response);
}

function ofBody(change: (body: unknown) => unknown): Change {
  return (response) => ({ ...response, body: change(response.body) });
}

function ofRows(change: (row: Json) => Json): Change {
  return ofBody((body) => inRows(body, (row) => (isObject(row) ? change(row) : row)));
}

/** The envelope repeats the status. */
function ofStatus(status: number): Change {
  return ({ body, headers }) => ({
    status,
    headers,
    body: isObject(body) && 'statusCode' in body ? { ...body, statusCode: status } : body,
  });
}

function withType(headers: Headers, type: string): Headers {
  const changed = new Headers(headers);
  changed.set('content-type', type);
  return changed;
}

function withAdded(value: unknown): unknown {
  return isObject(value) ? { ...value, addedField: 'new' } : value;
}

/** Replaces the field at an index, or the last one before it, by others. */
function changedAt(object: Json, index: number, change: (name: string, value: unknown) => [string, unknown][]): Json {
  const fields = Object.entries(object);
  const at = Math.min(index, fields.length - 1);
  return Object.fromEntries(
    fields.flatMap(([name, value], place) => (place === at ? change(name, value) : [[name, value]])),
  );
}

/** The fields of a row that the contract gives a list of values. */
function choices(row: Json): string[] {
  return ['status', 'labelType'].filter((name) => name in row);
}

function flattened(body: unknown): unknown {
  if (!isObject(body) || !('data' in body)) return body;
  const { data, ...envelope } = body;
  return { ...envelope, ...(isObject(data) ? data : { items: data }) };
}

/** Rows by the text of their first field. */
function keyed(rows: readonly unknown[]): Json {
  return Object.fromEntries(
    rows.map((row, index) => (isObject(row) ? [String(Object.values(row)[0]), row] : [String(index), row])),
  );
}

function dataIn(body: unknown): unknown {
  return isObject(body) && 'data' in body ? body.data : body;
}

/** Changes `data`, or the whole body where there is no envelope. */
function inData(body: unknown, change: (data: unknown) => unknown): unknown {
  return isObject(body) && 'data' in body ? { ...body, data: change(body.data) } : change(body);
}

/** Where `data` has its rows: it is a list, or has one in `results` or `data`. Undefined when there is none. */
function listKey(data: unknown): 'results' | 'data' | undefined {
  return (['results', 'data'] as const).find((key) => isObject(data) && Array.isArray(data[key]));
}

function rowsIn(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  const key = listKey(data);
  return key === undefined ? [data] : ((data as Json)[key] as unknown[]);
}

/** Changes the list of rows. Data without one is left as it is. */
function inList(data: unknown, change: (rows: readonly unknown[]) => unknown): unknown {
  if (Array.isArray(data)) return change(data);
  const key = listKey(data);
  return key === undefined ? data : { ...(data as Json), [key]: change(rowsIn(data)) };
}

/** Changes each row, or `data` itself where it has no rows. */
function inRows(body: unknown, change: (row: unknown) => unknown): unknown {
  return inData(body, (data) =>
    Array.isArray(data) || listKey(data) !== undefined ? inList(data, (rows) => rows.map(change)) : change(data),
  );
}

/** Changes every value that is neither a list nor an object. */
function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapped(element, change));
  if (!isObject(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapped(field, change)]));
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
