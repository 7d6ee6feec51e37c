import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

const env = { RECOTAP_API_KEY: 'canary-key-of-verify' };
const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1' };

/** Runs `recotap verify` with every file that it can write, on a server that gives every call the same text. */
async function verifyOn(text: string, args: string[] = []) {
  const { at } = await jsonServer(() => ({ text }));
  const cwd = await folderWith({});
  const ended = await recotap(['verify', ...at, '--evidence', 'out.json', '--har', 'traffic.har', ...args], {
    cwd,
    env,
  });
  const [evidence, har] = await Promise.all(
    ['out.json', 'traffic.har'].map((file) => readFile(join(cwd, file), 'utf8')),
  );
  return { ...ended, evidence: evidence ?? '', har: har ?? '' };
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const rows = JSON.stringify({
  ...envelope,
  data: Array.from({ length: 130_000 }, (_, n) => ({ label: n })),
});
const manyKeys = JSON.stringify(Object.fromEntries(Array.from({ length: 15_000 }, (_, n) => [`k${n}`, n])));

describe('recotap verify comes to an end, with all that it writes whole, when every answer', () => {
  it.each([
    ['has a field named as one of every object', '{"constructor":{"a":1},"toString":{"b":1},"statusCode":200}'],
    ['has a field named __proto__', '{"__proto__":{"a":1},"statusCode":200}'],
    ['is nested 20,000 deep', `{"statusCode":200,"data":${nested(20_000)}}`],
    ['has 15,000 fields that the contract does not have', manyKeys],
    ['has 130,000 rows', rows],
    ['is an email of 60,000 dots', JSON.stringify({ ...envelope, data: `a@${'.'.repeat(60_000)} ` })],
  ])('%s', async (_, text) => {
    const { code, stdout, stderr, evidence, har } = await verifyOn(text);
    expect(`${stdout}${stderr}`).not.toContain('this is a bug');
    expect(code).toBe(1);
    expect(JSON.parse(evidence)).toMatchObject({ format: 'recotap-evidence' });
    expect(JSON.parse(har).log.entries.length).toBeGreaterThan(0);
  });
});

describe('recotap verify --evidence', () => {
  it('does not write the keys inside a field that the contract does not have', async () => {
    const accountsById = { jane_doe: 2, 'f47ac10b-58cc-4372-a567-0e02b2c3d479': { a: 1 } };
    const { evidence } = await verifyOn(JSON.stringify({ ...envelope, data: [], accountsById }));
    expect(evidence).toContain('accountsById');
    expect(evidence).not.toMatch(/jane|f47ac10b/);
  });

  it('that cannot be written costs neither the report nor the list of what is left behind', async () => {
    const { at } = await jsonServer((call) => ({ json: { ...envelope, data: call === 'GET /segments' ? {} : [] } }));
    const cwd = await folderWith({});
    const args = ['verify', ...at, '--write', '--evidence', '/dev/full'];
    const { code, stdout, stderr } = await recotap(args, { cwd, env });
    expect(stdout).toContain('Left in Recotap');
    expect(stderr).toContain('error: No space left on the disk for /dev/full.');
    expect(code).toBe(3);
  });
});

describe('--har', () => {
  it.each([
    ['the pipelines that are pushed', ['stages', 'push', 'stages.yaml', '--har', 'stages.yaml'], 'stages.yaml'],
    ['the .env that has the key', ['whoami', '--har', '.env'], '.env'],
    ['the .env that has the key, by evidence', ['verify', '--evidence', '.env'], '.env'],
  ])('does not overwrite %s', async (_, args, file) => {
    const { at } = await jsonServer(() => ({ json: { ...envelope, data: [] } }));
    const stages = 'pipelines:\n  - pipelineId: p\n    pipelineLabel: P\n    stages: [{ stageId: s, stageLabel: S }]\n';
    const cwd = await folderWith({ 'stages.yaml': stages });
    await writeFile(join(cwd, '.env'), 'RECOTAP_API_KEY=canary-key-of-verify\n');
    const before = await readFile(join(cwd, file), 'utf8');
    const { code, stderr } = await recotap([...args, ...at], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`would overwrite ${file}`);
    expect(await readFile(join(cwd, file), 'utf8')).toBe(before);
  });

  it('keeps nothing personal of a path and a content type', async () => {
    const path = '/users/jane@acme.com/accounts?jane.doe@acme.com=1&limit=2';
    const text = JSON.stringify({ ...envelope, path, data: [] });
    const { at } = await jsonServer(() => ({ text, type: 'application/json; charset=utf-8; name="jane@acme.com"' }));
    const cwd = await folderWith({});
    await recotap(['stages', 'list', ...at, '--har', 'traffic.har'], { cwd, env });
    const har = await readFile(join(cwd, 'traffic.har'), 'utf8');
    expect(har).not.toContain('jane');
    expect(har).toContain('application/json; charset=utf-8');
    expect(har).toContain('limit=');
  });
});
