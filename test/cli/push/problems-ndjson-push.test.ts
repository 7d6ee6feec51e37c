import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const mapping = `
fields:
  externalDealId: { column: id }
  name: { column: name }
  amount: { column: amount, optional: true }
  associatedAccounts:
    - domain: { column: website, optional: true }
    - each: { column: companies, optional: true }
      externalId: { column: . }
`;

/** Pushes rows of JSON, then their problems file with a correction. */
async function pushed(rows: string[], ...more: string[]) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folderWith({ 'rows.ndjson': `${rows.join('\n')}\n`, 'm.yaml': mapping });
  const push = (file: string, problems: string, ...options: string[]) =>
    recotap(['push', file, '--problems', problems, ...options, ...at], { cwd });
  const read = (file: string) => readFile(join(cwd, file), 'utf8');
  await push('rows.ndjson', 'p.ndjson', ...more);
  return {
    emulator,
    text: await read('p.ndjson'),
    async again(correct: (text: string) => string) {
      await writeFile(join(cwd, 'p.ndjson'), correct(await read('p.ndjson')));
      return { ...(await push('p.ndjson', 'p2.ndjson')), text: await read('p2.ndjson') };
    },
  };
}

const mapped = ['--map', 'm.yaml'];

describe('a problems file in NDJSON', () => {
  it.each([
    ['9007199254740993', '9007199254740993'],
    ['-12345678901234567890', '-12345678901234567890'],
    ['900719925474099.312345', '900719925474099.312345'],
    ['1e400', '1e+400'],
  ])('keeps all digits of a number that would be rounded: %s', async (number, digits) => {
    const bare = await pushed([`{"externalDealId":"1","name":"A","amount":${number}}`]);
    const byMap = await pushed([`{"id":"1","name":"A","amount":${number}}`], ...mapped);
    for (const { text } of [bare, byMap]) expect(text).toContain(`"amount":"${digits}"`);
    const { code } = await bare.again((text) => text.replace(`"${digits}"`, '5'));
    expect(code).toBe(0);
    expect(bare.emulator.deals.get('1')).toMatchObject({ amount: 5 });
  });

  it.each([
    ['1e21', '1e+21'],
    ['1.80123E17', '1.80123e+17'],
    ['1.80123E+17', '1.80123E+17'],
  ])('has an id that lost its digits: %s', async (id, text) => {
    for (const problems of [
      await pushed([`{"externalDealId":${id},"name":"A"}`]),
      await pushed([`{"id":${id},"name":"A"}`], ...mapped),
    ]) {
      expect(problems.text).toContain(`"externalDealId":"${text}"`);
      expect(problems.emulator.deals.size).toBe(0);
    }
  });

  it.each([
    '{"externalDealId":"1","name":"A","name":"B"}',
    '{"externalDealId":"1","name":"A","na\\u006de":"B"}',
    '{"name" : "A","externalDealId":"1", "name" :"B" }',
    '{"externalDealId":"1","name":"A","associatedAccounts":[{"name":"a","name":"b"}]}',
    '{"externalDealId":"1","name":"\\":","name":"B"}',
  ])('has a row with a key twice as it was: %s', async (row) => {
    const { emulator, text, again } = await pushed([row]);
    expect(text).toContain('has the key \\"name\\" twice in one object: remove one');
    expect(JSON.parse(text).deal).toBe(row);
    expect((await again((same) => same)).text).toBe(text);
    expect(emulator.deals.size).toBe(0);
    const right = { ...JSON.parse(text), deal: { externalDealId: '1', name: 'B' } };
    expect((await again(() => `${JSON.stringify(right)}\n`)).code).toBe(0);
    expect(emulator.deals.get('1')).toMatchObject({ name: 'B' });
  });

  it.each([
    '{"externalDealId":"1","name":"a: \\"b\\": c","associatedAccounts":[{"name":"name"},{"name":"x"}]}',
    '{ "externalDealId" : "1" , "name" : "{\\"name\\":\\"name\\"}" }',
  ])('has no row that only looks as if a key were there twice: %s', async (row) => {
    expect((await pushed([row])).text).toBe('');
  });

  it('refuses a value that only the mapping refuses, until it is corrected', async () => {
    const { at, emulator } = await emulatorServer();
    const map = `${mapping}  stageLabel: { column: stage, map: { o: Open } }\n`;
    const row = '{"id":"1","name":"A","amount":"x","stage":"q"}\n';
    const cwd = await folderWith({ 'rows.ndjson': row, 'm.yaml': map });
    const push = (file: string, ...more: string[]) => recotap(['push', file, ...more, ...at], { cwd });
    const correct = async (from: string, to: string) => {
      const text = await readFile(join(cwd, 'p.ndjson'), 'utf8');
      await writeFile(join(cwd, 'p.ndjson'), text.replaceAll(from, to));
    };
    await push('rows.ndjson', '--problems', 'p.ndjson', ...mapped);
    await correct('"amount":"x"', '"amount":5');
    expect(await push('p.ndjson')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('which the map does not'),
    });
    expect(await push('p.ndjson', '--problems', 'p2.ndjson')).toMatchObject({ code: 1 });
    expect(await push('p2.ndjson')).toMatchObject({ code: 1 });
    expect(emulator.deals.size).toBe(0);
    await correct('"stageLabel":"q"', '"stageLabel":"Open"');
    expect(await push('p.ndjson')).toMatchObject({ code: 0 });
    expect(emulator.deals.get('1')).toMatchObject({ amount: 5, stageLabel: 'Open' });
  });

  it.each([
    ['"c1;c2"', '"c1;c2"'],
    ['{"id":"c1"}', '"{\\"id\\":\\"c1\\"}"'],
  ])('keeps the other accounts of a deal, one of whose paths meets no list: %s', async (companies, kept) => {
    const row = `{"id":"1","name":"A","website":"acme.com","companies":${companies}}`;
    const { emulator, text, again } = await pushed([row], ...mapped);
    expect(text).toContain(`"associatedAccounts":[{"domain":"acme.com"},${kept}]`);
    expect((await again((same) => same)).code).toBe(1);
    expect((await again((same) => same.replace(kept, '{"externalId":"c1"}'))).code).toBe(0);
    expect(emulator.deals.get('1')?.associatedAccounts).toEqual([{ domain: 'acme.com' }, { externalId: 'c1' }]);
  });
});
