import type { Emulator } from '../../../src/emulator/index.js';

export const inspect = 'http://localhost/_emulator';

/** One of the Server-Sent Events. A comment has no event. */
export interface Told {
  id?: number;
  event?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what the data is
  data?: any;
}

/** Reads the events of an emulator, one after the other. */
export async function listenTo(
  fetch: Emulator['fetch'],
  { url = `${inspect}/events`, ...init }: RequestInit & { url?: string } = {},
) {
  const response = await fetch(url, init);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  /** The next one, undefined at the end. */
  const next = async (): Promise<Told | undefined> => {
    for (let end = text.indexOf('\n\n'); end < 0; end = text.indexOf('\n\n')) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
    const end = text.indexOf('\n\n');
    const lines = text.slice(0, end).split('\n');
    text = text.slice(end + 2);
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const [id, event, data] = [field('id'), field('event'), field('data')];
    return {
      ...(id !== undefined && { id: Number(id) }),
      ...(event !== undefined && { event }),
      ...(data !== undefined && { data: JSON.parse(data) }),
    };
  };
  /** The next one of this kind. */
  const until = async (event: string): Promise<Told> => {
    for (;;) {
      const told = await next();
      if (told === undefined) throw new Error(`The events ended before ${event}`);
      if (told.event === event) return told;
    }
  };
  return { response, next, until, cancel: () => reader.cancel() };
}
