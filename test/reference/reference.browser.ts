import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readScenarios } from '../../scripts/contract/scenarios.js';
import { contractUrl, readContract } from '../../scripts/generate/contract.js';
import { startChromium } from './browser.js';
import { choose, examplesIn, goTo, openReference, type Reference, textOf } from './page.js';

interface Described {
  description: string;
  'x-provenance': string;
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

const folder = mkdtempSync(join(tmpdir(), 'recotap-reference-'));
let browser: Browser | undefined;
let reference: Reference;

beforeAll(async () => {
  const file = join(folder, 'reference.html');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', file], { stdio: 'pipe' });
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

/** The first words of a description as a reader sees them, its provenance in front. */
function openingOf({ description, 'x-provenance': provenance }: Described): string {
  const words = description.split('\n\n')[0]?.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();
  return `${provenance} ${words}`;
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
    expect(text).toContain(`${operation.operationId} ${openingOf(operation)}`);
    for (const parameter of operation.parameters ?? []) expect(text).toContain(openingOf(resolve(parameter)));
  });

  it('says of each of its responses how sure it is, and names all its examples', async () => {
    const section = await goTo(reference, operation.call);
    for (const [status, response] of Object.entries(operation.responses)) {
      await choose(section, status);
      const text = await textOf(section);
      expect(text).toContain(openingOf(resolve(response)));
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

  it('says of each schema how sure it is', async () => {
    const objects = schemas.filter(([, { type }]) => type !== 'array');
    for (const [name, schema] of objects) {
      const section = await goTo(reference, `#/schemas/${name.toLowerCase()}`);
      expect(await textOf(section)).toContain(openingOf(schema));
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
    expect(await textOf(section)).toContain(openingOf(contract.components.schemas[name]));
  });
});

describe('a machine without Chromium', () => {
  it('is told what to install', async () => {
    await expect(startChromium('')).rejects.toThrow('apt-get install --no-install-recommends chromium');
  });
});
