import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { call } from './support.js';

const segments = ['active', 'draft', 'active'].map((status, index) => ({
  segmentId: `663d0e4b7a1c2f0033b8d40${index}`,
  name: `Segment ${index}`,
  status: status as 'active' | 'draft',
}));

describe('Segments', () => {
  it('are those that the emulator was given, page by page, the last page with a cursor too', async () => {
    const emulator = createEmulator({ segments });
    const page = async (query: string) => (await call(emulator, 'GET', `/segments${query}`)).body.data;
    expect(await page('')).toMatchObject({ data: segments, hasNextPage: false });
    const first = await page('?limit=2');
    expect(first).toEqual({ data: segments.slice(0, 2), nextCursor: segments[1]?.segmentId, hasNextPage: true });
    expect(await page(`?limit=2&cursor=${first.nextCursor}`)).toEqual({
      data: segments.slice(2),
      nextCursor: segments[2]?.segmentId,
      hasNextPage: false,
    });
    expect([...emulator.segments.values()]).toEqual(segments);
  });

  it('are none, if nothing else was given', async () => {
    const { body } = await call(createEmulator(), 'GET', '/segments');
    expect(body.data).toEqual({ data: [], nextCursor: null, hasNextPage: false });
  });

  it.each(['limit=ten', 'limit=-1', 'cursor=nowhere'])('are not told for ?%s', async (query) => {
    const { status } = await call(createEmulator({ segments }), 'GET', `/segments?${query}`);
    expect(status).toBe(400);
  });
});
