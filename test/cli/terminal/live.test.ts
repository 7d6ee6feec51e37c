import { Writable } from 'node:stream';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../../src/cli/terminal/display.js';
import { layOut, showLive } from '../../../src/cli/terminal/live.js';
import { ioWith } from '../io.js';

const frame: Frame = {
  fraction: 0.425,
  facts: ['4,250 deals', '1,000/s', '41 s left', '15 with problems', '44 requests (2 retries)'],
  note: 'last problem: failed: 案件「更新」はアーカイブされました 👩‍👩‍👧 and more',
};

describe('the lines on a terminal', () => {
  it('are two where there is room', () => {
    expect(layOut(frame, 119)).toEqual([
      '██████████░░░░░░░░░░░░░░  42%  4,250 deals  1,000/s  41 s left  15 with problems  44 requests (2 retries)',
      'last problem: failed: 案件「更新」はアーカイブされました 👩\\u200d👩\\u200d👧 and more',
    ]);
  });

  it('say the same on 40 columns, but for the end of the reason', () => {
    expect(layOut(frame, 39)).toEqual([
      '███░░░░░░  42%  4,250 deals  1,000/s',
      '41 s left  15 with problems',
      '44 requests (2 retries)',
      'last problem: failed: 案件「更新」はア…',
    ]);
  });

  it('are never wider than the terminal, whatever is in them', () => {
    const anyFrame = fc.record({
      fraction: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      facts: fc.array(fc.string({ unit: 'grapheme' })),
      note: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyFrame, fc.integer({ min: 9, max: 200 }), (given, columns) => {
        for (const line of layOut(given, columns)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

type Happening = { text: string } | { columns: number };

/** What is on the screen of a terminal after these happenings. */
async function screenAfter(columns: number, happenings: readonly Happening[]): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 12, allowProposedApi: true, convertEol: true });
  for (const happening of happenings) {
    if ('columns' in happening) terminal.resize(happening.columns, 12);
    else await new Promise<void>((resolve) => terminal.write(happening.text, resolve));
  }
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  return lines.join('\n').trimEnd().split('\n');
}

describe('the live view', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function liveOn(columns: number) {
    const happenings: Happening[] = [];
    const stderr = Object.assign(
      new Writable({
        write(chunk, _, done) {
          happenings.push({ text: String(chunk) });
          done();
        },
      }),
      { isTTY: true, columns, rows: 12 },
    );
    const say = (line: string) => void stderr.write(`${line}\n`);
    const live = showLive(ioWith({ stderr }), say);
    return {
      live,
      say,
      happenings,
      resize(to: number) {
        happenings.push({ columns: to });
        stderr.columns = to;
      },
    };
  }

  it('is drawn in one place, makes way for lines that stay, and is gone in the end', async () => {
    const { live, say, happenings } = liveOn(60);
    say('Pushing deals.csv');
    live.update(() => frame);
    vi.advanceTimersByTime(100);
    live.update(() => ({ ...frame, facts: ['5,000 deals'], note: undefined }));
    vi.advanceTimersByTime(100);
    live.say('HTTP 429: the server asks to wait 2.0 s.');
    const during = [...happenings];
    live.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    const stays = ['Pushing deals.csv', 'HTTP 429: the server asks to wait 2.0 s.'];
    expect(await screenAfter(60, during)).toEqual([
      ...stays,
      ...layOut({ ...frame, facts: ['5,000 deals'], note: undefined }, 59),
    ]);
    expect(await screenAfter(60, happenings)).toEqual(stays);
  });

  it('leaves nothing behind when the window becomes narrower, and wider again', async () => {
    const { live, say, happenings, resize } = liveOn(110);
    say('Pushing deals.csv');
    live.update(() => frame);
    vi.advanceTimersByTime(100);
    resize(40);
    vi.advanceTimersByTime(100);
    const narrow = [...happenings];
    resize(90);
    vi.advanceTimersByTime(100);
    live.stop();
    vi.useRealTimers();
    expect(await screenAfter(110, narrow)).toEqual(['Pushing deals.csv', ...layOut(frame, 39)]);
    expect(await screenAfter(110, happenings)).toEqual(['Pushing deals.csv']);
  });
});
