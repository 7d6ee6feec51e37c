import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { deviations } from '../../../scripts/deviations/list.js';
import { findIn } from '../../../scripts/deviations/run.js';
import { deviationsPage, findAll, type Row, withDeviations } from '../../../scripts/deviations/table.js';

let rows: Row[];
beforeAll(async () => {
  rows = await findAll();
});

const foundOf = (name: string) => rows.find(({ deviation }) => deviation.name === name)?.found;

describe('a server that deviates from the contract', () => {
  it('in 12 ways is tried', () => {
    expect(new Set(deviations.map(({ name }) => name)).size).toBe(12);
  });

  it.each(deviations)('is found out by recotap verify, which names exactly that: $name', ({ name, finds }) => {
    expect(foundOf(name)?.verify.map(({ kind, path }) => [kind, path])).toEqual(finds);
  });

  it('makes recotap verify fail, unless it only adds to the contract', () => {
    const onlyAdd = rows.filter(({ found }) => found.code === 0).map(({ deviation }) => deviation.name);
    expect(onlyAdd).toEqual(['added field', 'wrong enum value', 'other status']);
    expect(new Set(rows.map(({ found }) => found.code))).toEqual(new Set([0, 1]));
  });

  it('is found out by redocly drift in nine of these ways', () => {
    const missed = rows.filter(({ found }) => found.redocly.length === 0).map(({ deviation }) => deviation.name);
    expect(missed).toEqual(['added field', 'other status', 'wrong content type']);
  });

  it('has nothing to be found by either when it does not deviate', async () => {
    expect(await findIn()).toEqual({ code: 0, verify: [], redocly: [] });
  });

  it('is in docs/the-contract.md with what was found (else: npm run deviations)', () => {
    const page = readFileSync(deviationsPage, 'utf8');
    expect(withDeviations(page, rows)).toBe(page);
  });
});
