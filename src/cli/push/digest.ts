import { valueAt } from '../../index.js';
import type { ItemKind } from '../read/items/item.js';
import { counted, number } from '../terminal/words.js';

/** What a user should know about the valid items of a file before they are pushed. */
export interface Digest {
  add(item: unknown): void;
  /** @param repeatedIds how many ids are in more than one row, if that is known */
  result(repeatedIds: number | undefined): DigestResult;
}

/** As it stands in the JSON report. */
export interface DigestResult {
  /** Items with the domain of at least one account, by which Recotap can link them. */
  linkable: number;
  repeatedIds?: number;
  /** How many items have which currency. */
  currencies: Record<string, number>;
  /** Items with an amount and no currency. */
  withoutCurrency: number;
  /** The first and the last date of each field that holds dates. */
  dates: Record<string, { first: string; last: string }>;
  /** The first items as they would be sent. */
  preview: unknown[];
}

const mostPreviewed = 3;
const mostCurrencies = 200;

export function createDigest({ fields }: Pick<ItemKind, 'fields'>): Digest {
  const dateFields = fields.filter(({ format }) => format === 'date').map(({ name }) => name);
  const currencyField = fields.find(({ format }) => format === 'currency')?.name;
  const amountField = fields.find(({ type }) => type === 'number')?.name ?? '';
  const list = fields.find(({ items }) => items?.fields?.some(({ format }) => format === 'domain'));
  const domainField = list?.items?.fields?.find(({ format }) => format === 'domain')?.name ?? '';
  const currencies = new Map<string, number>();
  const dates = new Map<string, { first: string; last: string }>();
  const preview: unknown[] = [];
  let linkable = 0;
  let withoutCurrency = 0;

  function addDate(name: string, date: unknown): void {
    if (typeof date !== 'string') return;
    const range = dates.get(name);
    if (range === undefined) dates.set(name, { first: date, last: date });
    else if (date < range.first) range.first = date;
    else if (date > range.last) range.last = date;
  }

  return {
    add(item) {
      if (preview.length < mostPreviewed) preview.push(item);
      const entries = list === undefined ? [] : ((valueAt(item, list.name) as unknown[] | undefined) ?? []);
      if (entries.some((entry) => valueAt(entry, domainField) !== undefined)) linkable++;
      const currency = currencyField === undefined ? undefined : valueAt(item, currencyField);
      if (typeof currency === 'string' && (currencies.has(currency) || currencies.size < mostCurrencies))
        currencies.set(currency, (currencies.get(currency) ?? 0) + 1);
      if (currency === undefined && valueAt(item, amountField) !== undefined) withoutCurrency++;
      for (const name of dateFields) addDate(name, valueAt(item, name));
    },
    result: (repeatedIds) => ({
      linkable,
      ...(repeatedIds === undefined ? {} : { repeatedIds }),
      currencies: Object.fromEntries([...currencies].sort((a, b) => b[1] - a[1])),
      withoutCurrency,
      dates: Object.fromEntries(dates),
      preview,
    }),
  };
}

/** @param valid how many items the digest is of */
export function describeDigest(
  { linkable, repeatedIds, currencies, withoutCurrency, dates, preview }: DigestResult,
  valid: number,
  word: string,
): string[] {
  if (valid === 0) return [];
  const amounts = Object.entries(currencies).map(([code, count]) => `${code} ${number(count)}`);
  const rows: [string, string][] = [
    [
      'linkable',
      `${number(linkable)} of ${counted(valid, word)} ${valid === 1 ? 'names' : 'name'} the domain of an account`,
    ],
    ...(repeatedIds === undefined
      ? []
      : [
          ['ids', repeatedIds === 0 ? 'each in one row only' : `${number(repeatedIds)} in more than one row`] as [
            string,
            string,
          ],
        ]),
    [
      'currencies',
      `${amounts.length === 0 ? 'none' : amounts.join(', ')}${withoutCurrency === 0 ? '' : `; ${counted(withoutCurrency, 'amount')} without one`}`,
    ],
    ...Object.entries(dates).map(([name, { first, last }]): [string, string] => [
      name,
      `${day(first)} to ${day(last)}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    `What would be pushed:`,
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
    preview.length === 1 ? `The first ${word}:` : `The first ${counted(preview.length, word)}:`,
    ...preview.map((item) => `  ${JSON.stringify(item)}`),
  ];
}

function day(date: string): string {
  return date.slice(0, 10);
}
