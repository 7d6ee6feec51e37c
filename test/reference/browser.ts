import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

/** Starts the machine's Chromium, without a window. Throws an error that says what to install where there is none. */
export async function startChromium(path = process.env.PATH ?? ''): Promise<Browser> {
  const executablePath = path
    .split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find(isExecutable);
  if (executablePath === undefined) {
    throw new Error('There is no `chromium` on the PATH. On Debian: apt-get install --no-install-recommends chromium');
  }
  // Chromium refuses its sandbox to root, and the page is our own. Redoc draws what is in the window, so that is a tall one.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox'], defaultViewport: { width: 1600, height: 4000 } });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
