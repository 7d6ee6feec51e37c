import { buildPage } from '../../scripts/build/page.js';

/** Where the tests have the page of the emulator built, so that they need no build and disturb none. */
export const pageFile = new URL('../../.tmp/page.cjs', import.meta.url).pathname;

export async function setup(): Promise<void> {
  await buildPage(pageFile);
}
