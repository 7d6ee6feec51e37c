/** `npm run screenshots`: records the images of the README and the guides from real runs. It needs `chromium` on the PATH. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startChromium } from '../test/reference/browser.js';
import { recordSession } from './screenshots/session.js';
import { terminalSvg } from './screenshots/svg.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const images = 'docs/images';
const columns = 110;

const { lines, report } = await recordSession();
mkdirSync(images, { recursive: true });
writeFileSync(join(images, 'push.svg'), terminalSvg(lines, columns));

const folder = mkdtempSync(join(tmpdir(), 'recotap-screenshots-'));
const file = join(folder, 'report.html');
writeFileSync(file, report);
const browser = await startChromium();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 860 });
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.ready');
    await page.screenshot({ path: join(images, `report-${theme}.png`) });
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`The images are in ${images}/.`);
