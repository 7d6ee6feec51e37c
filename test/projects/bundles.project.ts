import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Log, LogLevel, Miniflare } from 'miniflare';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { startChromium } from '../reference/browser.js';
import { openFolder } from './page.js';
import { run } from './run.js';

const bundlers: { name: string; pages: string; output: string; worker?: string }[] = [
  { name: 'webpack', pages: '.', output: '1 upserted, 1 invalid, 1 request' },
  { name: 'vite', pages: 'dist', output: '1 upserted, 1 invalid, 1 request' },
  { name: 'esbuild', pages: '.', output: '1 upserted, 1 invalid, account acme.com', worker: 'dist/worker.mjs' },
];

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(() => browser?.close());

describe.each(bundlers)('the package, bundled by $name', ({ name, pages, output, worker }) => {
  const at = (...path: string[]) => join(inject('projects'), name, ...path);
  let printed: string;

  beforeAll(async () => {
    printed = await run('npm', ['test'], at());
  });

  it('gives no warning, and pushes on a server', () => {
    expect(printed).not.toMatch(/warn/i);
  });

  it('pushes to an emulator in Chromium', async () => {
    const { textOf, complaints } = await openFolder(browser, at(pages));
    expect(await textOf('output')).toBe(output);
    expect(complaints).toEqual([]);
  });

  if (worker === undefined) return;

  it('pushes to an emulator in workerd', async () => {
    const miniflare = new Miniflare({
      modules: true,
      script: await readFile(at(worker), 'utf8'),
      compatibilityDate: '2026-07-01',
      log: new Log(LogLevel.NONE),
      handleRuntimeStdio() {},
    });
    onTestFinished(() => miniflare.dispose());
    const response = await fetch(await miniflare.ready);
    expect(await response.text()).toBe(output);
  });
});
