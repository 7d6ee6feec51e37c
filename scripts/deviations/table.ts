import { fillIn } from '../pages/fill-in.js';
import { type Deviation, deviations } from './list.js';
import { type Found, findIn } from './run.js';

/** The guide that has the table. */
export const deviationsPage = new URL('../../docs/the-contract.md', import.meta.url);

const marks = {
  begin: '<!-- deviations:begin, written by `npm run deviations` -->',
  end: '<!-- deviations:end -->',
};

export interface Row {
  deviation: Deviation;
  found: Found;
}

/** What is found of each deviation. */
export async function findAll(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const deviation of deviations) rows.push({ deviation, found: await findIn(deviation) });
  return rows;
}

/** The guide with the table of what was found. */
export function withDeviations(page: string, rows: readonly Row[]): string {
  const table = [
    '| deviation | in the response to | `recotap verify` | exit code | `redocly drift` |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(toLine),
  ];
  return fillIn(page, marks, table.join('\n'));
}

function toLine({ deviation: { name, call }, found: { code, verify, redocly } }: Row): string {
  const ours = verify.map(({ verdict, kind, path, found }) => {
    const where = path === '' ? '' : ` \`${path}\``;
    return `${verdict}: ${kind}${where}${found === '' ? '' : `, found ${found}`}`;
  });
  const theirs = redocly.map((message) => message.replace(/\.$/, ''));
  return `| ${[name, `\`${call}\``, listed(ours), code, listed(theirs)].join(' | ')} |`;
}

function listed(findings: readonly string[]): string {
  return findings.length === 0 ? 'nothing' : findings.join('<br>');
}
