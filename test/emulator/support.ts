import { systemClock } from '../../src/base/clock.js';
import type { Clock, Deal, Emulator } from '../../src/emulator/index.js';

export const production = 'https://eapi.recotap.com/api/v1/deals';

/** A deal that is in order, with what a test wants to differ. `more` may hold what no deal should. */
export function deal(externalDealId: string, more: object = {}): Deal {
  return { externalDealId, name: `Deal ${externalDealId}`, ...more };
}

/** A clock that stands still. */
export function stoppedAt(time: string): Clock {
  return { ...systemClock, wallTime: () => Date.parse(time) };
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what the body is
  body: any;
}

/** Sends deals, or a body of any other kind as it is, the way a client would; with the key null, without the header. */
export function push(
  emulator: Pick<Emulator, 'fetch'>,
  deals: unknown[] | string,
  { url = production, key = 'a-key' }: { url?: string; key?: string | null } = {},
): Promise<Answer> {
  return ask(emulator.fetch, url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== null && { 'X-Api-Key': key }) },
    body: typeof deals === 'string' ? deals : JSON.stringify({ deals }),
  });
}

/** Calls an operation by its path without the base path, with a body as JSON where one is given. */
export function call(
  emulator: Pick<Emulator, 'fetch'>,
  method: string,
  path: string,
  body?: unknown,
  { origin = 'https://eapi.recotap.com/api/v1', key = 'a-key' }: { origin?: string; key?: string | null } = {},
): Promise<Answer> {
  return ask(emulator.fetch, origin + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key !== null && { 'X-Api-Key': key }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** An account that is in order, with what a test wants to differ. */
export function account(domain: string, more: object = {}) {
  return { domain, name: `The company of ${domain}`, ...more };
}

/** A call that is in order, with what a test wants to differ. */
export function activity(externalActivityId: string, more: object = {}) {
  return {
    externalActivityId,
    activityType: 'call',
    occurredAt: '2026-06-03T10:30:00Z',
    domain: 'acme.com',
    ownerEmail: 'jane@yourcompany.com',
    contacts: [{ email: 'john@acme.com' }],
    ...more,
  };
}

/** A pipeline that is in order, with what a test wants to differ. */
export function pipeline(pipelineId: string, more: object = {}) {
  return {
    pipelineId,
    pipelineLabel: `Pipeline ${pipelineId}`,
    stages: [{ stageId: 's-1', stageLabel: 'One' }],
    ...more,
  };
}

/** Any request whose response is JSON. */
export async function ask(fetch: Emulator['fetch'], url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
}
