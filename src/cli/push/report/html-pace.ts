import { html } from 'hono/html';
import { duration, number } from '../../terminal/words.js';
import type { PaceSeries } from '../facts.js';
import { columnChart } from './chart.js';

const kinds = [
  { name: 'answered', text: 'answered' },
  { name: 'throttled', text: 'throttled (HTTP 429)' },
  { name: 'lost', text: 'without a response, or HTTP 5xx' },
  { name: 'held', text: 'held back by the server' },
] as const;

/** The requests over time, as a chart and as a table. @param words the sums; undefined when no request was sent */
export function paceSection({ bucketMs, buckets }: PaceSeries, words: string | undefined) {
  const heading = html`<h2 id="pace">Pace</h2>`;
  if (words === undefined) return html`<section aria-labelledby="pace">${heading}<p>No request was sent.</p></section>`;
  const highest = Math.max(...buckets.map((each) => each.requests));
  const length = bucketMs * buckets.length;
  const columns = buckets.map(({ requests: all, throttled, failed, heldMs }) => ({
    parts: [
      { name: 'answered', value: all - throttled - failed },
      { name: 'throttled', value: throttled },
      { name: 'lost', value: failed },
    ],
    shade: heldMs / bucketMs,
  }));
  const row = ({ requests: all, throttled, failed, heldMs }: (typeof buckets)[number], index: number) =>
    html`<tr><th scope="row" class="number">${at(index * bucketMs)}</th><td class="number">${number(all)}</td><td class="number">${number(throttled)}</td><td class="number">${number(failed)}</td><td class="number">${duration(heldMs)}</td></tr>`;
  return html`<section aria-labelledby="pace">${heading}
<p>${words}</p>
<p class="axis">Requests in ${duration(bucketMs)}, at most ${number(highest)}</p>
${columnChart(columns, highest, `Requests over time. ${words} The table below has the figures.`)}
<p class="axis ends"><span>0</span><span>${at(length / 2)}</span><span>${at(length)}</span></p>
<p class="keys">${kinds.map(({ name, text }) => html`<span><span class="key ${name}"></span>${text}</span> `)}</p>
<details><summary>The figures</summary>
<div class="scroll"><table><thead><tr><th scope="col" class="number">From</th><th scope="col" class="number">Requests</th><th scope="col" class="number">Throttled</th><th scope="col" class="number">No response, or 5xx</th><th scope="col" class="number">Held back</th></tr></thead>
<tbody>${buckets.map(row)}</tbody></table></div></details>
</section>`;
}

function at(ms: number): string {
  return ms === 0 ? '0' : duration(ms);
}
