import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';

describe('recotap validate', () => {
  it('checks every deal and needs neither a key nor a server', async () => {
    const cwd = await folderWith({ 'deals.csv': 'externalDealId,name,amount\n1,One,5\n2,Two,\n' });
    const { code, stdout } = await recotap(['validate', 'deals.csv'], { cwd, env: {} });
    expect(stdout).toMatch(/^deals\.csv: 2 deals, all valid \([\d.]+ m?s\)\n/);
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

  it('ends with what people need to know before a push', async () => {
    const deal = (id: number, rest: object) =>
      `${JSON.stringify({ externalDealId: `${id}`, name: `Deal ${id}`, ...rest })}\n`;
    const lines = [
      deal(1, { amount: 5, closedDate: '2026-06-30', associatedAccounts: [{ domain: 'acme.com' }] }),
      deal(2, { amount: 7, closedDate: '2025-01-15T10:00:00Z', dealCurrencyCode: 'USD' }),
      deal(3, { closedDate: '2026-12-01', dealCurrencyCode: 'EUR', associatedAccounts: [{ name: 'Acme' }] }),
      deal(4, { amount: 9, dealCurrencyCode: 'EUR' }),
      deal(4, { amount: 10, dealCurrencyCode: 'EUR' }),
      deal(5, { name: 7, closedDate: '1999-01-01' }),
    ];
    const cwd = await folderWith({ 'deals.ndjson': lines.join('') });
    const { stdout } = await recotap(['validate', 'deals.ndjson'], { cwd });
    expect(stdout).toContain(`
What would be pushed:
  linkable    1 of 4 deals name the domain of an account
  ids         1 in more than one row
  currencies  EUR 2, USD 1; 1 amount without one
  closedDate  2025-01-15 to 2026-12-01

The first 3 deals:
  {"externalDealId":"1","name":"Deal 1","amount":5,`);
    const { stdout: json } = await recotap(['validate', 'deals.ndjson', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({
      valid: 5,
      superseded: 1,
      linkable: 1,
      repeatedIds: 1,
      currencies: { EUR: 2, USD: 1 },
      withoutCurrency: 1,
      dates: { closedDate: { first: '2025-01-15T10:00:00Z', last: '2026-12-01' } },
      preview: [{ externalDealId: '1' }, { externalDealId: '2' }, { externalDealId: '3' }],
    });
  });
});
