import { RecotapResponseError } from '../base/errors.js';

/** What of a response is read here. */
interface WithBody {
  readonly body?: unknown;
  readonly bodyUsed?: boolean | undefined;
  text(): Promise<string>;
}

/**
 * Reads the body of an answer, as long as it keeps within bounds. Platforms give a stream of bytes after decompression, so this holds for
 * what a small compressed answer becomes as well. Of a response without such a stream, `text()` is measured when it is whole.
 *
 * @param most bytes
 * @throws RecotapResponseError for a longer body; what the stream throws
 */
export async function readBody(response: WithBody, most: number, url: string): Promise<unknown> {
  const chunks = response.bodyUsed === true ? undefined : chunksOf(response.body);
  if (chunks === undefined) {
    const text: unknown = await response.text();
    if (typeof text === 'string' && new TextEncoder().encode(text).length > most) throw tooLong(url, most);
    return text;
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw tooLong(url, most);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A web stream, which not every browser can iterate over, or one of Node. */
function chunksOf(body: unknown): AsyncIterable<Uint8Array> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { getReader } = body as Partial<ReadableStream<Uint8Array>>;
  if (typeof getReader === 'function') return readingFrom(body as ReadableStream<Uint8Array>);
  return Symbol.asyncIterator in body ? (body as AsyncIterable<Uint8Array>) : undefined;
}

async function* readingFrom(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = stream.getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      if (done) return;
      yield value;
    }
  } finally {
    // Nobody waits for it: a stream that hangs may hang here too.
    if (!isOver) reader.cancel().catch(() => {});
  }
}

function tooLong(url: string, most: number): RecotapResponseError {
  return new RecotapResponseError(
    `${url} answered with a body of more than ${most} bytes, so reading stopped. To allow it, raise maxResponseBytes.`,
  );
}
