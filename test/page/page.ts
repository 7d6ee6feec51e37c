import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions, type ListenOptions } from '../../src/emulator/index.js';

export interface OpenOptions {
  readonly emulator?: EmulatorOptions;
  readonly listen?: ListenOptions;
  /** What comes behind the origin. Default: `/`. */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Done to the emulator before the page is opened. */
  readonly before?: (emulator: Emulator, origin: string) => unknown;
}

/** The page of an emulator, as a person has it in front of them. */
export interface Opened {
  readonly emulator: Emulator;
  readonly origin: string;
  readonly page: Page;
  /** What the console complained about, and the addresses outside of the emulator that were asked for. */
  readonly complaints: string[];
  /** Ends the emulator's server. */
  close(): Promise<void>;
}

/** Opens the page of a new emulator until the test is over. */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<Opened> {
  const emulator = createEmulator(options.emulator);
  const { url: origin, close } = await emulator.listen(0, options.listen);
  const context = await browser.createBrowserContext();
  onTestFinished(async () => {
    await context.close();
    await close();
  });
  await options.before?.(emulator, origin);
  const page = await context.newPage();
  const complaints = watch(page, origin);
  await page.setViewport({ width: options.width ?? 1280, height: options.height ?? 800 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: options.scheme ?? 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.setDefaultTimeout(30_000);
  await allowClipboard(context, origin);
  await page.goto(origin + (options.path ?? '/'));
  return { emulator, origin, page, complaints, close };
}

function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'assert'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`A dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
  });
  return complaints;
}

async function allowClipboard(context: BrowserContext, origin: string): Promise<void> {
  await context.overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
}

/** Waits until the page shows a text. */
export async function sees(page: Page, text: string): Promise<void> {
  await page
    .waitForFunction((wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), {}, text)
    .catch(async (error) => {
      throw new Error(`The page does not show “${text}”. It shows:\n${await textOf(page)}`, { cause: error });
    });
}

/** Waits until the page does not show a text any more. */
export async function seesNoMore(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => !document.body.innerText.replace(/\s+/g, ' ').includes(wanted), {}, text);
}

/** All that the page shows, in one line. */
export async function textOf(page: Page, selector = 'body'): Promise<string> {
  return page.$eval(selector, (element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
}

/** A control, by the role and the name that a screen reader tells. */
export async function control(page: Page, role: string, name: string): Promise<ElementHandle<HTMLElement>> {
  const found = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`).catch((error) => {
    throw new Error(`There is no ${role} “${name}”`, { cause: error });
  });
  return found as ElementHandle<HTMLElement>;
}

export async function press(page: Page, role: string, name: string): Promise<void> {
  await (await control(page, role, name)).click();
}

/** Puts a text in the place of what is in a field. */
export async function fill(page: Page, name: string, text: string, role = 'searchbox'): Promise<void> {
  const field = await control(page, role, name);
  await field.click();
  await field.evaluate((element) => (element as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  if (text !== '') await field.type(text);
}

export async function choose(page: Page, name: string, value: string): Promise<void> {
  await (await control(page, 'combobox', name)).select(value);
}

/** The rows of a table that are drawn, each in one line. */
export async function rowsOf(page: Page): Promise<string[]> {
  return page.$$eval('.grid-body [role="row"]', (rows) =>
    rows.map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
  );
}

/** Waits until a table has this many rows, for short tables. */
export async function hasRows(page: Page, count: number): Promise<string[]> {
  await page
    .waitForFunction(
      (wanted) => document.querySelectorAll('.grid-body [role="row"]:not(.waiting)').length === wanted,
      {},
      count,
    )
    .catch(async (error) => {
      throw new Error(`There are not ${count} rows, but ${JSON.stringify(await rowsOf(page))}`, { cause: error });
    });
  return rowsOf(page);
}

/** Clicks the row that shows a text. */
export async function clickRow(page: Page, text: string): Promise<void> {
  const row = await page.waitForSelector(`.grid-body [role="row"]::-p-text(${text})`);
  await row?.click();
}
