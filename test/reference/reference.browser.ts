import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSources } from '../../scripts/contract/lint/sources.js';
import { partsOf, provenanceOf } from '../../scripts/contract/lint/statements.js';
import { samplesOf } from '../../scripts/contract/samples/samples.js';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { contractUrl, readContract } from '../../scripts/generate/contract.js';
import { startChromium } from './browser.js';
import { choose, chooseLanguage, codeIn, examplesIn, goTo, openReference, type Reference, textOf } from './page.js';

interface Described {
  description: string;
}
type Referable<T> = T | { $ref: string };
interface Operation extends Described {
  parameters?: Referable<Described>[];
  responses: { [status: string]: Referable<Described> };
  requestBody?: { content: { 'application/json': { examples: { [key: string]: Referable<{ summary: string }> } } } };
}

const contract = parse(readFileSync(contractUrl, 'utf8'));
const scenarios = readScenarios();
const operations = readContract().operations.map((operation) => ({
  ...operation,
  call: `${operation.method.toUpperCase()} ${operation.path}`,
  scenarios: scenarios.filter(({ operationId }) => operationId === operation.operationId),
  ...(contract.paths[operation.path][operation.method] as Operation),
}));
const schemas = Object.entries<Described & { type?: string }>(contract.components.schemas);

const sources = readSources();
const parts = new Map(partsOf(contract).map((part) => [part.path.join('/'), part]));
const samples = samplesOf({ url: 'https://sandboxapi.reco-tap.com/api/v1', environment: 'sandbox' });

const folder = mkdtempSync(join(tmpdir(), 'recotap-reference-'));
let browser: Browser | undefined;
let reference: Reference;

beforeAll(async () => {
  const file = join(folder, 'reference.html');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', folder], { stdio: 'pipe' });
  browser = await startChromium();
  reference = await openReference(browser, file);
});

afterEach(() => {
  expect(reference.complaints).toEqual([]);
  expect(reference.requests).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function resolve<T extends object>(node: Referable<T>): T {
  if (!('$ref' in node)) return node;
  const keys = node.$ref.replace('#/', '').split('/');
  return keys.reduce((at, key) => at[key], contract);
}

/** The level, the source and the date of what is in a place of the contract, as a reader sees them. */
function markOf(...path: (string | number)[]): string {
  const part = parts.get(path.join('/'));
  if (part === undefined) throw new Error(`The contract states nothing at ${path.join('/')}`);
  const { level, source, seen } = provenanceOf(part);
  return [level, sources.get(source)?.title, ...(seen === undefined ? [] : [seen])].join(', ');
}

/** The first words of a description as a reader sees them, behind its mark. */
function openingOf({ description }: Described, ...path: (string | number)[]): string {
  const words = description.split('\n\n')[0]?.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();
  return `${markOf(...path)} ${words}`;
}

/** Where a part of an operation, or what it refers to, is in the contract. */
function placeOf(node: object, ...path: (string | number)[]): (string | number)[] {
  return '$ref' in node ? String(node.$ref).slice(2).split('/') : path;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe.each(operations)('the reference on $call, in a browser without network', (operation) => {
  it('has it linked from its group, with its id, its summary and how sure it is', async () => {
    const section = await goTo(reference, operation.call);
    const text = await textOf(section);
    expect(text).toContain(oneLine(operation.summary));
    expect(text).toContain(operation.path);
    expect(text).toContain(
      `${operation.operationId} ${openingOf(operation, 'paths', operation.path, operation.method)}`,
    );
    for (const [index, parameter] of (operation.parameters ?? []).entries()) {
      const place = placeOf(parameter, 'paths', operation.path, operation.method, 'parameters', index);
      expect(text).toContain(openingOf(resolve(parameter), ...place));
    }
  });

  it('says of each of its responses how sure it is, and names all its examples', async () => {
    const section = await goTo(reference, operation.call);
    for (const [status, response] of Object.entries(operation.responses)) {
      await choose(section, status);
      const text = await textOf(section);
      const place = placeOf(response, 'paths', operation.path, operation.method, 'responses', status);
      expect(text).toContain(openingOf(resolve(response), ...place));
      const examples = operation.scenarios.filter((scenario) => scenario.status === Number(status));
      expect(examples).not.toEqual([]);
      for (const { example, summary } of examples) expect(text).toContain(`${example}: ${summary.replace(/`/g, '')}`);
    }
  });

  it('shows every example of its responses, whole', async () => {
    const section = await goTo(reference, operation.call);
    for (const status of Object.keys(operation.responses)) {
      await choose(section, status);
      const shown = await examplesIn(section, 'response');
      const expected = operation.scenarios.filter((scenario) => scenario.status === Number(status));
      expect(shown.map(({ value }) => value)).toEqual(expected.map(({ response }) => response));
      // One that is alone leaves nothing to choose.
      const labels = expected.map(({ example, summary }) => `${example}: ${summary}`);
      expect(shown.map(({ label }) => oneLine(label))).toEqual(labels.length > 1 ? labels : ['']);
    }
  });
});

describe('the reference in a browser without network', () => {
  it.each(operations.filter(({ requestBody }) => requestBody))(
    'shows the request of every example of $call, whole',
    async (operation) => {
      const section = await goTo(reference, operation.call);
      await chooseLanguage(section, 'Payload');
      const requests = Object.entries(operation.requestBody?.content['application/json'].examples ?? {});
      const shown = await examplesIn(section, 'request');
      expect(shown.map(({ label }) => oneLine(label))).toEqual(
        requests.map(([key, example]) => `${key}: ${oneLine(resolve(example).summary)}`),
      );
      expect(shown.map(({ value }) => value)).toEqual(
        requests.map(([key]) => operation.scenarios.find(({ example }) => example === key)?.request),
      );
    },
  );

  it.each(operations)('has code samples for $call, each in its own language', async ({ call, operationId }) => {
    const section = await goTo(reference, call);
    for (const { label, source } of samples.get(operationId) ?? []) {
      await chooseLanguage(section, label);
      expect((await codeIn(section)).trim()).toBe(source.trim());
    }
    expect(samples.get(operationId)).toHaveLength(3);
  });

  it('says of each field of a deal how sure it is, and of each of its rules that is known otherwise', async () => {
    const { properties } = contract.components.schemas.Deal;
    const text = await textOf(await goTo(reference, '#/schemas/deal'));
    for (const name of Object.keys(properties)) {
      const mark = markOf('components', 'schemas', 'Deal', 'properties', name);
      const { description } = resolve(properties[name] as Referable<Described>);
      expect(text).toContain(`${mark} ${(properties[name].description ?? description).replace(/[`*]/g, '')}`);
    }
    expect(text).toContain('additionalProperties: assumed, Contract rule');
    expect(text).toContain('minLength: assumed, Contract rule');
    expect(text).toContain('pattern: assumed, class-validator');
  });

  it('gives each level a colour and a shape, and always its word', async () => {
    const { page } = reference;
    await goTo(reference, '#/errors');
    // Redoc may draw the section once more while it scrolls there.
    const drawn = await page.waitForFunction(() => {
      const all = [...document.querySelectorAll<HTMLElement>('[data-section-id="/errors"] .provenance')];
      const found = all.map((mark) => ({
        word: mark.innerText.split(',')[0],
        colour: getComputedStyle(mark).color,
        shape: getComputedStyle(mark, '::before').content,
      }));
      return new Set(found.map(({ word }) => word)).size === 3 && found;
    });
    const marks = await drawn.jsonValue();
    if (marks === false) throw new Error('The page on errors has no marks');
    for (const look of ['colour', 'shape'] as const) {
      const looks = ['documented', 'observed', 'assumed'].map((level) => [
        ...new Set(marks.filter(({ word }) => word === level).map((mark) => mark[look])),
      ]);
      expect(looks.map(({ length }) => length)).toEqual([1, 1, 1]);
      expect(new Set(looks.flat()).size).toBe(3);
    }
  });

  it.each<{ name: string; statements: { text: string }[] }>(contract['x-topics'])(
    'has a page on $name, whose every statement says how sure it is',
    async ({ name, statements }) => {
      const text = await textOf(await goTo(reference, `#/${name.toLowerCase()}`));
      const index = contract['x-topics'].findIndex((topic: { name: string }) => topic.name === name);
      for (const [at, statement] of statements.entries()) {
        const place = ['x-topics', index, 'statements', at];
        expect(text).toContain(openingOf({ description: statement.text }, ...place));
      }
    },
  );

  it('tells what each source is, one click away from each mark', async () => {
    for (const [source, { title }] of sources) {
      expect(await textOf(await goTo(reference, `#/sources/${source}`))).toContain(title);
    }
    const linked = await reference.page.$$eval('a.provenance', (all) => all.map((mark) => mark.getAttribute('href')));
    expect(linked.filter((href) => !sources.has(href?.replace('#/sources/', '') ?? ''))).toEqual([]);
    expect(linked.length).toBeGreaterThan(30);
  });

  it('says of each schema how sure it is', async () => {
    const objects = schemas.filter(([, { type }]) => type !== 'array');
    for (const [name, schema] of objects) {
      const section = await goTo(reference, `#/schemas/${name.toLowerCase()}`);
      expect(await textOf(section)).toContain(openingOf(schema, 'components', 'schemas', name));
    }
    expect(objects).not.toEqual([]);
  });

  // Redoc has no room for it in the section of an array's own.
  it.each([
    ['PipelineList', 'GET /deal-stages'],
    ['JourneyStageList', 'GET /journey-stages'],
  ])('says how sure the array %s is in the answer of %s', async (name, call) => {
    const section = await goTo(reference, call);
    await choose(section, '200');
    expect(await textOf(section)).toContain(
      openingOf(contract.components.schemas[name], 'components', 'schemas', name),
    );
  });
});

describe('a machine without Chromium', () => {
  it('is told what to install', async () => {
    await expect(startChromium('')).rejects.toThrow('apt-get install --no-install-recommends chromium');
  });
});
