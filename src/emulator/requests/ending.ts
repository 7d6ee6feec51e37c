import type { Context } from 'hono';
import type { AppEnv } from '../context.js';
import { itemsIn } from '../faults/items.js';
import type { Ending } from './log.js';
import type { EmulatorRequest } from './model.js';
import { outcomesOf } from './outcomes.js';

/** How a request ended, with what became of its items. */
export function endingOf(
  { get }: Context<AppEnv>,
  { status, durationMs }: Pick<EmulatorRequest, 'status' | 'durationMs'>,
): Ending {
  const body = get('body');
  const answer = status === undefined ? undefined : get('answer');
  const ended = { status, durationMs: rounded(durationMs), body, answer };
  const items = body === undefined ? undefined : itemsIn(get('operation'), body);
  if (items === undefined) return { ...ended, items: undefined, counts: undefined };
  const [data, failing, errors = [], { faults = [] }] = [get('data'), get('failing'), get('errors'), get('record')];
  return { ...ended, ...outcomesOf({ items, data, errors, faults, failing, answer: answer?.body }) };
}

/** To the microsecond. */
function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 1_000) / 1_000;
}
