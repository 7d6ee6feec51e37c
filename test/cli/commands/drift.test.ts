import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

const envelope = { statusCode: 200, timestamp: '2026-06-04T09:12:33.421Z', path: '/api/v1' };
const files = { 'deals.ndjson': '{"externalDealId":"1","name":"Secret merger"}\n' };

/** A server that stores each deal and tells its score, which the contract does not have. */
const withScores = () =>
  jsonServer((call) => {
    if (call === 'GET /segments') {
      return { json: { ...envelope, data: { data: [], nextCursor: null, hasNextPage: false, total: 0 } } };
    }
    const results = [{ externalDealId: '1', status: 'upserted', score: 3 }];
    return { json: { ...envelope, data: { results, summary: { total: 1, upserted: 1, failed: 0 } } } };
  });

describe('a command whose responses differ from the contract', () => {
  it('ends the summary of a push with a line that says so, and succeeds', async () => {
    const { at } = await withScores();
    const { code, stdout } = await recotap(['push', 'deals.ndjson', ...at], { cwd: await folderWith(files) });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'Drift: the responses differ from the contract in 1 way, such as unknown field data.results[].score (pushDeals, HTTP 200). To find out more: recotap verify',
    );
    expect(code).toBe(0);
  });

  it('has it in the JSON report', async () => {
    const { at } = await withScores();
    const { stdout } = await recotap(['push', 'deals.ndjson', '--json', ...at], { cwd: await folderWith(files) });
    expect(JSON.parse(stdout)).toMatchObject({
      upserted: 1,
      drift: [{ operation: 'pushDeals', kind: 'unknown field', path: 'data.results[].score' }],
    });
  });

  it('tells of it on the standard error where the result is a list or a word', async () => {
    const { at } = await withScores();
    const { code, stderr } = await recotap(['whoami', ...at], { cwd: '.' });
    expect(stderr).toMatch(/^Drift: .* unknown field data\.total \(listSegments, HTTP 200\)/);
    expect(code).toBe(0);
  });

  it('says nothing of it when the answers keep to the contract', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith(files);
    for (const args of [['push', 'deals.ndjson'], ['push', 'deals.ndjson', '--json'], ['whoami'], ['stages', 'list']]) {
      const { stdout, stderr } = await recotap([...args, ...at], { cwd });
      expect(stdout + stderr).not.toMatch(/drift/i);
    }
  });
});
