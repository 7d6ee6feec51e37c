import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, type ServerEvent } from '../../../src/emulator/page/api/events.js';

async function eventsOf(pieces: Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the events that the emulator’s page reads', () => {
  it('are the same however the network cuts them', async () => {
    const sent =
      ': a comment\n\nid: 7\nevent: request\ndata: {"name":"Zoë 日本 🙂"}\n\nevent: reset\ndata: {"parts":[]}\n\n';
    const whole = bytes(sent);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, at) => whole.slice(places[at], end));
        expect(await eventsOf(pieces)).toEqual([
          { event: 'request', id: '7', data: { name: 'Zoë 日本 🙂' } },
          { event: 'reset', id: '', data: { parts: [] } },
        ]);
      }),
    );
  });

  it('are left out where they are no JSON, and where the connection ends in the middle', async () => {
    const sent = 'event: a\ndata: {\n\nevent: b\ndata: 1\n\nevent: c\ndata: 2\n';
    expect(await eventsOf([bytes(sent)])).toEqual([{ event: 'b', id: '', data: 1 }]);
  });
});
