import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/base/clock.js';
import { createOutbox, type RecotapClientOptions } from '../../src/index.js';
import { type Lane, type Ledger, senderNote } from '../../src/ledger/index.js';
import { scratch, setUp, stores, version } from './support.js';

const { path } = scratch();
const deals = (count: number, n: number) => Array.from({ length: count }, (_, id) => version(id, n));

describe.each(stores)('the sender of a lane, with a ledger %s', (_, open) => {
  it('starts at the limit that the sender before it found', async () => {
    const { emulator, connect } = setUp({
      faults: { rules: [{ fault: 'token-bucket', perSecond: 10, burst: 1 }] },
    });
    await using ledger = await open(path());
    const push = async (n: number) => {
      await using outbox = createOutbox(connect(), { ledger });
      await outbox.put(deals(10_000, n));
      await outbox.flush();
    };
    const throttled = () => emulator.requests.filter(({ status }) => status === 429).length;
    await push(1);
    const first = throttled();
    await push(2);
    expect(first).toBeGreaterThan(2);
    expect(throttled() - first).toBeLessThan(first / 2);
    const [lane] = await ledger.lanes();
    const note = await senderNote(await ledger.lane(lane as string));
    expect(note?.requestsPerSecond).toBeGreaterThan(5);
    expect(note?.requestsPerSecond).toBeLessThan(12);
    expect(note?.itemsPerSecond).toBeGreaterThan(100);
  });

  it('asks nothing of Recotap as long as the sender before it was told to wait', async () => {
    const { emulator, connect, clock } = setUp({
      faults: { rules: [{ fault: 'status', status: 429, retryAfter: 120, times: 1 }] },
    });
    const sentAt: number[] = [];
    const connectNoted = (more: RecotapClientOptions = {}) =>
      connect({
        fetch: (url, init) => {
          sentAt.push(clock.wallTime());
          return emulator.fetch(url, init);
        },
        ...more,
      });
    await using ledger = await open(path());
    // The first sender is closed before its wait is over, however late this test gets its turn.
    const after: Clock['after'] = (ms, callback) => (ms < 60_000 ? clock.after(ms, callback) : () => {});
    const first = createOutbox(connectNoted({ clock: { ...clock, after } }), { ledger });
    await first.put(version(1, 1));
    await expect.poll(() => sentAt.length).toBe(1);
    await first.close({ timeoutMs: 0 });
    await using second = createOutbox(connectNoted(), { ledger });
    await expect.poll(() => emulator.deals.size).toBe(1);
    expect((sentAt[1] as number) - (sentAt[0] as number)).toBeGreaterThanOrEqual(120_000);
    await second.flush();
  });

  it('gives its role back when the disk is too full for its note', async () => {
    const { connect } = setUp();
    await using real = await open(path());
    let isFull = false;
    const ledger = withLane(real, (lane) => ({
      setMark: (...mark) => (isFull ? Promise.reject(new Error('The disk is full.')) : lane.setMark(...mark)),
    }));
    const outbox = createOutbox(connect(), { ledger });
    // The note is written once a second at most, so that what the second push adds is written at the end.
    for (const id of [1, 2]) expect(await outbox.push(version(id, 1))).toMatchObject({ status: 'upserted' });
    isFull = true;
    await outbox.close();
    const [name] = await real.lanes();
    const next = await (await real.lane(name as string)).claim();
    expect(next?.isHeld()).toBe(true);
    await next?.release();
  });

  it('stops at once when it loses its role, also when the note of the sender before could not be read', async () => {
    const lost = new AbortController();
    const { emulator, connect } = setUp({ faults: { rules: [{ fault: 'status', status: 500 }] } });
    const client = connect({
      fetch: (url, init) => {
        lost.abort();
        return emulator.fetch(url, init);
      },
    });
    await using real = await open(path());
    let isReadable = false;
    const ledger = withLane(real, (lane) => ({
      async mark(name) {
        if (isReadable) return lane.mark(name);
        isReadable = true;
        throw new Error('The disk gives no answer.');
      },
      async claim() {
        const claim = lost.signal.aborted ? undefined : await lane.claim();
        return claim && { ...claim, lost: lost.signal, isHeld: () => !lost.signal.aborted };
      },
    }));
    await using outbox = createOutbox(client, { ledger });
    await expect.poll(() => isReadable).toBe(true);
    expect(await outbox.push(version(1, 1))).toMatchObject({ status: 'unsent' });
    expect(emulator.requests).toHaveLength(1);
  });
});

/** A ledger of which the lanes do some things in another way. */
function withLane(ledger: Ledger, change: (lane: Lane) => Partial<Lane>): Ledger {
  return {
    ...ledger,
    async lane(name) {
      const lane = await ledger.lane(name);
      return { ...lane, ...change(lane) };
    },
  };
}
