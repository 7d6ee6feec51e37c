import type { Exchange, Transmit } from './faults/transmit.js';

/** What answers requests, whichever way they come in. It rejects when there is to be no answer. */
export type Handler = (request: Request, exchange: Exchange) => Response | Promise<Response>;

/** A handler as a `fetch` that needs no port: it rejects with the signal's reason as soon as the request is aborted. */
export function inProcess(handler: Handler): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  // A request hears of an abort by weak references alone: one that waits for nothing else would be collected, and wait for ever. So the
  // caller's own signal is listened to, and the request kept.
  const inFlight = new Set<Request>();
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : request.signal);
    signal.throwIfAborted();
    const exchange: Exchange = {};
    inFlight.add(request);
    try {
      const response = await untilAborted(handler(request, exchange), signal);
      return exchange.transmit ? await inPieces(response, exchange.transmit, signal) : response;
    } finally {
      inFlight.delete(request);
    }
  };
}

function untilAborted(answer: Response | Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The same response, with a body that comes as its reader asks for it. Nothing goes on once that is cancelled, or the signal aborts. */
async function inPieces(response: Response, transmit: Transmit, signal: AbortSignal): Promise<Response> {
  const { status, headers } = response;
  const whole = new Uint8Array(await response.arrayBuffer());
  const leaving = new AbortController();
  const leave = () => leaving.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  const pieces = transmit(whole, leaving.signal);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(value);
        signal.removeEventListener('abort', leave);
        controller.close();
      },
      cancel: (reason) => leaving.abort(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers });
}
