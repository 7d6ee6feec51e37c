import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { script, style } from '../../../../generated/report-page.js';
import { printable } from '../../terminal/escape.js';
import { number, plural } from '../../terminal/words.js';
import { describeBefore } from '../before-words.js';
import type { DealWithout, PushFacts } from '../facts.js';
import { stackedBar } from './chart.js';
import { paceSection } from './html-pace.js';
import { packWithin } from './pack.js';
import type { ProblemRow } from './rows.js';
import { isStored, type Wording, wordingOf } from './wording.js';

/** What a report is about, beside its facts. */
export interface HtmlProblems {
  rows: readonly ProblemRow[];
  /** How many there were; `rows` has the first. */
  total: number;
}

/** In bytes. */
const mostBytes = 295_000;
const [mostReasons, mostDomains, mostDeals] = [50, 100, 100];

/**
 * A report as one file of HTML that needs no network. Its policy admits its own script and style only, and all text in it is escaped.
 *
 * @param kind of the items
 */
export async function htmlReport(
  facts: PushFacts,
  { rows, total }: HtmlProblems,
  kind: { word: string; idField: string },
): Promise<string> {
  const wording = wordingOf(facts, kind.word);
  const reasons = facts.reasons.map(({ reason }) => reason);
  const pageWith = async (packed: string, shown: number) =>
    printable(String(await page(facts, wording, { packed, shown, total }, kind)));
  const room = mostBytes - Buffer.byteLength(await pageWith('', 0));
  const { packed, shown } = packWithin(rows, reasons, room);
  return pageWith(packed, shown);
}

interface Packed {
  packed: string;
  shown: number;
  total: number;
}

function page(facts: PushFacts, wording: Wording, packed: Packed, kind: { word: string; idField: string }) {
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${wording.title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<header>
<h1>${wording.title}</h1>
<p class="headline ${wording.isGood ? 'good' : 'bad'}">${wording.headline}</p>
${wording.howFar === undefined ? '' : html`<p>${wording.howFar}</p>`}
${facts.endedBy === undefined ? '' : html`<p class="text">${facts.endedBy}</p>`}
</header>
${outcomeSection(facts, wording)}
${reasonSection(facts, kind.word)}
${changeSection(wording)}
${linkSection(facts, wording)}
${beforeSection(facts)}
${paceSection(facts.pace, wording.pace)}
${problemSection(facts, packed, kind)}
${noteSection(facts)}
<section aria-labelledby="settings"><h2 id="settings">Target and settings</h2>
<dl>${wording.settings.map(([name, value]) => html`<div><dt>${name}</dt><dd class="text">${value}</dd></div>`)}</dl>
</section>
</main>
<script type="text/plain" id="packed">${packed.packed}</script>
<script>${raw(script)}</script>
</body>
</html>
`;
}

function outcomeSection({ total }: PushFacts, { outcomes }: Wording) {
  if (total === 0) return '';
  const parts = outcomes.map(({ status, count }) => ({ name: classOf(status), value: count }));
  const label = outcomes.map(({ status, count }) => `${number(count)} ${status}`).join(', ');
  const row = ({ status, count, meaning }: Wording['outcomes'][number]) => html`<tr>
<th scope="row"><span class="key ${classOf(status)}"></span>${status}</th>
<td class="number">${number(count)}</td><td class="number">${percent(count, total)}</td><td class="wide">${meaning}</td></tr>`;
  return html`<section aria-labelledby="outcomes"><h2 id="outcomes">Outcomes</h2>
${stackedBar(parts, label)}
<div class="scroll"><table>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="number">Count</th><th scope="col" class="number">Share</th><th scope="col" class="wide">Meaning</th></tr></thead>
<tbody>${outcomes.map(row)}</tbody></table></div>
</section>`;
}

function reasonSection({ reasons }: PushFacts, word: string) {
  if (reasons.length === 0) return '';
  const more = reasons.length - mostReasons;
  const row = ({ reason, count, example }: PushFacts['reasons'][number], index: number) => html`<tr>
<td class="number">${number(count)}</td>
<td class="text">${reason}<br><small>${count > 1 ? 'such as ' : ''}${example}</small></td>
<td class="scripted"><button type="button" data-reason="${index}" aria-label="Show the ${plural(word)} with reason ${index + 1}">Show</button></td></tr>`;
  return html`<section aria-labelledby="reasons"><h2 id="reasons">Reasons</h2>
<div class="scroll"><table>
<thead><tr><th scope="col" class="number">Count</th><th scope="col">Reason</th><th scope="col" class="scripted"><span class="hidden">Show the problems</span></th></tr></thead>
<tbody>${reasons.slice(0, mostReasons).map(row)}</tbody></table></div>
${more > 0 ? html`<p>${number(more)} more.</p>` : ''}
</section>`;
}

function problemSection(
  facts: PushFacts,
  { shown, total }: Packed,
  { word, idField }: { word: string; idField: string },
) {
  if (total === 0) return '';
  const rest =
    facts.problemsFile === undefined
      ? `With --problems problems.csv, a push writes each of them to a file.`
      : `All of them are in ${facts.problemsFile}.`;
  const columns = { place: 'Line', status: 'Outcome', reason: 'Reason', id: idField, name: 'Name' };
  const header = ([key, text]: [string, string]) =>
    html`<th scope="col" class="${key}" data-key="${key}"><button type="button">${text}</button></th>`;
  const options = facts.reasons
    .slice(0, mostReasons)
    .map(({ reason }, index) => html`<option value="${index}">${shortened(reason)}</option>`);
  return html`<section aria-labelledby="problems"><h2 id="problems" tabindex="-1">Problems</h2>
<p>${shown < total ? `The first ${number(shown)} of ${number(total)} ${plural(word)} with a problem. ` : ''}${rest}</p>
<noscript><p>The table needs JavaScript, which is turned off.</p></noscript>
<div class="scripted" id="table" data-id="${idField}">
<form role="search" aria-label="Problems">
<label>Text <input type="search" id="search" autocomplete="off" spellcheck="false"></label>
<label>Outcome <select id="status"><option value="">all</option>${['failed', 'invalid', 'skipped', 'unsent'].map((status) => html`<option>${status}</option>`)}</select></label>
<label class="grow">Reason <select id="reason"><option value="">all</option>${options}</select></label>
</form>
<div class="scroll" tabindex="0" role="group" aria-label="Table of problems"><table class="problems">
<caption class="hidden">Problems. The buttons in the header sort it.</caption>
<thead><tr>${Object.entries(columns).map(header)}</tr></thead>
<tbody id="rows"></tbody></table></div>
<div class="pager">
<button type="button" id="previous">Previous</button>
<button type="button" id="next">Next</button>
<span id="position" role="status"></span>
<button type="button" id="export">Export as CSV</button>
</div>
</div>
</section>`;
}

function changeSection({ changes }: Wording) {
  if (changes === undefined || changes.length === 0) return '';
  return html`<section aria-labelledby="changes"><h2 id="changes">What changed, by the ledger</h2>
<div class="scroll"><table><tbody>${changes.map(([name, count]) => html`<tr><td class="number">${number(count)}</td><th scope="row">${name}</th></tr>`)}</tbody></table></div>
</section>`;
}

function linkSection({ links }: PushFacts, wording: Wording) {
  if (wording.links === undefined) return '';
  const list = (heading: string, domains: readonly { domain: string; deals: number }[]) => {
    if (domains.length === 0) return '';
    const more = domains.length - mostDomains;
    return html`<details${links && links.unlinked > 0 && heading.startsWith('Without') ? raw(' open') : ''}><summary>${heading}: ${number(domains.length)}</summary>
<div class="scroll"><table><thead><tr><th scope="col" class="number">Deals</th><th scope="col">Domain</th></tr></thead>
<tbody>${domains.slice(0, mostDomains).map(({ domain, deals }) => html`<tr><td class="number">${number(deals)}</td><td class="text">${domain}</td></tr>`)}</tbody></table></div>
${more > 0 ? html`<p>${number(more)} more, which the report in JSON has.</p>` : ''}</details>`;
  };
  const parts =
    links === undefined
      ? ''
      : [
          list('Without an account, by domain', links.unknownDomains),
          dealList('Deals without an account', links.unlinkedDeals),
          dealList('Deals without a usable domain', links.withoutDomainDeals),
          list('With an account, by domain', links.knownDomains),
        ];
  return html`<section aria-labelledby="links"><h2 id="links">Links to accounts</h2>
<p>${wording.links}</p>
${parts}
</section>`;
}

function dealList(heading: string, deals: readonly DealWithout[]) {
  if (deals.length === 0) return '';
  const more = deals.length - mostDeals;
  const row = ({ externalDealId = '', domains }: DealWithout) =>
    html`<tr><td class="text">${shortened(externalDealId)}</td><td class="text">${shortened(domains.join(', '))}</td></tr>`;
  return html`<details><summary>${heading}: ${number(deals.length)}</summary>
<div class="scroll"><table><thead><tr><th scope="col">externalDealId</th><th scope="col">Domains</th></tr></thead>
<tbody>${deals.slice(0, mostDeals).map(row)}</tbody></table></div>
${more > 0 ? html`<p>${number(more)} more, which the report in JSON has.</p>` : ''}</details>`;
}

function beforeSection({ stages, accounts }: PushFacts) {
  if (stages === undefined && accounts === undefined) return '';
  const lines = describeBefore({ ...(stages && { stages }), ...(accounts && { accounts }) }).filter(
    (line) => line !== '',
  );
  return html`<section aria-labelledby="before"><h2 id="before">Done before</h2>
<ul>${lines.map((line) => html`<li class="text">${line.trim()}</li>`)}</ul></section>`;
}

function noteSection({ notes = [], drift = [] }: PushFacts) {
  const lines = [
    ...notes,
    ...drift.slice(0, 50).map((each) => `The responses differ from the contract: ${JSON.stringify(each)}`),
  ];
  if (lines.length === 0) return '';
  return html`<section aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ul>${lines.slice(0, 100).map((line) => html`<li class="text">${line.slice(0, 1000)}</li>`)}</ul></section>`;
}

/** Never a word from outside: a status that Recotap has invented has no class. */
function classOf(status: string): string {
  return isStored(status) ? (status === 'unchanged' ? 'unchanged' : 'stored') : status;
}

function percent(count: number, total: number): string {
  const share = (100 * count) / total;
  return share > 0 && share < 0.1 ? '< 0.1 %' : `${share >= 99.95 && count < total ? '99.9' : share.toFixed(1)} %`;
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
