/** What answers requests, whichever way they come in. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** A handler as a `fetch` that needs no port: it rejects with the signal's reason as soon as the request is aborted. */
export function inProcess(handler: Handler): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    return untilAborted(handler(request), request.signal);
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
