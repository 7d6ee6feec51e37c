/** The start of a stream, and the whole of it. */
export interface Peeked {
  start: Buffer;
  /** All bytes, the start included. */
  chunks: AsyncIterable<Buffer>;
}

/** Reads the start of a stream: at least so many bytes, unless a line that is not blank or the stream ends before. */
export async function peek(chunks: AsyncIterable<Buffer>, enough: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  let isEnded = false;
  const hasLine = () => start.toString('latin1').trimStart().includes('\n');
  while (!isEnded && start.length < enough && !hasLine()) {
    const { done, value } = await iterator.next();
    if (done === true) isEnded = true;
    else start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start;
    if (!isEnded) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { start, chunks: all() };
}
