import { type Level, readSources } from '../contract/lint/sources.js';
import { readStatements, type Statement } from './statements.js';

/** The page that `npm run provenance` writes. */
export const provenancePage = new URL('../../docs/provenance.md', import.meta.url);

const levels: Level[] = ['documented', 'observed', 'assumed'];

const kinds: { [kind in Statement['kind']]: string } = {
  rule: 'rules in words',
  server: 'servers',
  'security scheme': 'API key',
  operation: 'operations',
  parameter: 'parameters',
  header: 'headers',
  status: 'status codes of operations',
  response: 'responses',
  schema: 'schemas',
  property: 'properties',
  constraint: 'constraints, such as `minLength`',
};

/** The counts of the contract's statements by level and by source, and a list of those that nobody documents. */
export function toProvenancePage(statements: Statement[] = readStatements(), sources = readSources()): string {
  const countOf = (level: Level, among = statements) =>
    among.filter(({ provenance }) => provenance.level === level).length;
  const share = (level: Level) => `${((100 * countOf(level)) / statements.length).toFixed(0)} %`;
  const from = (source: string) => statements.filter(({ provenance }) => provenance.source === source);

  const byKind = Object.entries(kinds).map(([kind, words]) => {
    const among = statements.filter((statement) => statement.kind === kind);
    return [words, ...levels.map((level) => countOf(level, among)), among.length];
  });
  const bySource = [...sources]
    .filter(([source]) => from(source).length > 0)
    .map(([source, { title, level }]) => [
      `[${title}](sources.md#${source})`,
      level,
      seenIn(from(source)),
      from(source).length,
    ]);

  return `${[
    '<!-- Written by `npm run provenance` from openapi.yaml. Do not edit. -->',
    '# Provenance',
    'How much of [`openapi.yaml`](../openapi.yaml) is known, and how surely. A statement is an operation, a status code, a property, a constraint such as\n`minLength`, and so on. [The contract](the-contract.md#what-is-known) explains the levels, and [Sources](sources.md) the sources.',
    '## By level',
    table(
      ['', ...levels, 'all'],
      [
        ...byKind,
        ['**all**', ...levels.map((level) => `**${countOf(level)}**`), `**${statements.length}**`],
        ['', ...levels.map(share), ''],
      ],
    ),
    '## By source',
    table(['source', 'level', 'seen', 'statements'], bySource),
    '## To be confirmed',
    'What the vendor does not document. An operation, a schema or a property in this list stands for itself, and a constraint for the place that has it.',
    ...[...sources]
      .filter(([source, { level }]) => level !== 'documented' && from(source).length > 0)
      .flatMap(([source, { title }]) => [`### ${title}`, table(['what', 'where'], placesOf(from(source)))]),
  ].join('\n\n')}\n`;
}

/** The statements of one source, in one row for each kind or keyword. */
function placesOf(statements: Statement[]): string[][] {
  const places = new Map<string, Set<string>>();
  for (const { kind, keyword, name } of statements) {
    const what = keyword === undefined ? kind : `\`${keyword}\``;
    places.set(what, (places.get(what) ?? new Set()).add(`\`${name}\``));
  }
  return [...places].map(([what, names]) => [what, [...names].join(', ')]);
}

function seenIn(statements: Statement[]): string {
  return [...new Set(statements.flatMap(({ provenance }) => provenance.seen ?? []))].sort().join(', ');
}

function table(heads: string[], rows: (string | number)[][]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
