import { channel } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Counts } from '../../../src/cli/push/facts.js';
import { createProgress } from '../../../src/cli/push/progress.js';
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

const sized = { fraction: (total: number) => total / 10_000 };
const shown = {
  word: 'deal',
  isQuiet: false,
  isLogged: false,
  maxWaitMs: 300_000,
  leftMs: () => undefined,
  lastReason: () => undefined,
};

async function progressFrom(source: { fraction(total: number): number | undefined }, stderr: Kept, options = {}) {
  const progress = createProgress({ ...shown, ...options }, ioWith({ stderr }));
  await progress.begin(source);
  return progress;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('progress where there is no terminal', () => {
  it('is a line every few seconds, with the time, and none for a quick push', async () => {
    vi.setSystemTime(Date.UTC(2026, 10, 27, 3, 0, 0));
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr);
    vi.advanceTimersByTime(1000);
    progress.update(progressOf({ total: 1000, requests: 10 }));
    vi.advanceTimersByTime(3000);
    expect(stderr.text).toBe('');
    progress.update(progressOf({ total: 4200, invalid: 3, requests: 44, retries: 2 }));
    vi.advanceTimersByTime(1000);
    expect(stderr.text).toBe(
      '2026-11-27T03:00:05Z  42%  4,200 deals  840/s  7 s left  3 with problems  44 requests (2 retries)\n',
    );
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(stderr.text.split('\n')).toHaveLength(2);
  });

  it('is never sooner done than what an earlier run may have sent can go again', async () => {
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr, { heldMs: 47_000 });
    vi.advanceTimersByTime(4_000);
    progress.update(progressOf({ total: 9_900, requests: 99 }));
    vi.advanceTimersByTime(50_000);
    progress.stop();
    const left = stderr.text.match(/(?:up to )?\d+ (?:s|min) left/g);
    const seconds = [42, 37, 32, 27, 22, 17, 12, 7, 2];
    expect(left?.slice(0, 9)).toEqual(seconds.map((second) => `up to ${second} s left`));
    expect(left?.at(-1)).not.toContain('up to');
  });

  it('tells the pace of the last seconds, and how long the rest takes at that', async () => {
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr);
    for (let second = 1; second <= 60; second++) {
      vi.advanceTimersByTime(1000);
      // Fast at first, then slow.
      progress.update(progressOf({ total: second <= 30 ? second * 100 : 3000 + (second - 30) * 10, requests: second }));
    }
    progress.stop();
    const lines = stderr.text
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\S+ {2}/, ''));
    expect(lines[3]).toMatch(/^19% {2}1,900 deals {2}9\d\/s {2}1 min left {2}19 requests$/);
    expect(lines.at(-1)).toMatch(/^32% {2}3,290 deals {2}9\/s {2}12 min left {2}59 requests$/);
  });

  it('says what it waits for at once, and as long as it does', async () => {
    const stderr = new Kept();
    const progress = await progressFrom({ fraction: () => undefined }, stderr);
    progress.update(progressOf({ total: 100, requests: 1, durationMs: 1000 }));
    channel('recotap:throttle').publish({ waitMs: 33_000, status: 429 });
    vi.advanceTimersByTime(35_000);
    progress.stop();
    const lines = stderr.text
      .replace(/^\S+Z {2}/gm, '')
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe('HTTP 429: the server asks to wait 33.0 s. A wait of more than 5 min ends the push.');
    expect(lines[1]).toBe('100 deals  20/s  1 request  waiting 28.0 s (HTTP 429)');
    expect(lines.at(-2)).toBe('100 deals  3/s  1 request  waiting 3.0 s (HTTP 429)');
    expect(lines.at(-1)).toBe('100 deals  3/s  1 request');
  });

  it('says how long the rest takes at the pace of a server that keeps asking to wait, once a minute', async () => {
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr, { leftMs: () => 600_000 });
    progress.update(progressOf({ total: 100, requests: 1, durationMs: 1000 }));
    vi.advanceTimersByTime(61_000);
    const said = stderr.text.length;
    for (const waitMs of [60_000, 59_000, 58_000]) channel('recotap:throttle').publish({ waitMs, status: 429 });
    progress.stop();
    expect(stderr.text.slice(said).replace(/^\S+Z {2}/gm, '')).toBe(
      'HTTP 429: the server asks to wait 1 min 0 s. At this pace the rest takes 1 h 41 min. The deadline is in 10 min, before that. A wait of more than 5 min ends the push.\n',
    );
  });

  it('says at once that nobody answers, and of a server in trouble when it stays in trouble', async () => {
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr);
    channel('recotap:retry').publish({ number: 1, attempt: 1, waitMs: 100, error: 'connection' });
    channel('recotap:retry').publish({ number: 2, attempt: 1, waitMs: 100, error: 'connection' });
    expect(stderr.text).toMatch(/^\S+Z {2}The server cannot be reached: trying again\.\n$/);
    vi.advanceTimersByTime(90_000);
    const said = stderr.text.length;
    channel('recotap:request').publish({ status: 503 });
    for (const attempt of [1, 2, 3]) channel('recotap:retry').publish({ number: 3, attempt, waitMs: 100, status: 503 });
    progress.stop();
    expect(stderr.text.slice(said)).toMatch(/^\S+Z {2}The server answers HTTP 503: trying again\.\n$/);
  });

  it('is nothing at all with --quiet', async () => {
    const stderr = new Kept();
    const progress = await progressFrom(sized, stderr, { isQuiet: true });
    progress.update(progressOf({ total: 100 }));
    progress.say('Stopping.');
    channel('recotap:throttle').publish({ waitMs: 33_000, status: 429 });
    vi.advanceTimersByTime(90_000);
    progress.stop();
    expect(stderr.text).toBe('');
  });
});

describe('progress on a terminal', () => {
  const terminal = () => Object.assign(new Kept(), { isTTY: true });

  it('is a bar, which makes way for lines that stay and is gone in the end', async () => {
    const stderr = terminal();
    const progress = await progressFrom(sized, stderr);
    progress.update(progressOf({ total: 5000, requests: 50, durationMs: 1000 }));
    vi.advanceTimersByTime(1000);
    progress.say('Stopping.');
    progress.stop();
    expect(stderr.text).toContain('50%  5,000 deals  5,000/s  1 s left  50 requests');
    expect(stderr.text).toContain('Stopping.\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is no bar when each request is logged', async () => {
    const stderr = terminal();
    const progress = await progressFrom(sized, stderr, { isLogged: true });
    progress.update(progressOf({ total: 5000, requests: 50, durationMs: 1000 }));
    progress.stop();
    expect(stderr.text).toBe('');
  });
});
