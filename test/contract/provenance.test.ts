import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../scripts/contract/lint/sources.js';
import { provenancePage, toProvenancePage } from '../../scripts/provenance/page.js';
import { readStatements, statementsOf } from '../../scripts/provenance/statements.js';

const documented = { level: 'documented', source: 'push-deals-page', seen: '2026-11-22' } as const;
const observed = { level: 'observed', source: 'integrator-notes', seen: '2026-06-04' } as const;
const ownRule = { level: 'assumed', source: 'contract-rule' } as const;
const byAnalogy = { level: 'assumed', source: 'by-analogy' } as const;

const document = {
  paths: {
    '/things': {
      post: {
        'x-provenance': documented,
        parameters: [{ name: 'dry', in: 'query', schema: { type: 'boolean' } }],
        responses: {
          '200': { description: 'Done.', 'x-provenance': { except: { status: byAnalogy } } },
          '404': { description: 'No.', 'x-provenance': observed },
          '500': { $ref: '#/components/responses/Broken' },
        },
      },
    },
  },
  components: {
    responses: { Broken: { description: 'Broken.', 'x-provenance': ownRule } },
    schemas: {
      Thing: {
        type: 'object',
        'x-provenance': { ...documented, except: { additionalProperties: 'assumed' } },
        additionalProperties: false,
        properties: {
          name: { type: 'string', minLength: 1, 'x-provenance': { except: { minLength: 'assumed' } } },
          tags: { type: 'array', 'x-provenance': observed, items: { type: 'string' } },
          part: { $ref: '#/components/schemas/Part' },
        },
      },
      Part: { type: 'string', 'x-provenance': byAnalogy },
    },
  },
};

/** The provenance of each statement, by what it is about. */
const found = new Map(
  statementsOf(document).map(({ kind, name, keyword, provenance }) => [
    [kind, name, ...(keyword === undefined ? [] : [keyword])].join(' '),
    provenance,
  ]),
);

describe('the provenance of a statement', () => {
  it.each([
    ['operation POST /things', documented],
    ['schema Thing', documented],
  ])('is what stands on it: %s', (statement, provenance) => {
    expect(found.get(statement)).toEqual(provenance);
  });

  it.each([
    ['parameter POST /things dry', documented],
    ['constraint POST /things dry type', documented],
    ['property Thing.name', documented],
    ['constraint Thing.name type', documented],
    ['constraint Thing.tags[] type', observed],
  ])('is that of the nearest object around it: %s', (statement, provenance) => {
    expect(found.get(statement)).toEqual(provenance);
  });

  it.each([
    ['property Thing.part', documented],
    ['schema Part', byAnalogy],
    ['status POST /things 500', ownRule],
  ])('starts anew where a $ref leads: %s', (statement, provenance) => {
    expect(found.get(statement)).toEqual(provenance);
  });

  it.each([
    ['constraint Thing additionalProperties', ownRule],
    ['constraint Thing.name minLength', ownRule],
    ['status POST /things 200', byAnalogy],
  ])('may be an exception for a single keyword: %s', (statement, provenance) => {
    expect(found.get(statement)).toEqual(provenance);
  });

  it('is not touched by an exception for something beside it', () => {
    expect(found.get('response POST /things 200')).toEqual(documented);
    expect(found.get('status POST /things 404')).toEqual(observed);
    expect(found.get('constraint Thing type')).toEqual(documented);
  });

  it('comes with a pointer to its place', () => {
    const pointers = statementsOf(document).map(({ pointer }) => pointer);
    expect(pointers).toContain('/paths/~1things/post/responses/404');
    expect(pointers).toContain('/components/schemas/Thing/properties/name/minLength');
  });
});

describe('the contract', () => {
  const statements = readStatements();
  const of = (name: string, keyword?: string) =>
    statements.filter((one) => one.name === name && one.keyword === keyword).map(({ provenance }) => provenance);

  it('has a source in docs/sources.md for every statement', () => {
    const sources = readSources();
    const unknown = statements.filter(({ provenance }) => sources.get(provenance.source)?.level !== provenance.level);
    expect(statements.length).toBeGreaterThan(500);
    expect(unknown).toEqual([]);
  });

  it('uses every source in docs/sources.md', () => {
    const used = new Set(statements.map(({ provenance }) => provenance.source));
    expect([...readSources().keys()].filter((source) => !used.has(source))).toEqual([]);
  });

  it.each([
    ['minLength', 'Deal.externalDealId'],
    ['maxItems', 'Deal.associatedAccounts'],
    ['additionalProperties', 'Deal'],
    ['additionalProperties', 'SalesActivity'],
  ])("does not pass off a rule of its own as the vendor's: %s of %s", (keyword, name) => {
    expect(of(name, keyword)).toEqual([ownRule]);
  });

  it('says that no page has the whole-request validation of anything but deals, nor a 200 for what is created', () => {
    const statusOf = (name: string) =>
      statements.filter((one) => one.kind === 'status' && one.name === name).map(({ provenance }) => provenance.level);
    expect(statusOf('POST /deals 400')).toEqual(['documented']);
    expect(statusOf('POST /deals 200')).toEqual(['documented']);
    for (const name of ['PATCH /accounts/external-ids 400', 'POST /deal-stages 400', 'POST /deal-stages 200']) {
      expect(statusOf(name), name).toEqual(['assumed']);
    }
    expect(of('Limit', 'default').map(({ level }) => level)).toEqual(['documented']);
    expect(of('SegmentsLimit', 'default').map(({ level }) => level)).toEqual(['assumed']);
  });
});

describe('docs/provenance.md', () => {
  it('is what `npm run provenance` writes', () => {
    expect(readFileSync(provenancePage, 'utf8')).toBe(toProvenancePage());
  });

  it('adds up', () => {
    const rows = [...toProvenancePage().matchAll(/^\| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)];
    const total = rows.reduce((sum, [, ...counts]) => sum + Number(counts[3]), 0);
    for (const [row, ...counts] of rows) {
      const [some = 0, others = 0, rest = 0, all] = counts.map(Number);
      expect(some + others + rest, row).toBe(all);
    }
    expect(total).toBe(readStatements().length);
  });
});
