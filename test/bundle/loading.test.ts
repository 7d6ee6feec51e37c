import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

let folder: string;
let deals: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recotap-loading-'));
  deals = join(folder, 'deals.ndjson');
  writeFileSync(deals, '{"externalDealId":"1","name":"One"}\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packages of which the built command loads anything, by what V8 says of the scripts that it ran. */
function packagesLoadedBy(...args: string[]): string[] {
  return packagesLoadedUntil(0, ...args);
}

function packagesLoadedUntil(exitCode: number, ...args: string[]): string[] {
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, NODE_V8_COVERAGE: coverage },
    encoding: 'utf8',
  });
  if (status !== exitCode) throw new Error(stderr);
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  expect(urls).toContain(new URL('../../dist/cli/main.js', import.meta.url).href);
  const packages = urls.map((url) => /\/dist\/cli\/vendor\/(.+)\.js$/.exec(url)?.[1]);
  return [...new Set(packages.filter((name) => name !== undefined))].sort();
}

/** What reads the values of any file: its dates and domains, and the names of its columns. */
const reading = ['commander', 'email-providers', 'fastest-levenshtein', 'luxon', 'openapi-fetch', 'tldts'];

describe('the command loads no package that it does not use', () => {
  it('to print its version or its help', () => {
    expect(packagesLoadedBy('--version')).toEqual(['commander']);
    expect(packagesLoadedBy('--help')).toEqual(['commander']);
  });

  it('to explain what is wrong with its options', () => {
    expect(packagesLoadedUntil(2, 'push', deals, '--frist')).toEqual(['commander']);
    expect(packagesLoadedUntil(2, 'push', deals, '--api-key', 'secret')).toEqual(['commander']);
  });

  it('to check a file of JSON', () => {
    expect(packagesLoadedBy('validate', deals)).toEqual(reading);
  });

  it('to push a file of JSON', () => {
    expect(packagesLoadedBy('push', deals, '--dry-run')).toEqual(reading);
  });

  it('to push a file of accounts or activities', () => {
    const accounts = join(folder, 'accounts.ndjson');
    writeFileSync(accounts, '{"domain":"acme.com","name":"Acme Corp"}\n');
    expect(packagesLoadedBy('accounts', 'push', accounts, '--dry-run')).toEqual(reading);
    const none = join(folder, 'activities.ndjson');
    writeFileSync(none, '');
    expect(packagesLoadedBy('activities', 'push', none, '--dry-run')).toEqual(reading);
  });

  it('to check a CSV file through a mapping', () => {
    const mapped = ['--map', example('deals.yaml')];
    const csv = join(folder, 'deals.csv');
    writeFileSync(csv, `${readFileSync(example('deals.csv'), 'utf8').split('\n').slice(0, 2).join('\n')}\n`);
    expect(packagesLoadedBy('validate', csv, ...mapped)).toEqual([...reading, 'yaml']);
  });
});
