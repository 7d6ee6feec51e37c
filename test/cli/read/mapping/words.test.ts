import { describe, expect, it } from 'vitest';
import { openRows } from '../../../../src/cli/read/input/rows.js';
import { deals as kind } from '../../../../src/cli/read/items/kinds.js';
import { bind } from '../../../../src/cli/read/mapping/bind.js';
import { openMapping } from '../../../../src/cli/read/mapping/open.js';
import { lookAt } from '../../../../src/cli/read/source.js';
import { InvalidItem } from '../../../../src/index.js';
import { folderWith, ioWith } from '../../io.js';

const required = '  externalDealId: { column: id }\n  name: { column: title }\n';

/** What a mapping makes of a file: the deals, and the notes. `issues` stands for a deal that is invalid. */
async function load(
  file: string,
  files: Record<string, string>,
  lookup?: ReadonlyMap<string, string>,
): Promise<{ deals: unknown[]; notes: string[] }> {
  const io = ioWith({ cwd: await folderWith(files) });
  const mapping = await openMapping('map.yaml', kind, { lookup }, openRows, io);
  const rowsOf = (name: string) => openRows(name, { ...mapping.read }, kind.itemsKey, io);
  const source = await (await lookAt({ kind, files: [file], mapping, bind, open: rowsOf }))();
  const deals: unknown[] = [];
  for await (const deal of source.items) {
    deals.push(deal instanceof InvalidItem ? { issues: deal.issues } : deal);
  }
  return { deals, notes: source.notes() };
}

const fromJson = (mapping: string, rows: unknown[], more: Record<string, string> = {}) =>
  load('deals.ndjson', {
    'map.yaml': mapping,
    'deals.ndjson': rows.map((row) => JSON.stringify(row)).join('\n'),
    ...more,
  });

const fromCsv = (mapping: string, csv: string, more: Record<string, string> = {}) =>
  load('deals.csv', { 'map.yaml': mapping, 'deals.csv': csv, ...more });

/** The message about a mapping that cannot be used. */
async function fault(mapping: string, csv = 'id,title\n1,One\n', more: Record<string, string> = {}): Promise<string> {
  return fromCsv(mapping, csv, more).then(
    () => 'no fault',
    (error: Error) => error.message,
  );
}

const row = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  title: 'One',
  ...more,
});
const deal = (externalDealId: string, more: object = {}) => ({ externalDealId, name: 'One', ...more });

describe('where', () => {
  it('skips the rows that do not fit, and says how many and why', async () => {
    const mapping = `where: { stream: [open, won], is_deleted: { not: [true, 1] } }\nfields:\n${required}`;
    const csv =
      'id,title,stream,is_deleted\n1,One,open,false\n2,One,closed,false\n3,One,WON ,0\n4,One,won,TRUE\n5,One,won,1\n6,One,,no\n';
    expect(await fromCsv(mapping, csv)).toEqual({
      deals: [deal('1'), deal('3')],
      notes: [
        '4 rows were skipped: stream is closed (1), is_deleted is TRUE (1), is_deleted is 1 (1), stream is empty (1).',
      ],
    });
  });

  it('takes true without quotes for each way in which files write it, and null for an empty cell', async () => {
    const mapping = (condition: string) => `where: { gone: ${condition} }\nfields:\n${required}`;
    const rows = [true, 'true', 't', 1, '1', 'yes', false, 'f', 0, '', null].map((gone, n) => row(`${n}`, { gone }));
    const kept = async (condition: string) => {
      const { deals } = await fromJson(mapping(condition), rows);
      return deals.map((one) => rows[Number((one as { externalDealId: string }).externalDealId)]?.gone);
    };
    expect(await kept('true')).toEqual([true, 'true', 't', 1, '1', 'yes']);
    expect(await kept('{ not: true }')).toEqual([false, 'f', 0, '', null]);
    expect(await kept('[false, null]')).toEqual([false, 'f', 0, '', null]);
    expect(await kept('"true"')).toEqual([true, 'true']);
    expect(await kept('1')).toEqual([1, '1']);
  });

  it('in an entry says in which rows the entry is used', async () => {
    const mapping = `fields:\n${required}  stageLabel:\n    - { value: Won, where: { status: won } }\n    - { column: stage }\n`;
    const csv = 'id,title,status,stage\n1,One,won,Late\n2,One,open,Early\n';
    expect((await fromCsv(mapping, csv)).deals).toEqual([
      deal('1', { stageLabel: 'Won' }),
      deal('2', { stageLabel: 'Early' }),
    ]);
  });

  it('needs its columns', async () => {
    expect(await fault(`where: { state: won }\nfields:\n${required}`)).toContain('line 1, where.state: "state"');
  });
});

describe('map', () => {
  it('gives each value what it stands for, and refuses one that it does not have', async () => {
    const mapping = `fields:\n${required}  dealCurrencyCode: { column: c, map: { US Dollar: USD, Euro: EUR } }\n`;
    expect((await fromCsv(mapping, 'id,title,c\n1,One,us dollar\n2,One,\n3,One,Yen\n')).deals).toEqual([
      deal('1', { dealCurrencyCode: 'USD' }),
      deal('2'),
      {
        issues: [
          {
            path: 'dealCurrencyCode',
            message: 'is "Yen", which the map does not have. It has "US Dollar", "Euro"',
          },
        ],
      },
    ]);
  });

  it('keeps other values, or leaves them out, when it says so', async () => {
    const mapping = `fields:\n${required}  stageId: { column: s, map: { a: A, "*": keep } }\n  stageLabel: { column: s, map: { a: A, "*": none } }\n`;
    expect((await fromCsv(mapping, 'id,title,s\n1,One,a\n2,One,b\n')).deals).toEqual([
      deal('1', { stageId: 'A', stageLabel: 'A' }),
      deal('2', { stageId: 'b' }),
    ]);
  });
});

describe('lookup', () => {
  const lookups = 'lookups:\n  stages: { file: stages.csv, key: id }\n';
  const mapping = `${lookups}fields:\n${required}  stageLabel: { column: stage, lookup: stages.name }\n`;

  it('finds a value in another file, and says what it did not find', async () => {
    const csv = 'id,title,stage\n1,One,7\n2,One,8\n3,One,8\n4,One,\n';
    expect(await fromCsv(mapping, csv, { 'stages.csv': 'id,name\n7,Won\n' })).toEqual({
      deals: [deal('1', { stageLabel: 'Won' }), deal('2'), deal('3'), deal('4')],
      notes: ['2 values were not found in stages, and left out: 8 (2).'],
    });
  });

  it('finds numbers of JSON as it finds texts, in NDJSON and JSON too', async () => {
    const rows = [row('1', { stage: 7 })];
    for (const [name, text] of [
      ['stages.ndjson', '{"id":7,"label":{"en":"Won"}}\n'],
      ['stages.json', '[{"id":"7","label":{"en":"Won"}}]'],
    ] as const) {
      const other = mapping.replace('stages.csv', name).replace('stages.name', 'stages.label.en');
      expect((await fromJson(other, rows, { [name]: text })).deals).toEqual([deal('1', { stageLabel: 'Won' })]);
    }
  });

  it('finds its file from the folder of the mapping, unless the command names another', async () => {
    const files = {
      'deals.csv': 'id,title,stage\n1,One,7\n',
      'm/stages.csv': 'id,name\n7,Won\n',
      'b.csv': 'id,name\n7,Lost\n',
    };
    const io = ioWith({ cwd: await folderWith({ ...files, 'm/map.yaml': mapping }) });
    for (const [lookup, stageLabel] of [
      [new Map<string, string>(), 'Won'],
      [new Map([['stages', 'b.csv']]), 'Lost'],
    ] as const) {
      const opened = await openMapping('m/map.yaml', kind, { lookup }, openRows, io);
      const rowsOf = (name: string) => openRows(name, {}, kind.itemsKey, io);
      const source = await (await lookAt({ kind, files: ['deals.csv'], mapping: opened, bind, open: rowsOf }))();
      for await (const one of source.items) expect(one).toEqual(deal('1', { stageLabel }));
    }
  });

  it('without a file leaves its fields out, and says how to give it', async () => {
    const open = mapping.replace('file: stages.csv, ', '');
    expect(await fromCsv(open, 'id,title,stage\n1,One,7\n')).toEqual({
      deals: [deal('1')],
      notes: [
        'map.yaml takes stageLabel from a table stages: add --lookup stages=stages.csv, with the key in a column "id".',
      ],
    });
  });

  it.each([
    ['id,name\n7,Won\n8,A\n7,Lost\n', 'stages.csv has "7" twice in "id", on lines 2 and 4'],
    [
      'key,name\n7,Won\n',
      'stages.csv has no column "id", the key of stages (line 2, lookups.stages). Its columns are: "key", "name"',
    ],
    ['id,label\n7,Won\n', 'line 6, fields.stageLabel: "stages.name"'],
    ['id,name\n7\n', 'stages.csv, line 2: '],
  ])('refuses a table that would give wrong values: %j', async (table, message) => {
    expect(await fault(mapping, 'id,title,stage\n1,One,7\n', { 'stages.csv': table })).toContain(message);
  });

  it('says when its table is empty', async () => {
    const { notes } = await fromCsv(mapping, 'id,title,stage\n1,One,7\n', { 'stages.csv': 'id,name\n' });
    expect(notes).toContain('stages.csv has no rows, so nothing is found in stages.');
  });

  it('needs its file', async () => {
    expect(await fault(mapping, 'id,title,stage\n1,One,7\n')).toBe('There is no file stages.csv.');
  });

  it('of a name that the mapping does not have is refused', async () => {
    const files = { 'map.yaml': mapping, 'deals.csv': 'id,title,stage\n', 'stages.csv': 'id,name\n' };
    await expect(load('deals.csv', files, new Map([['stage', 'x.csv']]))).rejects.toThrow(
      'map.yaml has no table stage for --lookup. Did you mean "stages"? Its lookups are stages.',
    );
  });
});

describe('each', () => {
  const accounts = (each: string, ...lines: string[]) =>
    `fields:\n${required}  associatedAccounts:\n    - each: ${each}\n${lines.map((line) => `      ${line}\n`).join('')}`;

  it('makes an account of each row of a table', async () => {
    const mapping = `lookups:\n  links: { file: links.csv, key: deal_id, many: true }\n  companies: { file: companies.csv, key: id }\n${accounts('{ column: id, lookup: links }', 'externalId: { column: company_id }', 'domain: { column: company_id, lookup: companies.domain }', 'name: { column: title }')}`;
    const tables = {
      'links.csv': 'deal_id,company_id\n1,11\n1,12\n3,11\n1,11\n',
      'companies.csv': 'id,domain\n11,acme.com\n12,globex.com\n',
    };
    expect((await fromCsv(mapping, 'id,title\n1,One\n2,One\n', tables)).deals).toEqual([
      deal('1', {
        associatedAccounts: [
          { externalId: '11', domain: 'acme.com', name: 'One' },
          { externalId: '12', domain: 'globex.com', name: 'One' },
        ],
      }),
      deal('2'),
    ]);
  });

  it('makes an account of each text between separators, which is the column "."', async () => {
    const mapping = accounts('{ column: "Company IDs", split: ";" }', 'externalId: { column: . }');
    expect((await fromCsv(mapping, 'id,title,Company IDs\n1,One,11; 12 ;;\n2,One,\n')).deals).toEqual([
      deal('1', { associatedAccounts: [{ externalId: '11' }, { externalId: '12' }] }),
      deal('2'),
    ]);
  });

  it.each([[['c1', 'c2']], [[{ id: 'c1' }, 'c2']], [[7]]])(
    'refuses elements that are texts or numbers where fields of objects are wanted: %j',
    async (companies) => {
      const map = accounts('{ column: companies }', 'externalId: { column: id }', 'name: { column: title }');
      const { deals } = await fromJson(map, [{ id: '1', title: 'One', companies }]);
      const message = expect.stringContaining('must be a list of objects');
      expect(deals).toMatchObject([{ issues: expect.arrayContaining([{ path: 'associatedAccounts', message }]) }]);
      const whole = accounts('{ column: companies }', 'externalId: [{ column: id_ }, { column: . }]');
      const { deals: taken } = await fromJson(whole, [{ id: '1', title: 'One', companies: ['c1', '', null] }]);
      expect(taken).toMatchObject([{ associatedAccounts: [{ externalId: 'c1' }] }]);
    },
  );

  it('makes an account of each element of a list, and of those that fit', async () => {
    const mapping = accounts(
      '{ column: values.companies, where: { kind: { not: partner } } }',
      'externalId: [{ column: ref.id }, { column: . }]',
      'name: { column: title }',
    );
    const rows = [
      row('1', {
        values: {
          companies: [{ ref: { id: 'a' } }, { ref: { id: 'b' }, title: 'B' }, { ref: { id: 'c' }, kind: 'partner' }],
        },
      }),
      row('2', { values: { companies: ['x', 'y'] } }),
      row('3', { values: { companies: [] } }),
      row('4', { values: { companies: null } }),
    ];
    expect((await fromJson(mapping, rows)).deals).toEqual([
      deal('1', {
        associatedAccounts: [
          { externalId: 'a', name: 'One' },
          { externalId: 'b', name: 'B' },
        ],
      }),
      deal('2', {
        associatedAccounts: [
          { externalId: 'x', name: 'One' },
          { externalId: 'y', name: 'One' },
        ],
      }),
      deal('3'),
      deal('4'),
    ]);
  });

  it('refuses what is no list', async () => {
    const mapping = accounts('{ column: companies }', 'externalId: { column: . }');
    const { deals } = await fromJson(mapping, [row('1', { companies: 'a; b' }), row('2', { companies: { id: 1 } })]);
    for (const one of deals) expect(one).toMatchObject({ issues: [{ path: 'associatedAccounts' }] });
  });
});

describe('a path', () => {
  it('leads through objects and lists, and to the element of a list that has a value', async () => {
    const mapping = `fields:\n  externalDealId: { column: keys.0.id }\n  name: { column: "fields[name=Deal title].value" }\n  ownerEmail: { column: "mails[primary=true].value" }\n  stageId: { column: "a.b" }\n`;
    const one = {
      keys: [{ id: 5 }],
      fields: [
        { name: 'Stage', value: 'x' },
        { name: 'Deal title', value: 'One' },
      ],
      mails: [{ value: 'a@x.com' }, { value: 'b@x.com', primary: true }],
      'a.b': 'exact',
      a: { b: 'nested' },
    };
    expect((await fromJson(mapping, [one])).deals).toEqual([
      { externalDealId: '5', name: 'One', ownerEmail: 'b@x.com', stageId: 'exact' },
    ]);
  });

  it('that meets a list or a text makes the deal invalid, unless another entry has a value or it is optional', async () => {
    const strict = `fields:\n${required}  ownerName: { column: owner.name }\n`;
    const rows = [
      row('1', { owner: { name: 'Jo' } }),
      row('2', { owner: [{ name: 'Jo' }] }),
      row('3', { owner: 'Jo' }),
    ];
    expect((await fromJson(strict, rows)).deals).toEqual([
      deal('1', { ownerName: 'Jo' }),
      {
        issues: [
          expect.objectContaining({ path: 'ownerName', message: expect.stringContaining('"owner" is a list here') }),
        ],
      },
      {
        issues: [
          expect.objectContaining({
            path: 'ownerName',
            message: expect.stringContaining('"owner" is a single value here'),
          }),
        ],
      },
    ]);
    const either = strict.replace('{ column: owner.name }', '[{ column: owner.name }, { column: owner }]');
    expect((await fromJson(either, [rows[0], rows[2]])).deals).toEqual([
      deal('1', { ownerName: 'Jo' }),
      deal('3', { ownerName: 'Jo' }),
    ]);
    const optional = strict.replace('owner.name }', 'owner.name, optional: true }');
    const { deals, notes } = await fromJson(optional, rows);
    expect(deals).toEqual([deal('1', { ownerName: 'Jo' }), deal('2'), deal('3')]);
    expect(notes).toEqual([expect.stringMatching(/^2 values were left out: "owner" is a list here/)]);
  });
});

describe('a template', () => {
  it('for an id wants all of its parts', async () => {
    const mapping =
      'fields:\n  externalDealId: { template: "{region}-{number}" }\n  name: { template: "{region} {number}" }\n';
    expect((await fromCsv(mapping, 'region,number\nEU,1\nEU,\n')).deals).toEqual([
      { externalDealId: 'EU-1', name: 'EU 1' },
      { issues: [{ path: 'externalDealId', message: 'needs all parts of its template, and "number" is empty' }] },
    ]);
  });
});

describe('the words of a mapping', () => {
  it.each([
    ['wher: { a: b }', 'map.yaml:1: wher: unknown key. Did you mean "where"?'],
    ['where: won', 'map.yaml:1: where: expected columns and what they have to be'],
    ['where: { a: { is: b } }', 'map.yaml:1: where.a: expected a value, a list of values, or { not: … }.'],
    ['where: { a: [[b]] }', 'map.yaml:1: where.a: expected a text or a list of texts.'],
    ['where: { a: { not: { b: c } } }', 'map.yaml:1: where.a.not: expected a text or a list of texts.'],
    ['rows: [a]', 'map.yaml:1: rows: expected text'],
    ['rows: ""', 'map.yaml:1: rows'],
    ['file: { encodin: utf-8 }', 'map.yaml:1: file.encodin: unknown key. Did you mean "encoding"?'],
    ['file: { encoding: windows-1525 }', 'map.yaml:1: file.encoding'],
    ['file: { delimiter: ab }', 'map.yaml:1: file.delimiter'],
    ['file: { skip: some }', 'map.yaml:1: file.skip'],
    ['file: { header: { a: b } }', 'map.yaml:1: file.header'],
    ['file: csv', 'map.yaml:1: file: expected some of encoding'],
    ['nothing: { a: b }', 'map.yaml:1: nothing: expected a text or a list of texts'],
    ['lookups: [a]', 'map.yaml:1: lookups: expected a table for each name'],
    ['lookups: { a: { file: a.csv } }', 'map.yaml:1: lookups.a.key is missing'],
    ['lookups: { a: { key: id, files: a.csv } }', 'map.yaml:1: lookups.a.files: unknown key. Did you mean "file"?'],
    ['lookups: { a: { key: id, many: perhaps } }', 'map.yaml:1: lookups.a.many: expected true or false'],
    ['lookups: { "a.b": { key: id } }', 'map.yaml:1: lookups.a.b: a table is named with letters'],
  ])('are checked strictly: %s', async (line, message) => {
    expect(await fault(`${line}\nfields:\n${required}`)).toContain(message);
  });

  it.each([
    ['amount: { column: a, scale: some }', 'fields.amount.scale: expected a decimal number above 0'],
    ['stageId: { column: a, scale: 0.01 }', 'fields.stageId.scale is for type: number only'],
    [
      'startDate: { column: a, zone: America/NewYork }',
      'fields.startDate.zone: unknown time zone America/NewYork. Did you mean "America/New_York"?',
    ],
    ['amount: { column: a, zone: UTC }', 'fields.amount.zone is for type: date only'],
    ['startDate: { column: a, format: [M/d/yyyy, DD/MM/YYYY] }', 'fields.startDate.format: DD/MM/YYYY is not a format'],
    ['startDate: { column: a, format: [] }', 'fields.startDate.format: expected a text or a list of texts'],
    [
      'stageId: { column: a, lookup: stages.name }',
      'fields.stageId.lookup: there is no table stages: the mapping has no lookups',
    ],
    ['stageId: { column: a, map: { "*": drop } }', 'fields.stageId.map.*: expected keep or none'],
    ['stageId: { column: a, map: { a: 1, A: 2 } }', 'fields.stageId.map.A appears twice'],
    ['stageId: { column: a, map: {} }', 'fields.stageId.map is empty'],
    ['stageId: { value: a, map: { a: b } }', 'fields.stageId.map is for columns and templates only'],
    ['amount: { column: a, map: { some: few } }', 'fields.amount.map.some must be a number'],
    ['stageId: { column: a, where: won }', 'fields.stageId.where: expected columns and what they have to be'],
    ['stageId: { column: a, split: ";" }', 'fields.stageId.split is for fields that take a list'],
    [
      'associatedAccounts: [{ each: { column: a } }]',
      'fields.associatedAccounts.0: expected some of externalId, domain, name beside each',
    ],
    ['associatedAccounts: [{ each: a, name: { column: b } }]', 'fields.associatedAccounts.0.each: expected a column'],
    [
      'associatedAccounts: [{ each: { splt: ";" }, name: { column: b } }]',
      'fields.associatedAccounts.0.each.splt: unknown key. Did you mean "split"?',
    ],
    [
      'associatedAccounts: [{ each: { column: a, lookup: links }, name: { column: b } }]',
      'each.lookup: there is no table links',
    ],
  ])('are checked strictly in an entry: %s', async (line, message) => {
    expect(await fault(`fields:\n${required}  ${line}\n`)).toContain(message);
  });

  it('name a table that has one row for a key, where one row is wanted', async () => {
    const mapping = `lookups: { links: { key: id, many: true }, stages: { key: id } }\nfields:\n${required}`;
    expect(await fault(`${mapping}  stageId: { column: id, lookup: links.name }\n`)).toContain('links has many: true');
    expect(await fault(`${mapping}  stageId: { column: id, lookup: stage.name }\n`)).toContain(
      'Did you mean "stages"?',
    );
    expect(await fault(`${mapping}  stageId: { column: id, lookup: stages }\n`)).toContain(
      'expected a table and its column',
    );
  });
});
