import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';

/** Clicks what saves a file, and reads it. */
export async function saved(page: Page, click: () => Promise<void>, name: RegExp): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
    browserContextId: page.browserContext().id as string,
  });
  const named = new Promise<string>((resolve) => {
    session.on('Browser.downloadWillBegin', ({ suggestedFilename }) => resolve(suggestedFilename));
  });
  const done = new Promise<void>((resolve) => {
    session.on('Browser.downloadProgress', ({ state }) => {
      if (state === 'completed') resolve();
    });
  });
  await click();
  const file = await named;
  expect(file).toMatch(name);
  await done;
  return readFileSync(join(folder, file), 'utf8');
}
