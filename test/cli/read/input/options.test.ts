import { describe, expect, it } from 'vitest';
import { checkOption } from '../../../../src/cli/read/input/options.js';
import { folderWith, recotap } from '../../io.js';

describe('an option of a file', () => {
  it.each([
    ['delimiter', 'tab', '\t'],
    ['delimiter', 'Semicolon', ';'],
    ['delimiter', '\\t', '\t'],
    ['delimiter', '¦', '¦'],
    ['encoding', 'windows-1252', 'windows-1252'],
    ['encoding', 'UTF-16LE', 'UTF-16LE'],
    ['sheet', 'Deals 2026', 'Deals 2026'],
    ['sheet', 2, '2'],
    ['rows', 'data.deals', 'data.deals'],
    ['skip', 0, 0],
    ['format', 'xlsx', 'xlsx'],
    ['header', ['id', 'name'], ['id', 'name']],
  ] as const)('%s may be %j', (option, given, value) => {
    expect(checkOption[option](given)).toEqual({ value });
  });

  it.each([
    ['delimiter', ';;', 'expected one character, or one of the words comma, semicolon, tab, pipe'],
    ['delimiter', '', 'expected one character'],
    ['delimiter', '"', 'no quote and no line end'],
    ['delimiter', 5, 'expected one character'],
    ['encoding', 'windows-9999', 'such as windows-1252'],
    ['encoding', 1252, 'such as windows-1252'],
    ['sheet', '', 'the name of a sheet'],
    ['sheet', 0, 'number from 1'],
    ['rows', 'data..deals', 'joined by dots'],
    ['skip', -1, 'such as 2'],
    ['skip', 'two', 'such as 2'],
    ['format', 'xls', 'one of csv, ndjson, json, xlsx'],
    ['header', [], 'a list with the names'],
    ['header', ['id', 'id'], '"id" is in the list twice'],
    ['header', 'id,name', 'a list with the names'],
  ] as const)('%s may not be %j', (option, given, problem) => {
    expect(checkOption[option](given)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('recotap validate', () => {
  const validate = async (content: string | Buffer, file: string, ...args: string[]) =>
    recotap(['validate', file, ...args], { cwd: await folderWith({ [file]: content }) });

  it('takes --delimiter, --encoding, --rows and --sheet', async () => {
    const latin = Buffer.from('externalDealId~name\n1~Zoë\n', 'latin1');
    const csv = await validate(latin, 'deals.csv', '--delimiter', '~', '--encoding', 'windows-1252');
    expect(csv).toMatchObject({ code: 0, stdout: expect.stringContaining('1 deal, all valid') });
    const json = '{"a":[{"externalDealId":"1","name":"A"}],"b":[{"x":1}]}';
    expect(await validate(json, 'deals.json', '--rows', 'a')).toMatchObject({ code: 0 });
    expect(await validate(json, 'deals.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('--rows a') });
    expect(await validate(latin, 'deals.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--encoding windows-1252'),
    });
  });

  it.each([
    [['--delimiter', ';;'], 'Expected one character'],
    [['--encoding', 'utf-99'], 'such as windows-1252'],
    [['--rows', '.'], 'joined by dots'],
  ])('refuses a wrong option with what it expected: %j', async (args, message) => {
    expect(await validate('a,b', 'deals.csv', ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  });

  it('tells where the rows of a document are, and that a repeated header was skipped', async () => {
    const answer = await validate('{"data":[{"externalDealId":"1","name":"A"}],"ok":true}', 'deals.json');
    expect(answer).toMatchObject({ code: 0, stderr: 'note: The rows of deals.json were found at "data".\n' });
    const csv = await validate('externalDealId,name\n1,A\nexternalDealId,name\n2,B\n', 'deals.csv');
    expect(csv).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 deals, all valid'),
      stderr: 'note: deals.csv repeats its header in 1 row: it was skipped.\n',
    });
  });

  it('keeps the digits of an id that is a large number', async () => {
    const rows = '{"externalDealId":18012345678901234567,"name":"A"}\n{"externalDealId":18012345678901234568}\n';
    const { stdout } = await validate(rows, 'deals.ndjson');
    expect(stdout).toContain('18012345678901234568');
  });
});
