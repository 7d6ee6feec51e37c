import { channel } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Counts } from '../../../src/cli/push/outcome.js';
import { showProgress } from '../../../src/cli/push/progress.js';
import { ioWith, Kept } from '../io.js';

const progressOf = (fields: Partial<Counts>): Counts => ({
  total: 0,
  upserted: 0,
  failed: 0,
  invalid: 0,
  superseded: 0,
  unsent: 0,
  requests: 0,
  retries: 0,
  durationMs: 0,
  ...fields,
});

const shown = { source: { fraction: (total: number) => total / 10_000, isSized: true }, word: 'deal', isLogged: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('progress where there is no terminal', () => {
  it('is a line every five seconds, and none for a quick push', async () => {
    const stderr = new Kept();
    const progress = await showProgress(shown, ioWith({ stderr }));
    progress.update(progressOf({ total: 1000, requests: 10, durationMs: 1000 }));
    vi.advanceTimersByTime(4000);
    expect(stderr.text).toBe('');
    progress.update(progressOf({ total: 4200, invalid: 3, requests: 44, retries: 2, durationMs: 4200 }));
    vi.advanceTimersByTime(1000);
    expect(stderr.text).toBe('42%  4,200 deals  1,000/s  3 with problems  44 requests (2 repeated)\n');
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(stderr.text.split('\n')).toHaveLength(2);
  });

  it('says what it waits for, as long as it does', async () => {
    const stderr = new Kept();
    const progress = await showProgress(
      { ...shown, source: { fraction: () => undefined, isSized: false } },
      ioWith({ stderr }),
    );
    progress.update(progressOf({ total: 100, requests: 1, durationMs: 1000 }));
    channel('recotap:throttle').publish({ waitMs: 8000, status: 429 });
    vi.advanceTimersByTime(10_000);
    progress.stop();
    expect(stderr.text).toBe('100 deals  100/s  1 request  waiting 3.0 s (HTTP 429)\n100 deals  100/s  1 request\n');
  });
});

describe('progress on a terminal', () => {
  const terminal = () => Object.assign(new Kept(), { isTTY: true });

  it('is a bar, which makes way for lines that stay and is gone in the end', async () => {
    const stderr = terminal();
    const progress = await showProgress(shown, ioWith({ stderr }));
    progress.update(progressOf({ total: 5000, requests: 50, durationMs: 1000 }));
    vi.advanceTimersByTime(1000);
    progress.say('Stopping.');
    progress.stop();
    expect(stderr.text).toContain('50%  5,000 deals  5,000/s  50 requests');
    expect(stderr.text).toContain('Stopping.\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is no bar when each request is logged', async () => {
    const stderr = terminal();
    const progress = await showProgress({ ...shown, isLogged: true }, ioWith({ stderr }));
    progress.update(progressOf({ total: 5000, requests: 50, durationMs: 1000 }));
    progress.stop();
    expect(stderr.text).toBe('');
  });
});
