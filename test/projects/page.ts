import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { expect, onTestFinished, vi } from 'vitest';
import { listening } from '../e2e/servers.js';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A page of its own origin and of a profile of its own, until the test is over. */
export interface Opened {
  page: Page;
  /** The errors and warnings of the console. */
  complaints: string[];
  /** The text of an element as a person reads it, once it is as wanted. */
  textOf(selector: string, wanted?: RegExp): Promise<string>;
}

/** Serves a folder on a port of this machine and opens its `index.html`. */
export async function openFolder(browser: Browser, folder: string): Promise<Opened> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  const { url } = await listening(server, onTestFinished);
  const context = await browser.createBrowserContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'assert'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${url}/`);
  async function textOf(selector: string, wanted = /./): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
    const read = () => page.$eval(selector, (element) => (element as HTMLElement).innerText);
    const isWanted = async () => expect(await read(), complaints.join('\n')).toMatch(wanted);
    await vi.waitFor(isWanted, { timeout: 90_000, interval: 50 });
    return read();
  }
  return { page, complaints, textOf };
}
