import { counted, duration, number, plural } from '../../terminal/words.js';
import type { AlsoSent, Counts, PaceBucket, PushFacts, Settings, StoredWord, Why } from '../facts.js';

/** What a report says in words, in every format. */
export interface Wording {
  /** Such as `deals.csv: 300 deals`. */
  title: string;
  /** How the push went, in one or two sentences. */
  headline: string;
  isGood: boolean;
  /** How far a push came that ended early; undefined for others. */
  howFar: string | undefined;
  outcomes: readonly Outcome[];
  /** Names and values. */
  settings: readonly (readonly [name: string, value: string])[];
  /** What the ledger made of the items; undefined without one. */
  changes: readonly (readonly [name: string, count: number])[] | undefined;
  /** Which deals have an account, or that nobody asked; undefined for other items. */
  links: string | undefined;
  /** The requests, as far as any was sent. */
  pace: string | undefined;
}

/** One of the counts that add up to the total. */
export interface Outcome {
  status: string;
  count: number;
  meaning: string;
}

const stored: readonly StoredWord[] = ['upserted', 'created', 'updated', 'unchanged'];

/** The outcomes that Recotap has the item for. */
export function isStored(status: string): boolean {
  return stored.some((word) => word === status);
}

const meanings: Record<string, string> = {
  upserted: 'stored by Recotap',
  created: 'new in Recotap',
  updated: 'were in Recotap, and are changed',
  unchanged: 'Recotap has it already',
  superseded: 'a later row or a newer version took its place',
  failed: 'refused by Recotap',
  skipped: 'passed over by Recotap',
  invalid: 'breaks the contract; never sent',
  unsent: 'no response or no attempt; sending again is safe',
};

const endings: Record<Why, string> = {
  interrupted: 'The push was interrupted.',
  deadline: 'The push ended early: its deadline passed.',
  key: 'The push ended early: the API key was refused.',
  server: 'The push ended early: the server could not be reached, or gave no usable response.',
  limit: 'The push ended early: the server took no more requests.',
  input: 'The push ended early: the input could not be read to its end.',
  output: 'The push ended early: a file or the ledger could not be written.',
};

export function wordingOf(facts: PushFacts, word: string): Wording {
  const { input, total, ended, complete, changes, alsoSent = [] } = facts;
  const left = total - inRecotap(facts) - facts.superseded;
  return {
    title: `${input.name}: ${counted(total, word)}`,
    headline: headlineOf(facts, word, left),
    isGood: left === 0 && ended === undefined,
    howFar:
      ended === undefined
        ? undefined
        : `${counted(total - facts.unsent, word)} of ${complete ? number(total) : 'those that were read'} had an outcome by then, and ${number(facts.unsent)} had none.${complete ? '' : ' The rest of the input was not read.'}`,
    outcomes: outcomesOf(facts),
    settings: settingsOf(facts),
    changes:
      changes === undefined
        ? undefined
        : (
            [
              ['new to the ledger', changes.new],
              ['changed since Recotap took it', changes.changed],
              ['unchanged, and sent again as asked', changes.sentAgain],
              ['refused by Recotap before', changes.refusedBefore],
              ['put before by an earlier row or push, and not sent yet', changes.waitingBefore],
              ['unchanged, so not sent', facts.unchanged ?? 0],
              ['superseded by a later row or a newer version', facts.superseded],
              ['waiting in the ledger beside the input, and sent too', sumOf(alsoSent, 'accepted')],
              ['waiting in the ledger beside the input, and refused now', sumOf(alsoSent, 'refused')],
            ] as const
          ).filter(([, count]) => count > 0),
    links: linksOf(facts, word),
    pace: paceOf(facts),
  };
}

function sumOf(all: readonly AlsoSent[], key: 'accepted' | 'refused'): number {
  return all.reduce((sum, each) => sum + each[key], 0);
}

function inRecotap(counts: Counts): number {
  return stored.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

function headlineOf(facts: PushFacts, word: string, left: number): string {
  const { total, ended, dryRun } = facts;
  const many = counted(total, word);
  if (ended !== undefined) return endings[ended];
  if (total === 0) return `There were no ${plural(word)} to push.`;
  if (dryRun) return `A dry run: nothing was sent. ${number(total - left)} of ${many} would be.`;
  if (left === 0) return total === 1 ? `The ${word} is in Recotap.` : `All ${many} are in Recotap.`;
  const attention = `${number(left)} ${left === 1 ? 'needs' : 'need'} attention.`;
  return `${number(inRecotap(facts))} of ${many} are in Recotap. ${attention}`;
}

function outcomesOf(facts: PushFacts): Outcome[] {
  const statuses = [...stored, 'superseded', 'skipped', 'failed', 'invalid', 'unsent'] as const;
  return statuses
    .map((status) => ({ status, count: facts[status] ?? 0, meaning: meaningOf(status, facts.dryRun) }))
    .filter(({ count }) => count > 0);
}

function meaningOf(status: string, dryRun: true | undefined): string {
  return dryRun && isStored(status) ? 'would be sent' : (meanings[status] ?? '');
}

function settingsOf(facts: PushFacts): [string, string][] {
  const { target, input, startedAt, durationMs, requests, retries, settings, problemsFile } = facts;
  const { environment, baseUrl, isDefault } = target;
  const again = retries > 0 ? `, ${number(retries)} of them retries` : '';
  return [
    ['Target', `${environment === null ? '' : `${environment}${isDefault ? ', the default' : ''}: `}${baseUrl}`],
    ['Input', input.name],
    ...(input.mapping === undefined ? [] : [['Mapping', input.mapping ?? 'none'] as [string, string]]),
    ['Started', startedAt],
    ['Took', duration(durationMs)],
    ['Requests', `${number(requests)}${again}${facts.dryRun ? ' (nothing was sent)' : ''}`],
    ...(problemsFile === undefined ? [] : [['Problems file', problemsFile] as [string, string]]),
    ...optionsOf(settings),
  ];
}

function optionsOf(settings: Settings): [string, string][] {
  return Object.entries(settings).map(([name, value]) => [name, value === true ? 'yes' : String(value)]);
}

function linksOf({ links, dryRun }: PushFacts, word: string): string | undefined {
  if (word !== 'deal') return undefined;
  if (links === undefined) {
    return `It is not known which deals have an account in Recotap: the response to a push does not tell. ${dryRun ? 'A push with --check-links' : '--check-links'} asks first.`;
  }
  const { total, linked, unlinked, withoutDomain } = links;
  return `${number(linked)} of ${counted(total, 'deal')} have an account in Recotap. Without one: ${number(unlinked)} whose domain it does not know, ${number(withoutDomain)} with no usable domain.`;
}

/** `131 requests, 2 throttled, held back by the server for 2.0 s.` */
function paceOf({ pace: { buckets }, dryRun }: PushFacts): string | undefined {
  const sum = (key: keyof PaceBucket) => buckets.reduce((all, each) => all + each[key], 0);
  const [requests, throttled, failed, heldMs] = [sum('requests'), sum('throttled'), sum('failed'), sum('heldMs')];
  if (requests === 0 || dryRun) return undefined;
  const parts = [
    counted(requests, 'request'),
    ...(throttled > 0 ? [`${number(throttled)} throttled`] : []),
    ...(failed > 0 ? [`${number(failed)} without a response or with HTTP 5xx`] : []),
    ...(heldMs > 0 ? [`held back by the server for ${duration(heldMs)}`] : []),
  ];
  return `${parts.join(', ')}.`;
}
