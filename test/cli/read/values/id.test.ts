import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';

async function push(...lines: string[]) {
  const { emulator, at } = await emulatorServer();
  const cwd = await folderWith({ 'deals.csv': `${lines.join('\n')}\n` });
  const { stdout } = await recotap(['push', 'deals.csv', ...at], { cwd });
  return { stdout, deals: [...emulator.deals.values()] };
}

const header = 'externalDealId,name,amount';

describe('rows that are no deals', () => {
  it.each([
    'Total',
    'TOTALS:',
    'Grand Total',
    'Record count',
    'Total records',
    'Subtotal (3)',
    'Sub-total',
    'Sum: 12',
    'Summe',
    'Gesamt',
    'Gesamtsumme:',
    'Total général',
    'Suma',
    'Totale [12 records]',
    'Records: 12',
    'Copyright 2026 Acme',
    'Confidential Information - Do Not Distribute',
  ])('are refused by their id: %s', async (id) => {
    const { stdout, deals } = await push(header, `"${id}",A,1`, '1,B,2');
    expect(stdout).toContain('looks like a totals row, and not like a deal');
    expect(deals).toHaveLength(1);
  });

  it('are not confused with ids, stages and owners that have such a word', async () => {
    const { deals } = await push(
      'externalDealId,name,stageId,ownerId',
      'Total-17,A,Total,Total',
      'TotalEnergies,B,Sum,',
      'Summer 2026,C,,',
      'Total 5,D,,',
    );
    expect(deals).toHaveLength(4);
  });
});

describe('cells that a program protects from spreadsheets', () => {
  it.each([
    ['="00123"', '00123'],
    ['="a,b"', 'a,b'],
    ['="say ""hi"" now"', 'say "hi" now'],
    ['"=""00123"""', '00123'],
  ])('%s is the id %s', async (cell, id) => {
    const { deals } = await push(header, `${cell},="Acme",="1,234.50"`);
    expect(deals).toEqual([{ externalDealId: id, name: 'Acme', amount: 1234.5 }]);
  });

  it.each(['="00123', '="1"x'])('%s is refused, as its quotes are broken', async (cell) => {
    const { stdout, deals } = await push(header, `${cell},A,1`, '2,B,2');
    expect(stdout).toContain('its quotes are broken');
    expect(deals).toHaveLength(1);
  });
});

describe('an id that a program has lost', () => {
  it.each([
    ['########', 'must have its digits, which a column too narrow has hidden'],
    ['[object Object]', 'must be text, and a program has lost it'],
    ['[object Promise]', 'must be text, and a program has lost it'],
  ])('is refused: %s', async (id, message) => {
    const { stdout, deals } = await push(header, `${id},A,5`, '#1,B,5');
    expect(stdout).toContain(message);
    expect(deals).toEqual([expect.objectContaining({ externalDealId: '#1' })]);
  });
});
