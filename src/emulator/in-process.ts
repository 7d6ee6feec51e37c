import { orAborted } from '../base/abort.js';
import type { Exchange, Transmit } from './faults/transmit.js';

/** Answers a request, from a port or from this process. It rejects when a fault leaves the request without a response. */
export type Handler = (request: Request, exchange: Exchange) => Response | Promise<Response>;

/** Turns a handler into a `fetch` that needs no port. It rejects with the signal's reason as soon as the request is aborted. */
export function inProcess(handler: Handler): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  // A Request follows its signal through weak references: if nothing else holds it, it is collected and never hears of an abort. So this
  // listens to the caller's own signal and keeps the request.
  const inFlight = new Set<Request>();
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : request.signal);
    signal.throwIfAborted();
    const exchange: Exchange = {};
    inFlight.add(request);
    try {
      const response = await orAborted(Promise.resolve(handler(request, exchange)), signal);
      return exchange.transmit ? await inPieces(response, exchange.transmit, signal) : response;
    } finally {
      inFlight.delete(request);
    }
  };
}

/** The same response with a streamed body. It stops when the reader cancels it or the signal aborts. */
async function inPieces(response: Response, transmit: Transmit, signal: AbortSignal): Promise<Response> {
  const { status, headers } = response;
  const whole = new Uint8Array(await response.arrayBuffer());
  // The caller may have gone meanwhile, and the signal would not tell again.
  signal.throwIfAborted();
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
