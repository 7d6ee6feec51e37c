import { accountFields, type ContractField, dealFields, salesActivityFields } from '../../generated/fields.js';
import type { DeviationKind } from '../emulator/index.js';
import { contractColumns } from './read/mapping/contract-columns.js';

export const programHelp = `
Examples:
  $ recotap validate deals.csv --map mapping.yaml
  $ recotap mapping --suggest deals.csv > mapping.yaml
  $ recotap mapping hubspot-deals > mapping.yaml
  $ recotap push deals.csv --map mapping.yaml --dry-run
  $ recotap push deals.csv --map mapping.yaml --environment sandbox --problems problems.ndjson
  $ recotap push problems.ndjson --environment sandbox
  $ recotap push deals.csv --map mapping.yaml --check-links --report report.html
  $ recotap plan deals.csv --map mapping.yaml --ledger recotap.db
  $ recotap push deals.csv --map mapping.yaml --ledger recotap.db
  $ zcat deals.ndjson.gz | recotap push - --json
  $ recotap whoami --environment sandbox
  $ recotap verify --environment sandbox
  $ recotap accounts push accounts.csv --upsert --problems problems.ndjson
  $ recotap accounts list > accounts.ndjson
  $ recotap accounts pull --ledger recotap.db --out accounts.ndjson
  $ recotap activities push calls.ndjson
  $ recotap stages push stages.yaml

Exit codes:
  0    everything is in Recotap
  1    some items need attention
  2    the usage or the input is wrong, and nothing was sent
  3    the run ended early: the key was refused, no server answered, or the deadline passed
  130  interrupted (143 by SIGTERM): what was in flight is finished, what is left is in the problems file
`;

export const verifyHelp = `
It calls everything that can be read, and prints what agrees with the contract, what is new, what is missing and what contradicts. Names of fields are
shown, values never.

Examples:
  $ recotap verify --environment sandbox
  $ recotap verify --environment sandbox --write --json

Exit codes:
  0    the answers agree with the contract, or only add to it
  1    something contradicts the contract, or is missing
  2    the usage is wrong, and nothing was sent
  3    the key was refused, or no server answered
`;

export const ledgerHelp = `
A ledger is a file that remembers what is wanted of each deal, account and activity, and what of it Recotap has. A push makes it: recotap push deals.csv --ledger recotap.db
It holds your data, and never the API key. RECOTAP_LEDGER names it for all commands. For many machines, it can be in PostgreSQL: postgres://user@host/database

Examples:
  $ recotap push deals.csv --ledger recotap.db
  $ recotap accounts push accounts.csv --ledger recotap.db
  $ recotap plan deals.csv --ledger recotap.db
  $ recotap push --relink --ledger recotap.db
  $ recotap ledger status --ledger recotap.db
  $ recotap ledger failed --ledger recotap.db --json
  $ recotap ledger retry d-17 --ledger recotap.db
  $ recotap ledger history d-17 --ledger recotap.db
  $ recotap ledger forget d-17 --ledger recotap.db
  $ recotap ledger prune --older-than 90d --ledger recotap.db
  $ recotap ledger rekey --same-account --ledger recotap.db
  $ recotap ledger migrate --sql
`;

const problemsHelp = `A problems file can be corrected and pushed again as it is. It is put into its place when the push is over. With a name that ends
in .csv it is for spreadsheets: the line, the reason, then the columns of the input, which several files must have in common.

A report has the outcomes, the reasons, the problems, the links by domain, the pace and the settings: report.html for people, summary.md for CI and chat,
report.json for programs, which is what --json prints. It is written also when the push ends early.
`;

export const pushHelp = `
${fieldsHelp('The fields of a deal, and the columns of a CSV file without a mapping (* required)', dealFields)}

Number the entries of a list: associatedAccounts.0, associatedAccounts.1, and so on.
The API key comes from the environment variable RECOTAP_API_KEY or a file .env in the current folder.
${problemsHelp}`;

export const accountsPushHelp = `
${fieldsHelp('The fields of an account, and the columns of a CSV file (* required)', accountFields)}

A CSV file has text only. A custom field that takes a number needs NDJSON or JSON.
With a ledger, accounts that exist are updated, as by --upsert.
${problemsHelp}`;

export const activitiesPushHelp = `
${fieldsHelp('The fields of an activity, and the columns of a CSV file (* required)', salesActivityFields)}

Number the entries of a list: contacts.0, contacts.1, and so on.
With a ledger, no activity is sent twice: one that Recotap may have is kept as refused (recotap ledger failed).
${problemsHelp}`;

export const accountsListHelp = `
The timestamp for the next --last-sync is printed to the standard error, after the last account.
`;

export const accountsPullHelp = `
The ledger remembers up to when the accounts were read, so the next pull gets what changed after that. It does so only once they have all been
written: a pull that fails writes nothing, and what changed while one was running comes again with the next. The first pull gets all accounts.

--out never replaces a file that has something in it: process the file and remove it first.

Examples:
  $ recotap accounts pull --ledger recotap.db --out accounts.ndjson && ./load.sh accounts.ndjson && rm accounts.ndjson
  $ recotap accounts pull --ledger recotap.db --out accounts.csv --full
`;

/** What each deviation of the emulator does. TypeScript makes sure that none is missing. */
export const deviations: Record<DeviationKind, string> = {
  'added-field': 'rows and envelope have a field that is new',
  'renamed-field': 'the first field of each row has another name',
  'missing-field': 'the second field of each row is missing',
  'null-field': 'the second field of each row is null',
  'number-as-text': 'numbers are text',
  'other-time-format': 'times are seconds since 1970',
  'unknown-value': 'the status of each row is one that nobody knows',
  'null-data': 'data is null',
  'bare-array': 'the rows come without the envelope',
  'flattened-data': 'what belongs into data is beside it',
  'nested-data': 'data is one level deeper',
  'keyed-rows': 'the rows are an object instead of a list',
  'status-201': 'a success has the status 201',
  'status-202': 'a success has the status 202',
  'html-type': 'the JSON comes as text/html',
};

export const emulatorHelp = `
Deviations, each of which changes every successful answer:
${Object.entries(deviations)
  .map(([name, effect]) => `  ${name.padEnd(18)} ${effect}`)
  .join('\n')}
`;

export const mockHelp = `
The mock is Prism on the contract of this package, which you install yourself:
  $ npm install --save-dev @stoplight/prism-cli@5

A header calls up another answer, such as "Prefer: code=429" or "Prefer: code=200, example=partlyFailed".
The mock keeps nothing. recotap emulator keeps what you push, and answers each deal by its id.
`;

export const workHelp = `
The key of a lane comes from RECOTAP_API_KEY_<LANE>, such as RECOTAP_API_KEY_ACME_EU for the account acme-eu.
RECOTAP_API_KEY is for the account "default", or for the one that --lane names. A key is never used for another account.
A lane without a key that is accepted is parked, with the reason, and holds up no other lane.

A lane with much to send gives way after 5 s when others wait for their turn.

On SIGTERM, the worker lets requests in flight come to their end, for at most 10 s, and gives its lanes back.
`;

export const stagesPushHelp = `
The file:
  pipelines:
    - pipelineId: default
      pipelineLabel: Sales Pipeline
      stages:
        - { stageId: qualified, stageLabel: Qualified }

A pipeline that exists already stays as it is. The API can neither change it nor add stages to it.
`;

/** The columns for the fields, with their types, as far as they are not text. */
function fieldsHelp(heading: string, fields: readonly ContractField[]): string {
  const columns = contractColumns(fields).map(({ name, type, format, required }) => {
    const word = type === 'array' ? 'a;b;c' : type === 'string' || type === 'object' ? format : type;
    return `${name}${required ? '*' : ''}${word === undefined ? '' : ` (${word})`}`;
  });
  return `${heading}:\n${wrapped(columns, 100)}`;
}

/** A list in indented lines. */
function wrapped(words: readonly string[], width: number): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length > width) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word},`;
  }
  return [...lines, line.slice(0, -1)].join('\n');
}
