import type { Context, Hono } from 'hono';
import type { Clock } from '../../base/clock.js';
import type { AppEnv, State } from '../context.js';
import type { EmulatorEvent } from '../events.js';
import type { EmulatorRequest } from '../requests/model.js';
import type { Store } from '../store/store.js';
import { createEventQueue, eventText } from './event-queue.js';
import { summaryOf } from './requests.js';
import { throttle } from './throttle.js';

const heartbeatMs = 15_000;
/** At most four times a second. */
const heldMs = 250;
/** How many of the requests that a reader has missed are written at a time. */
const missedPerChunk = 200;

/** Serves `/_emulator/events`: Server-Sent Events until the reader goes away or the port is closed. */
export function eventRoutes(app: Hono<AppEnv>, state: State, clock: Clock): void {
  app.get('/events', (c) => {
    const last = c.req.header('last-event-id') ?? '';
    if (!/^\d*$/.test(last))
      return c.json({ message: `Last-Event-ID must be the number of a request, and is ${last}` }, 400);
    const missed = last === '' ? [] : state.store.requests.endedAfter(Number(last));
    const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
    return c.body(eventStream(c, state, clock, missed), 200, headers);
  });
}

/** How much is held of each kind. */
export function heldCounts({ deals, accounts, dealStages, salesActivities, customFields, segments }: Store) {
  return {
    deals: deals.size,
    accounts: accounts.byDomain.size,
    dealStages: dealStages.size,
    salesActivities: salesActivities.size,
    customFields: customFields.size,
    segments: segments.size,
  };
}

function eventStream(
  c: Context<AppEnv>,
  { store, events }: State,
  clock: Clock,
  missed: readonly EmulatorRequest[],
): ReadableStream<Uint8Array> {
  // Held by `stop`, and so by the stream: it would else be collected, and never hear of an abort.
  const request = c.req.raw;
  const isOnPort = c.env.admission !== undefined;
  const encoder = new TextEncoder();
  const queue = createEventQueue();
  const held = throttle(clock, heldMs, () => queue.push(eventText('held', heldCounts(store))));
  const unsubscribe = events.subscribe((event) => {
    queue.push(textOf(event));
    if (event.event !== 'faults') held.call();
  });
  let cancelHeartbeat = () => {};
  const beat = () => {
    cancelHeartbeat = clock.after(heartbeatMs, () => {
      queue.push(':\n\n');
      beat();
    });
  };
  let leave = () => {};
  const stop = () => {
    unsubscribe();
    held.stop();
    cancelHeartbeat();
    request.signal.removeEventListener('abort', leave);
  };
  let next = 0;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        leave = () => {
          stop();
          // The server would log an error, and nobody is there to see it.
          if (isOnPort) controller.close();
          else controller.error(request.signal.reason);
        };
        request.signal.addEventListener('abort', leave);
        // In this process, the timer would keep Node running, and there is no connection to keep open.
        if (isOnPort) beat();
        held.call();
      },
      async pull(controller) {
        if (next < missed.length) {
          const chunk = missed.slice(next, next + missedPerChunk);
          next += missedPerChunk;
          return controller.enqueue(encoder.encode(chunk.map(requestText).join('')));
        }
        await queue.filled();
        controller.enqueue(encoder.encode(queue.take()));
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}

function textOf(event: EmulatorEvent): string {
  switch (event.event) {
    case 'request':
      return requestText(event.request);
    case 'faults':
      return eventText('faults', event.schedule);
    case 'reset':
      return eventText('reset', { parts: event.parts });
  }
}

function requestText(request: EmulatorRequest): string {
  return eventText('request', summaryOf(request), request.number);
}
