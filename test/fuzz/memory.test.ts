import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const mebibyte = 1024 * 1024;
/** Of the heap, beyond which Node ends the process; far less than any of these files. */
const heapMiB = 32;
/** Of everything, Node itself and the buffers included. */
const mostMiB = 220;
/** Of the young generation, which Node 24 lets grow larger than Node 20 does. */
const semiSpaceMiB = 8;

const tellPeak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error('peak=' + Math.round(process.resourceUsage().maxRSS / 1024)))",
)}`;

/** A text of so many bytes, made of rows that are all different. */
function* rows(size: number, row: (index: number) => string): Generator<string> {
  for (let [index, written] = [0, 0]; written < size; ) {
    let text = '';
    while (text.length < 64 * 1024) text += row(index++);
    written += text.length;
    yield text;
  }
}

function* endless(size: number, start: string, piece: string): Generator<string> {
  yield start;
  const text = piece.repeat(Math.ceil((64 * 1024) / piece.length));
  for (let written = 0; written < size; written += text.length) yield text;
}

const header = 'externalDealId,name,amount,startDate\n';

const files: [what: string, format: string, options: string[], text: () => Generator<string>][] = [
  [
    'rows that are fine',
    'csv',
    [],
    () =>
      withStart(
        header,
        rows(7 * mebibyte, (n) => `d-${n},Deal ${n},${n},2026-01-15\n`),
      ),
  ],
  [
    'rows that are invalid, each in its own way',
    'csv',
    [],
    () =>
      withStart(
        header,
        rows(3 * mebibyte, (n) => `d-${n},,${n} or so,day ${n}\n`),
      ),
  ],
  [
    'rows that are invalid, all in the report',
    'csv',
    ['--json'],
    () =>
      withStart(
        header,
        rows(2.5 * mebibyte, (n) => `d-${n},,${n} or so,day ${n}\n`),
      ),
  ],
  [
    'rows with quotes that are broken',
    'csv',
    [],
    () =>
      withStart(
        header,
        rows(mebibyte, (n) => `d-${n},a "quote" in it,"and" more,\n`),
      ),
  ],
  [
    'a quote that is never closed',
    'csv',
    [],
    () => endless(40 * mebibyte, `${header}d-1,"`, `${'x, y '.repeat(60)}\n`),
  ],
  ['a header without an end', 'csv', [], () => endless(40 * mebibyte, '', 'column,')],
  [
    'objects with keys of their own',
    'ndjson',
    [],
    () => rows(7 * mebibyte, (n) => `{"externalDealId":"${n}","name":"x","key-${n}":1}\n`),
  ],
  ['lines that are no JSON', 'ndjson', [], () => rows(7 * mebibyte, (n) => `{"externalDealId":${n},"name":}\n`)],
  ['a line without an end', 'ndjson', [], () => endless(40 * mebibyte, '{"name":"', 'xyz ')],
  [
    'elements that are fine',
    'json',
    [],
    () =>
      withStart(
        '[',
        rows(7 * mebibyte, (n) => `{"externalDealId":"${n}","name":"x"},\n`),
      ),
  ],
  ['a text without an end', 'json', [], () => endless(40 * mebibyte, '[{"name":"', 'xyz ')],
  ['a nesting without an end', 'json', [], () => endless(40 * mebibyte, '', '[')],
  ['an object without the deals', 'json', [], () => endless(7 * mebibyte, '{', '"key":{"a":[1,2,3]},\n')],
];

function* withStart(start: string, rest: Generator<string>): Generator<string> {
  yield start;
  yield* rest;
}

describe(`recotap validate keeps to ${mostMiB} MiB of memory, whatever it reads, such as`, () => {
  it.each(files)('%s (%s) %j', async (_, format, options, text) => {
    const heap = [`--max-old-space-size=${heapMiB}`, `--max-semi-space-size=${semiSpaceMiB}`];
    const flags = [...heap, '--import', tellPeak];
    const child = spawn(process.execPath, [...flags, built, 'validate', '-', '--format', format, ...options]);
    let [stderr, printed] = ['', 0];
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      printed += chunk.length;
    });
    child.stdin.on('error', () => {});
    const closed = once(child, 'close');
    for (const piece of text()) {
      if (child.stdin.destroyed) break;
      if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), closed]);
      if (child.exitCode !== null) break;
    }
    child.stdin.end();
    const [code] = await closed;
    expect(stderr).not.toMatch(/^\s+at |FATAL/m);
    expect([1, 2, 0]).toContain(code);
    expect(printed > 0).toBe(code !== 2);
    expect(Number(/peak=(\d+)/.exec(stderr)?.[1])).toBeLessThan(mostMiB);
  });
});
