import type { Settings } from '../../push/facts.js';
import type { MostInvalid } from '../../push/survey.js';
import { duration } from '../../terminal/words.js';

/** How each option is shown. What is not here never comes into a report, as the key and its file. */
const shown: Record<string, (value: never) => string | number | boolean> = {
  lane: String,
  full: Boolean,
  relink: Boolean,
  versionColumn: String,
  checkLinks: Boolean,
  createAccounts: Boolean,
  registerStages: Boolean,
  upsert: Boolean,
  segment: String,
  lookup: (tables: ReadonlyMap<string, string>) => [...tables].map(([name, file]) => `${name}=${file}`).join(', '),
  dateFormat: String,
  format: String,
  delimiter: String,
  encoding: String,
  header: (names: readonly string[]) => names.join(','),
  skip: Number,
  sheet: String,
  rows: String,
  maxInvalid: (most: MostInvalid) => ('count' in most ? most.count : `${most.percent}%`),
  failIfEmpty: Boolean,
  concurrency: Number,
  requestsPerSecond: Number,
  deadline: (ms: number) => duration(ms),
  grace: (ms: number) => duration(ms),
};

/**
 * What a report says of the options, by their names on the command line.
 *
 * @param ledger the ledger, without a password
 */
export function shownSettings(options: object, ledger: string | undefined): Settings {
  const given: Record<string, unknown> = { ...options };
  const entries = Object.entries(shown).flatMap(([name, show]) => {
    const value = given[name];
    return value === undefined || value === false ? [] : [[flagOf(name), show(value as never)] as const];
  });
  return Object.fromEntries([...(ledger === undefined ? [] : [['--ledger', ledger] as const]), ...entries]);
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
