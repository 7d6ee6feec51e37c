import { toJson } from '../json.js';

/** Events on their way to one reader, as text. A slow reader loses all but the latest, and is told how many. */
export interface EventQueue {
  push(text: string): void;
  /** What is waiting, as text; empty if nothing is. */
  take(): string;
  /** Resolves when something is waiting. */
  filled(): Promise<void>;
}

const mostEvents = 1_000;
const mostCharacters = 1024 * 1024;

export function createEventQueue(): EventQueue {
  let waiting: string[] = [];
  let characters = 0;
  let dropped = 0;
  let wake = () => {};
  return {
    push(text) {
      if (waiting.length >= mostEvents || characters + text.length > mostCharacters) {
        dropped += waiting.length;
        waiting = [];
        characters = 0;
      }
      waiting.push(text);
      characters += text.length;
      wake();
    },
    take() {
      const lost = dropped === 0 ? '' : eventText('lost', { dropped });
      const text = lost + waiting.join('');
      waiting = [];
      characters = 0;
      dropped = 0;
      return text;
    },
    filled: () =>
      waiting.length > 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve;
          }),
  };
}

/** One of the Server-Sent Events. JSON has no line breaks of its own. */
export function eventText(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${toJson(data)}\n\n`;
}
