import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../../emulator-server.js';
import { folderWith, recotap } from '../../io.js';

/** Files, of which the first is pushed with the second, and what is right. */
interface Right {
  files: Record<string, string | Buffer>;
  /** Each with at least these fields. */
  deals: object[];
  /** Parts of what the user is told. */
  told?: string[];
  code?: number;
}

const required = 'fields:\n  externalDealId: { column: id }\n  name: { column: name }\n';

const inputs: Record<string, Right> = {
  'conditions without regard to case and spaces, which leave out cancelled rows': {
    files: {
      'd.csv': 'id,name,status\n1,A,won\n2,B, WON \n3,C,lost\n4,D,w\u200bon\n',
      'm.yaml': `where: { status: won }\n${required}`,
    },
    deals: [{ externalDealId: '1' }, { externalDealId: '2' }, { externalDealId: '4' }],
    told: ['1 row was skipped: status is lost (1)'],
  },
  'a flag in each of its ways of writing': {
    files: {
      'd.csv': 'id,name,is_deleted\n1,A,t\n2,B,0\n3,C,YES\n4,D,\n5,E,1\n6,F,false\n',
      'm.yaml': `where: { is_deleted: { not: true } }\n${required}`,
    },
    deals: [{ externalDealId: '2' }, { externalDealId: '4' }, { externalDealId: '6' }],
    told: ['3 rows were skipped'],
  },
  'a scale in decimal digits, and names of currencies': {
    files: {
      'd.csv': 'id,name,cents,cur\n1,A,123456,Euro\n2,B,29,US DOLLAR\n3,C,-7,eur\n4,D,5,Yen\n',
      'm.yaml': `${required}  amount: { column: cents, scale: 0.01 }\n  dealCurrencyCode: { column: cur, map: { US Dollar: USD, euro: EUR, EUR: EUR } }\n`,
    },
    deals: [
      { amount: 1234.56, dealCurrencyCode: 'EUR' },
      { amount: 0.29, dealCurrencyCode: 'USD' },
      { amount: -0.07, dealCurrencyCode: 'EUR' },
    ],
    told: ['is "Yen", which the map does not have'],
    code: 1,
  },
  'several ids in a cell, whose domains are in a table of NDJSON': {
    files: {
      'd.csv': 'id,name,companies\n1,A,c1; c2;c1\n2,B,;;\n3,C,c9\n',
      'm.yaml': `lookups: { companies: { file: c.ndjson, key: id } }\n${required}  associatedAccounts:\n    - each: { column: companies, split: ";" }\n      externalId: { column: . }\n      domain: { column: ., lookup: companies.domain }\n`,
      'c.ndjson': '{"id":"c1","domain":"acme.com"}\n{"id":"c2","domain":"https://globex.com"}\n',
    },
    deals: [
      {
        associatedAccounts: [
          { externalId: 'c1', domain: 'acme.com' },
          { externalId: 'c2', domain: 'globex.com' },
        ],
      },
      { externalDealId: '2' },
      { associatedAccounts: [{ externalId: 'c9' }] },
    ],
    told: ['1 value was not found in companies, and left out: c9 (1)'],
  },
  'keys with spaces, and numbers in JSON that are texts in the table': {
    files: {
      'd.json':
        '{"data":[{"id":1,"name":"A","stage":7},{"id":2,"name":"B","stage":" 8 "},{"id":3,"name":"C","stage":"8\u200b"}]}',
      'm.yaml': `rows: data\nlookups: { stages: { file: s.csv, key: id } }\n${required}  stageLabel: { column: stage, lookup: stages.name }\n`,
      's.csv': 'id,name\n 7 ,Open\n8,Won\n',
    },
    deals: [{ stageLabel: 'Open' }, { stageLabel: 'Won' }, { stageLabel: 'Won' }],
  },
  'rows of a table with a condition': {
    files: {
      'd.csv': 'id,name\n1,A\n2,B\n3,C\n',
      'm.yaml': `lookups: { links: { file: l.csv, key: deal, many: true } }\n${required}  associatedAccounts:\n    - each: { column: id, lookup: links, where: { kind: primary } }\n      domain: { column: domain }\n`,
      'l.csv':
        'deal,domain,kind\n1,acme.com,primary\n1,globex.com,other\n2,initech.com,primary\n2,initech.com,primary\n',
    },
    deals: [
      { associatedAccounts: [{ domain: 'acme.com' }] },
      { associatedAccounts: [{ domain: 'initech.com' }] },
      { externalDealId: '3' },
    ],
  },
  'paths with an index, of which one meets an object and one a text': {
    files: {
      'd.json':
        '[{"id":1,"name":"A","v":[{"x":1.005}]},{"id":2,"name":"B","v":{"x":1}},{"id":3,"name":"C","v":null},{"id":4,"name":"D","v":{}},{"id":5,"name":"E","v":"t"}]',
      'm.yaml': `${required}  amount: { column: v.0.x }\n`,
    },
    deals: [{ amount: 1.005 }, { externalDealId: '3' }, { externalDealId: '4' }],
    told: ['"v" is an object here, and the mapping expects a list', '"v" is a single value here'],
    code: 1,
  },
  'paths with a condition, also as the name of a column': {
    files: {
      'd.ndjson': '{"id":1,"name":"A","e":[{"p":false,"v":"a"},{"p":true,"v":"b"}],"f":{"x.y":1}}\n',
      'm.yaml': `${required}  ownerName: { column: "e[p=true].v" }\n  stageLabel: { column: "e.0.v" }\n`,
    },
    deals: [{ ownerName: 'b', stageLabel: 'a' }],
  },
  'a file without a header, in another encoding, with words of its own for nothing': {
    files: {
      'd.csv': Buffer.from('Export\n1;Müller;leer\n2;Söhne;5,5\n', 'latin1'),
      'm.yaml': `file: { encoding: windows-1252, delimiter: ";", header: [id, name, amount], skip: 1, nothing: [Leer] }\n${required}  amount: { column: amount, decimal: "," }\n`,
    },
    deals: [{ name: 'Müller' }, { name: 'Söhne', amount: 5.5 }],
  },
  'dates in two forms, in a zone': {
    files: {
      'd.csv': 'id,name,when\n1,A,1/15/2026\n2,B,46037\n3,C,7/1/2026\n4,D,3/8/2026 2:30\n',
      'm.yaml': `${required}  closedDate: { column: when, format: [M/d/yyyy, "M/d/yyyy H:mm", excel], zone: America/New_York }\n`,
    },
    deals: [
      { closedDate: '2026-01-15T05:00:00Z' },
      { closedDate: '2026-01-15T05:00:00Z' },
      { closedDate: '2026-07-01T04:00:00Z' },
    ],
    told: ['must be a time that exists in America/New_York'],
    code: 1,
  },
  'a program that skips, fails and looks up': {
    files: {
      'd.csv': 'id,name,stage\n1,A,s1\n2,B,s2\n3,,s1\n4,D,s9\n',
      'm.mjs': `export default { lookups: { stages: { file: 's.csv', key: 'id' } }, deal(row, { lookup }) {
        if (row.name === '') return undefined;
        return { externalDealId: row.id, name: row.name + '\\u200b', stageLabel: lookup('stages', row.stage).name };
      } }`,
      's.csv': 'id,name\ns1,Open\ns2,Won\n',
    },
    deals: [
      { name: 'A', stageLabel: 'Open' },
      { name: 'B', stageLabel: 'Won' },
    ],
    told: ['1 row was skipped by m.mjs', 'm.mjs failed', 'U+200B in name (2)'],
    code: 1,
  },
};

describe('a mapping', () => {
  it.each(Object.entries(inputs))('reads %s', async (_, { files, deals, told = [], code = 0 }) => {
    const { emulator, at } = await emulatorServer();
    const [file = '', mapping = ''] = Object.keys(files);
    const ended = await recotap(['push', file, '--map', mapping, ...at], { cwd: await folderWith(files) });
    for (const part of told) expect(ended.stdout + ended.stderr).toContain(part);
    expect([...emulator.deals.values()]).toHaveLength(deals.length);
    expect([...emulator.deals.values()]).toMatchObject(deals);
    expect(ended.code).toBe(code);
  });

  it('that names rows which are not there is told which there are', async () => {
    const cwd = await folderWith({
      'd.json': '{"a":[{"id":1}],"b":{"c":[{"id":2}]}}',
      'm.yaml': `rows: result\n${required}`,
    });
    const { code, stderr } = await recotap(['validate', 'd.json', '--map', 'm.yaml'], { cwd });
    expect(stderr).toBe('error: d.json has no array at "result". It has arrays at "a", "b.c".\n');
    expect(code).toBe(2);
  });
});
