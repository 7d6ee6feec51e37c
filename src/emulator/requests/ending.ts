import type { Context } from 'hono';
import type { OperationId } from '../../../generated/operations.js';
import { asRecord } from '../../base/unknown.js';
import type { AppEnv } from '../context.js';
import { countItems, itemsIn } from '../faults/items.js';
import type { Ending } from './log.js';
import type { EmulatorRequest, RequestItem, StoredResponse } from './model.js';
import { countProcessed, processedItems, unprocessedItems } from './outcomes.js';
import { bodyOf } from './response.js';

type Get = Context<AppEnv>['get'];

/** How a request ended, with what became of its items. */
export function endingOf(
  { get }: Context<AppEnv>,
  { status, durationMs }: Pick<EmulatorRequest, 'status' | 'durationMs'>,
): Ending {
  const body = get('body');
  const response = status === undefined ? undefined : get('response');
  const ended = { status, durationMs: rounded(durationMs), body, response };
  const operation = get('operation');
  const count = body === undefined ? undefined : countItems(operation, body);
  if (count === undefined) return { ...ended, items: undefined, counts: undefined };
  const data = get('data');
  return data === undefined
    ? { ...ended, items: refusedItems(get), counts: { items: count, upserted: 0, failed: 0, refused: count } }
    : { ...ended, items: itemsLater(get), counts: countProcessed(count, data, () => itemsIn(operation, body)) };
}

/** What became of the items is told when somebody looks, and most of the requests are not looked at. */
type TellItems = () => RequestItem[] | undefined;

function refusedItems(get: Get): TellItems {
  const { faults = [] } = get('record');
  const items = itemsIn(get('operation'), get('body'));
  const response = bodyOf(get('response'));
  const refused = items && unprocessedItems({ items, errors: get('errors') ?? [], faults, response });
  return () => refused;
}

/** Without faults, the text of the response has the data, and takes much less memory than the objects. */
function itemsLater(get: Get): TellItems {
  const { faults } = get('record');
  const [operation, body] = [get('operation'), get('body')];
  return faults === undefined
    ? itemsByText(operation, body, get('response'))
    : itemsByData(operation, body, { data: get('data'), faults, failing: get('failing') });
}

// Two functions, as a function keeps alive whatever the functions inside it refer to.
function itemsByText(
  operation: OperationId | undefined,
  body: unknown,
  response: StoredResponse | undefined,
): TellItems {
  return () => {
    const items = itemsIn(operation, body);
    const { data } = asRecord(bodyOf(response));
    return items && processedItems({ items, data, faults: [], failing: undefined });
  };
}

function itemsByData(
  operation: OperationId | undefined,
  body: unknown,
  processed: Omit<Parameters<typeof processedItems>[0], 'items'>,
): TellItems {
  return () => {
    const items = itemsIn(operation, body);
    return items && processedItems({ items, ...processed });
  };
}

/** To the microsecond. */
function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 1_000) / 1_000;
}
