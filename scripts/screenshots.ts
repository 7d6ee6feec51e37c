/** `npm run screenshots`: records the images of the README and the guides from real runs. It needs `chromium` on the PATH. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { startChromium } from '../test/reference/browser.js';
import { recordSession } from './screenshots/session.js';
import { terminalSvg } from './screenshots/svg.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const images = 'docs/images';
const columns = 110;

const folder = mkdtempSync(join(tmpdir(), 'recotap-screenshots-'));
const browser = await startChromium();
mkdirSync(images, { recursive: true });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 640 });
  const { lines, report } = await recordSession(async (url) => {
    await page.goto(`${url}/#/requests/2`);
    await page.waitForFunction(() => document.body.textContent?.includes('Pipeline Legacy is archived'));
    await shoot(page, 'emulator');
  });
  writeFileSync(join(images, 'push.svg'), terminalSvg(lines, columns));

  const file = join(folder, 'report.html');
  writeFileSync(file, report);
  await page.setViewport({ width: 1000, height: 860 });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('.ready');
  await shoot(page, 'report');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`The images are in ${images}/.`);

/** In both themes. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.screenshot({ path: join(images, `${name}-${theme}.png`) });
  }
}
