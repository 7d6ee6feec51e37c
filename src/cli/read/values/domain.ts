import { type Converter, Refused, type Sentence, Several, type Tally } from './converter.js';
import { type FoundDomain, type NoDomain, none, type ReadDomain, readDomain } from './domain-text.js';
import { nothingTest } from './nothing.js';
import { remembered } from './remembered.js';
import { sharedHostOf } from './shared-hosts.js';

/** What people type when they have no domain, beside the words for nothing. */
const noDomain = ['na', 'n.a.', 'nil', 'unknown', 'tbd', 'tba', '--', '?', '.'];

/** As many as a deal can have accounts. */
const mostDomains = 1000;

const longestCell = 100_000;

const plainCell = /^[^\s;,|@<>]{1,300}$/;

/** How a domain is used. */
export interface DomainUse {
  /** Whether an item without it is refused. */
  readonly isRequired: boolean;
  /** Whether a cell may have several domains. */
  readonly isSeveral: boolean;
  /** Words for nothing, beside those that are known. */
  readonly nothing?: readonly string[] | undefined;
}

/** The converter for a column of domains. */
export function domainConverter({ isRequired, isSeveral, nothing = [] }: DomainUse): Converter {
  const isNothing = nothingTest([...noDomain, ...nothing]);
  const read = remembered(readHost);

  function convert(raw: unknown, tally: Tally): unknown {
    // Most cells have one plain domain, which needs none of what follows.
    const plain = typeof raw === 'string' && plainCell.test(raw) ? read(raw) : none;
    if (plain.kind === 'domain') return plain.domain;
    const reads = typeof raw === 'string' ? readAll(raw, isNothing, read) : [none];
    const found = reads.filter((one) => 'domain' in one);
    const wrong = reads.find((one): one is NoDomain => !('domain' in one));
    if (wrong !== undefined) return new Refused(raw, `${noWebDomain}${notThis[wrong.kind]}`);
    const usable = found.filter(({ kind }) => kind === 'domain' || kind === 'from-email');
    const [only, ...others] = new Set(usable.map(({ domain }) => domain));
    if (only === undefined && isRequired) return new Refused(raw, whyNone(found[0]?.kind));
    if (others.length > 0 && !isSeveral)
      return new Refused(raw, `must be one domain, and this is ${others.length + 1}`);
    for (const { kind, domain } of found) {
      if (kind !== 'domain') tally.add(sentences[kind], domain);
    }
    return others.length > 0 ? new Several([only, ...others]) : only;
  }

  return { convert };
}

function readHost(text: string): ReadDomain {
  const read = readDomain(text);
  const host = read.kind === 'domain' || read.kind === 'free-mail' ? sharedHostOf(read.domain) : undefined;
  return host === undefined ? read : { kind: 'shared-host', domain: host };
}

/** Reads what a cell has in it: one domain, or several with separators between them. */
function readAll(cell: string, isNothing: (text: string) => boolean, read: (text: string) => ReadDomain): ReadDomain[] {
  if (cell.length > longestCell) return [none];
  if (isNothing(cell)) return [];
  const addresses = cell.includes('@')
    ? [...cell.matchAll(/<([^<>@]*@[^<>]*)>/g)].map(([, address = '']) => address)
    : [];
  const texts = addresses.length > 0 ? addresses : cell.split(/[;,|\s]+/);
  const parts = texts.filter((text) => text !== '' && !isNothing(text));
  if (parts.length > mostDomains) return [none];
  const reads = parts.map(read);
  // The separators may be part of an address: https://acme.com/a,b
  const isAddress = parts.length > 1 && reads.includes(none) && /^\S*[/?]\S*$/.test(cell.trim());
  return isAddress ? [read(cell.trim())] : reads;
}

const noWebDomain = 'must be a web domain, such as acme.com';
const notThis = {
  none: '',
  ip: ', and not an IP address',
  suffix: ', and not a public suffix, below which anyone may have a domain',
};

function whyNone(kind: FoundDomain['kind'] | undefined): string {
  if (kind === 'free-mail') return `${noWebDomain}: a free mail provider does not tell the company`;
  if (kind === 'shared-host') return `${noWebDomain}: a social network or a host of sites does not tell the company`;
  return 'must have a value, and this word stands for none';
}

const sentences: Record<'from-email' | 'free-mail' | 'shared-host', Sentence> = {
  'from-email': (total, details) =>
    `${count(total, 'domain comes', 'domains come')} from email addresses: ${listed(details)}`,
  'free-mail': (total, details) =>
    `${count(total, 'address is', 'addresses are')} of free mail providers, and gave no domain: ${listed(details)}`,
  'shared-host': (total, details) =>
    `${count(total, 'domain is a social network or site builder', 'domains are social networks or site builders')}: ${listed(details)}`,
};

function count(total: number, one: string, many: string): string {
  return `${total} ${total === 1 ? one : many}`;
}

const mostListed = 10;

function listed(details: Parameters<Sentence>[1]): string {
  const named = details.slice(0, mostListed).map(([detail, times]) => (times === 1 ? detail : `${detail} (${times})`));
  const more = details.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
