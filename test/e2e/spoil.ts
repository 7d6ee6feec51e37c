/** A row that was spoilt, and what has to be said of it. */
export interface Spoilt {
  id: string;
  /** Where it starts in the file. */
  line: number;
  reason: RegExp;
}

type Row = [
  id: string,
  agent: string,
  product: string,
  account: string,
  stage: string,
  engaged: string,
  closed: string,
  value: string,
];

/** Ten ways to spoil a row of the real export. */
const ways: [reason: RegExp, spoil: (row: Row) => string][] = [
  [/too few cells: 7/, (row) => row.slice(0, 7).join(',')],
  [
    /too many cells: 9/,
    ([id, agent, product, account, ...rest]) => [id, agent, product, `${account}, Inc`, ...rest].join(','),
  ],
  [
    /quote is opened and never closed|quotes are broken/,
    ([id, agent, ...rest]) => [id, `"${agent}`, ...rest].join(','),
  ],
  [/quotes are broken/, ([id, agent, product, ...rest]) => [id, agent, `${product} 5" pipe`, ...rest].join(',')],
  [/externalDealId is required|"externalDealId","message":"is required"/, (row) => ['  ', ...row.slice(1)].join(',')],
  [/"name","message":"is required"/, ([id, agent, , , ...rest]) => [id, agent, '', ' ', ...rest].join(',')],
  [/"amount","message":"must be a number/, (row) => [...row.slice(0, 7), 'to be agreed'].join(',')],
  [/"amount","message":"could be a fraction or thousands/, (row) => [...row.slice(0, 7), '1.234'].join(',')],
  [
    /"startDate","message":"must be an ISO 8601 date/,
    (row) => [...row.slice(0, 5), '2017-02-30', row[6], row[7]].join(','),
  ],
  [/"closedDate","message":"must be an ISO 8601 date/, (row) => [...row.slice(0, 6), '3/31/2017', row[7]].join(',')],
];

/**
 * Spoils every hundredth row of the export in one of ten ways. Every fiftieth row, a good one, gets a line end in a cell, so that the line of
 * a row cannot be told by counting rows.
 */
export function waysToSpoil(csv: string): { text: string; spoilt: Spoilt[] } {
  const [header = '', ...rows] = csv.trimEnd().split('\n');
  const lines = [header];
  const spoilt: Spoilt[] = [];
  let line = 2;
  for (const [index, text] of rows.entries()) {
    const row = text.split(',') as Row;
    if (index % 100 === 99) {
      const [reason, spoil] = ways[spoilt.length % ways.length] as (typeof ways)[number];
      spoilt.push({ id: row[0], line, reason });
      lines.push(spoil(row));
    } else if (index % 50 === 0) {
      lines.push([row[0], `"${row[1].replace(' ', '\r\n')}"`, ...row.slice(2)].join(','));
      line++;
    } else {
      lines.push(text);
    }
    line++;
  }
  return { text: `${lines.join('\r\n')}\r\n`, spoilt };
}
