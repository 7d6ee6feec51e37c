import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { dealFields, salesActivityFields } from '../../generated/fields.js';
import { recotap } from './io.js';

const commands = [
  ...['', 'push', 'plan', 'validate', 'mapping', 'accounts', 'accounts list', 'accounts push', 'accounts pull'],
  ...['stages', 'stages list', 'stages push', 'activities', 'activities push', 'work', 'whoami', 'verify', 'emulator'],
  ...['mock', 'help', 'skill', 'ledger', 'ledger status', 'ledger failed', 'ledger retry', 'ledger history'],
  ...['ledger forget', 'ledger prune', 'ledger export', 'ledger migrate', 'ledger rekey'],
];

describe('recotap', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await recotap(['--version'], { cwd: '.' })).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it.each([[['--help']], [['push', '--help']], [['help', 'validate']]])('helps with examples: %j', async (args) => {
    const { code, stdout } = await recotap(args, { cwd: '.' });
    expect(stdout).toContain('Usage: recotap');
    expect(stdout).not.toContain('--api-key ');
    expect(code).toBe(0);
  });

  it.each(commands)('helps in lines of 80 columns: recotap %s', async (command) => {
    const { stdout } = await recotap([...command.split(' '), '--help'].filter(Boolean), { cwd: '.' });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('without a command helps, and exits with 2', async () => {
    const { code, stdout, stderr } = await recotap([], { cwd: '.' });
    expect(stderr).toContain('Usage: recotap');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('tells a misspelt command from a known one', async () => {
    const { code, stderr } = await recotap(['psuh', 'deals.csv'], { cwd: '.' });
    expect(stderr).toContain('Did you mean push?');
    expect(code).toBe(2);
  });

  it.each([
    ['push', dealFields],
    ['activities push', salesActivityFields],
  ] as const)('lists the fields of the contract: %s --help', async (command, fields) => {
    const { stdout } = await recotap([...command.split(' '), '--help'], { cwd: '.' });
    for (const { name } of fields) expect(stdout).toMatch(new RegExp(`[ .]${name}\\b`));
    expect(stdout).toContain('(number)');
    expect(stdout).toContain('.0.name');
  });
});
