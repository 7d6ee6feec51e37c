import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';

const account = 'domain,name\nacme.com,Acme\n';

describe('a command', () => {
  it.each([
    [['push', 'd\0.csv']],
    [['push', 'a.csv', '--map', 'x\0.mjs']],
    [['accounts', 'push', 'a.csv', '--problems', 'x\0.ndjson']],
  ])('says what is wrong with a NUL character in the name of a file: %j', async (args) => {
    const { code, stderr } = await recotap(args, { cwd: await folderWith({ 'a.csv': account }) });
    expect(stderr).toMatch(/^error: There is no file .*: a name cannot have a NUL character in it\.\n$/);
    expect(code).toBe(2);
  });

  it('tells of no drift after a dry run, whose answers are made up', async () => {
    const cwd = await folderWith({ 'a.csv': account });
    const { code, stdout } = await recotap(['accounts', 'push', 'a.csv', '--dry-run'], { cwd });
    expect(stdout).not.toMatch(/drift/i);
    expect(code).toBe(0);
  });

  it('takes the names of the columns and the lines before them', async () => {
    const cwd = await folderWith({ 'd.csv': 'An export\n1,A\n' });
    const { code } = await recotap(['validate', 'd.csv', '--skip', '1', '--header', 'externalDealId, name'], { cwd });
    expect(code).toBe(0);
  });

  it('cleans what a program makes by the rules for JSON', async () => {
    const program = 'export default { deal: ({ id }) => ({ externalDealId: id, name: " A ", amount: "1,234.50" }) };';
    const cwd = await folderWith({ 'd.ndjson': '{"id":" 7 "}\n{"id":"Total"}\n', 'm.mjs': program });
    const { stdout } = await recotap(['validate', 'd.ndjson', '--map', 'm.mjs'], { cwd });
    expect(stdout).toContain('{"externalDealId":"7","name":"A","amount":1234.5}');
    expect(stdout).toContain('looks like a totals row');
  });
});
