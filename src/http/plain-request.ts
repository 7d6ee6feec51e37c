/**
 * What openapi-fetch may be given as its `Request`: it keeps the body as the text that it was serialized to, where a `Request` makes a
 * stream of it that has to be read again.
 */
export class PlainRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string;
  declare readonly signal: AbortSignal;

  constructor(url: string, init: Omit<PlainRequest, 'url'>) {
    const { method, headers, body, signal } = init;
    Object.assign(this, { url, method, headers, body, signal });
  }

  /** By this openapi-fetch knows what it takes from a middleware, which are standard requests. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Request;
  }
}

/** What a middleware expects. */
export function standardOf(request: Request | PlainRequest): Request {
  return 'text' in request ? request : new Request(request.url, request);
}

/** The body as it goes over the wire; null if there is none. */
export async function bytesOf(request: Request | PlainRequest): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.body === null) return null;
  return 'text' in request ? new Uint8Array(await request.arrayBuffer()) : new TextEncoder().encode(request.body);
}
