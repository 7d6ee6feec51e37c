import { pathToFileURL } from 'node:url';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';

/** The reference in a browser that is cut off from the network. */
export interface Reference {
  page: Page;
  /** The errors and warnings of the console. */
  complaints: string[];
  /** The addresses outside the page that were asked for, whether they were let through or not. */
  requests: string[];
  /** The addresses of its sections, by the words that link to them from its opening. */
  links: { [words: string]: string };
}

export async function openReference(browser: Browser, file: string): Promise<Reference> {
  const page = await browser.newPage();
  const own = pathToFileURL(file).href;
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'assert'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== own && !/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.setDefaultTimeout(120_000);
  await page.setOfflineMode(true);
  await page.goto(own);
  await page.waitForFunction(() => {
    const sections = [...document.querySelectorAll<HTMLElement>('[data-section-id]')];
    return sections.length > 1 && sections.every((section) => section.innerText.trim() !== '');
  });
  const links = await page.$$eval('a[href^="#/"]', (all) =>
    all.map((link) => [link.innerText.replace(/\s+/g, ' ').trim(), link.getAttribute('href') ?? '']),
  );
  return { page, complaints, requests, links: Object.fromEntries(links) };
}

/** Goes to a section by its address or by the words of a link to it. Redoc draws a section only then. */
export async function goTo({ page, links }: Reference, link: string): Promise<ElementHandle<HTMLElement>> {
  const href = link.startsWith('#') ? link : links[link];
  if (href === undefined) throw new Error(`The page opens without a link ${link}, but with ${Object.keys(links)}`);
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, href);
  const section = await page.waitForFunction(
    async (id) => {
      const find = () => document.querySelector<HTMLElement>(`[data-section-id="${id}"]`);
      const found = find();
      // Redoc may replace what it has drawn before: only a section that stays is the one.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return found !== null && found === find() && found.innerText.trim() !== '' && found;
    },
    {},
    href.slice(1),
  );
  return section as ElementHandle<HTMLElement>;
}

/** What a reader sees of an element, in one line. */
export async function textOf(element: ElementHandle<HTMLElement>): Promise<string> {
  const text = await element.evaluate(async (given) => {
    // Redoc may have replaced the section since.
    const section = () =>
      given.isConnected
        ? given
        : (document.querySelector<HTMLElement>(`[data-section-id="${given.dataset.sectionId}"]`) ?? given);
    for (let tries = 0; tries < 100 && section().innerText.trim() === ''; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return section().innerText;
  });
  return text.replace(/\s+/g, ' ');
}

export async function choose(section: ElementHandle<HTMLElement>, status: string): Promise<void> {
  const tab = `.//button[@role="tab"][.="${status}"]`;
  await click(section, tab);
  await section.waitForSelector(`::-p-xpath(${tab}[@aria-selected="true"])`);
}

/** Chooses the language of the request samples by its label, or `Payload` for the body alone. */
export async function chooseLanguage(section: ElementHandle<HTMLElement>, label: string): Promise<void> {
  const samples = (await section.waitForSelector('.panel-request-samples')) as ElementHandle<HTMLElement>;
  // The header of the panel has two menus: the servers, and the languages.
  const button = '(.//button[@aria-haspopup="menu" and not(@aria-label)])[2]';
  await click(samples, button);
  const menu = `${button}[@aria-expanded="true"]`;
  await samples.waitForSelector(`::-p-xpath(${menu})`);
  await click(samples, `//*[@role="menuitem"][normalize-space(.)="${label}"]`);
  await samples.waitForSelector(`::-p-xpath(${button}[@aria-expanded="false"][normalize-space(.)="${label}"])`);
}

/** The code that the panel of requests shows. */
export async function codeIn(section: ElementHandle<HTMLElement>): Promise<string> {
  return section.$eval('.panel-request-samples pre', (code) => (code as HTMLElement).innerText);
}

/** All the examples in a panel, each chosen in turn: the words by which it is chosen, and its value as it is then shown. */
export async function examplesIn(
  section: ElementHandle<HTMLElement>,
  panel: 'request' | 'response',
): Promise<{ label: string; value: unknown }[]> {
  const samples = (await section.waitForSelector(`.panel-${panel}-samples`)) as ElementHandle<HTMLElement>;
  const button = './/button[@aria-label="Example"]';
  const current = (await samples.$(`::-p-xpath(${button})`)) as ElementHandle<HTMLElement> | null;
  if (current === null) return [{ label: '', value: await valueIn(samples) }];
  // The menu is drawn outside its button, and only while it is open.
  const items = `//*[@role="menu"][.//*[@role="menuitem"]${beginningLike(await textOf(current))}]//*[@role="menuitem"]`;
  await click(samples, button);
  await samples.waitForSelector(`::-p-xpath(${items})`);
  const labels = await samples.$$eval(`::-p-xpath(${items})`, (all) =>
    all.map((item) => (item as HTMLElement).innerText.trim()),
  );
  await click(samples, `${button}[@aria-expanded="true"]`);
  const examples = [];
  for (const label of labels) {
    await click(samples, `${button}[@aria-expanded="false"]`);
    await click(samples, `//*[@role="menuitem"]${beginningLike(label)}`);
    await samples.waitForSelector(`::-p-xpath(${button}[@aria-expanded="false"]${beginningLike(label)})`);
    examples.push({ label, value: await valueIn(samples) });
  }
  return examples;
}

/** Of two examples of a body, no two have the same key. */
function beginningLike(label: string): string {
  return `[starts-with(normalize-space(.), "${label.slice(0, label.indexOf(':') + 1)}")]`;
}

async function valueIn(samples: ElementHandle<HTMLElement>): Promise<unknown> {
  return JSON.parse(await samples.$eval('[data-testid="json-viewer"]', (viewer) => (viewer as HTMLElement).innerText));
}

async function click(within: ElementHandle<HTMLElement>, xpath: string): Promise<void> {
  const target = (await within.waitForSelector(`::-p-xpath(${xpath})`)) as ElementHandle<HTMLElement>;
  await target.evaluate((element) => element.click());
}
