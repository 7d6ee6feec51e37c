import { escapedLine } from '../../terminal/escape.js';
import { counted, number } from '../../terminal/words.js';
import type { DealWithout, PushFacts } from '../facts.js';
import type { ProblemRow } from './rows.js';
import { type Wording, wordingOf } from './wording.js';

const [mostReasons, mostProblems, mostDomains, mostDeals, mostNotes] = [10, 20, 10, 10, 10];

/**
 * A short report in Markdown, for the summary of a CI job or a chat. Text from outside is code, where nothing is markup, a link or a mention.
 *
 * @param problems the first of them, and how many there were
 * @param word what an item is called
 */
export function markdownReport(
  facts: PushFacts,
  problems: { rows: readonly ProblemRow[]; total: number },
  { word }: { word: string },
): string {
  const wording = wordingOf(facts, word);
  const blocks = [
    `## Push of ${code(facts.input.name)}`,
    `**${wording.headline}**`,
    wording.howFar,
    facts.endedBy === undefined ? undefined : code(facts.endedBy),
    outcomeTable(wording),
    ...reasonList(facts),
    ...problemList(problems, facts, word),
    ...changeTable(wording),
    ...linkList(facts, wording),
    ...noteList(facts),
    wording.pace === undefined ? undefined : `Pace: ${wording.pace}`,
    wording.settings.map(([name, value]) => `- ${/^-/.test(name) ? code(name) : name}: ${code(value)}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

function outcomeTable({ outcomes }: Wording): string {
  if (outcomes.length === 0) return '';
  const rows = outcomes.map(({ status, count, meaning }) => `| ${status} | ${number(count)} | ${meaning} |`);
  return ['| outcome | count | meaning |', '| --- | ---: | --- |', ...rows].join('\n');
}

function reasonList({ reasons }: PushFacts): string[] {
  if (reasons.length === 0) return [];
  const lines = reasons
    .slice(0, mostReasons)
    .map(
      ({ reason, count, example }) =>
        `- ${number(count)} × ${code(reason)}, ${count > 1 ? 'such as ' : ''}${code(example)}`,
    );
  return ['### Reasons', withMore(lines, reasons.length - mostReasons)];
}

function problemList(
  { rows, total }: { rows: readonly ProblemRow[]; total: number },
  { problemsFile }: PushFacts,
  word: string,
): string[] {
  if (total === 0) return [];
  const lines = rows.slice(0, mostProblems).map(({ place, id, name, status, reason }) => {
    const what = [id, name].filter((text) => text !== '').map(code);
    return `- ${status}${place === '' ? '' : `, line ${code(place)}`}${what.length === 0 ? '' : `, ${what.join(' ')}`}: ${code(reason)}`;
  });
  const all =
    problemsFile === undefined
      ? []
      : [`${counted(total, word)} ${total === 1 ? 'is' : 'are'} in ${code(problemsFile)}.`];
  return ['### Problems', withMore(lines, total - lines.length), ...all];
}

function changeTable({ changes }: Wording): string[] {
  if (changes === undefined || changes.length === 0) return [];
  const rows = changes.map(([name, count]) => `| ${name} | ${number(count)} |`);
  return ['### What changed, by the ledger', ['| | count |', '| --- | ---: |', ...rows].join('\n')];
}

function linkList({ links }: PushFacts, wording: Wording): string[] {
  if (wording.links === undefined) return [];
  const unknown = links?.unknownDomains ?? [];
  const lines = unknown.slice(0, mostDomains).map(({ domain, deals }) => `- ${code(domain)}: ${number(deals)}`);
  return [
    '### Links to accounts',
    wording.links,
    ...(lines.length === 0 ? [] : [withMore(lines, unknown.length - lines.length)]),
    ...dealLine('Without an account', links?.unlinkedDeals),
    ...dealLine('Without a usable domain', links?.withoutDomainDeals),
  ];
}

function dealLine(heading: string, deals: readonly DealWithout[] = []): string[] {
  if (deals.length === 0) return [];
  const ids = deals.slice(0, mostDeals).map(({ externalDealId = '' }) => code(externalDealId));
  const more = deals.length - ids.length;
  return [`${heading}: ${ids.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`];
}

function noteList({ notes = [] }: PushFacts): string[] {
  if (notes.length === 0) return [];
  return [
    '### Notes',
    withMore(
      notes.slice(0, mostNotes).map((note) => `- ${code(note)}`),
      notes.length - mostNotes,
    ),
  ];
}

function withMore(lines: readonly string[], more: number): string {
  return [...lines, ...(more > 0 ? [`- and ${number(more)} more`] : [])].join('\n');
}

/** A text from outside, in one line. */
function code(text: string): string {
  const line = escapedLine(text.replace(/\s+/g, ' ').trim());
  if (line === '') return '';
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}
