import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';

describe('recotap validate', () => {
  it('checks every deal and needs neither a key nor a server', async () => {
    const cwd = await folderWith({ 'deals.csv': 'externalDealId,name,amount\n1,One,5\n2,Two,\n' });
    const { code, stdout } = await recotap(['validate', 'deals.csv'], { cwd, env: {} });
    expect(stdout).toMatch(/^deals\.csv: 2 deals, all valid \(\d+ ms\)\n$/);
    expect(code).toBe(0);
  });

  it('tells what is wrong, with a deal and its line, and exits with 1', async () => {
    const cwd = await folderWith({
      'deals.ndjson': '{"externalDealId":"1","name":"One"}\n\n{"externalDealId":"2"}\n{oops\n',
    });
    const { code, stdout } = await recotap(['validate', 'deals.ndjson'], { cwd, env: {} });
    expect(stdout).toContain('3 deals, 1 valid, 2 invalid');
    expect(stdout).toContain('invalid: name is required\n     deal 2, line 3');
    expect(stdout).toContain('invalid: this line is not valid JSON\n     line 4: "{oops"');
    expect(code).toBe(1);
  });

  it('prints its counts and problems as JSON', async () => {
    const cwd = await folderWith({
      'deals.json': '[{"externalDealId":"1","name":"One"},\n{"externalDealId":"2","name":"Two","amout":1}]',
    });
    const { code, stdout } = await recotap(['validate', 'deals.json', '--json'], { cwd, env: {} });
    expect(JSON.parse(stdout)).toMatchObject({
      total: 2,
      valid: 1,
      invalid: 1,
      problems: [{ line: 2, index: 1, externalDealId: '2', status: 'invalid', issues: [{ path: 'amout' }] }],
    });
    expect(code).toBe(1);
  });

  it('exits with 2 when the file cannot be read to its end', async () => {
    const cwd = await folderWith({ 'deals.json': '[{"externalDealId":"1","name":"One"},' });
    const { code, stderr } = await recotap(['validate', 'deals.json'], { cwd, env: {} });
    expect(stderr).toContain('is it cut off?');
    expect(code).toBe(2);
  });
});
