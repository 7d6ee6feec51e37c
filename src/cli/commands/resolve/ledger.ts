import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { createRecotapClient, type Environment, type RecotapClient, RecotapError } from '../../../index.js';
import {
  checkKey,
  isAddress,
  type Lane,
  type Ledger,
  laneName,
  openLedger,
  shownAddress,
} from '../../../ledger/index.js';
import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { mustNotOverwrite } from '../../terminal/same-file.js';
import { shellWord } from '../../terminal/words.js';

/** Which ledger, and which lane of it. */
export interface LedgerOptions {
  ledger?: string | undefined;
  lane?: string | undefined;
}

/** The options that name a lane. */
export interface LaneOptions extends LedgerOptions {
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
}

/** The path of the ledger that the user wants, if any. */
export function ledgerPath({ ledger = '' }: LedgerOptions, { env }: Io): string | undefined {
  return ledger || env.RECOTAP_LEDGER || undefined;
}

/** The path of a ledger, or its address without the password. */
export function shownLedger(path: string): string {
  return isAddress(path) ? shownAddress(path) : path;
}

/** @throws CliError when it cannot be opened, or is damaged */
export async function openNamed(path: string, { cwd }: Io): Promise<Ledger> {
  try {
    return await openLedger(isFile(path) ? relative('.', resolve(cwd, path)) : path);
  } catch (error) {
    throw RecotapError.is(error) ? new CliError(error.message, { cause: error }) : error;
  }
}

/** @throws CliError when what a command writes would overwrite the ledger */
export async function mustKeepLedger(
  path: string,
  written: {
    problems?: string | undefined;
    out?: string | undefined;
    har?: string | undefined;
    report?: readonly string[] | undefined;
  },
  io: Io,
): Promise<void> {
  if (!isFile(path)) return;
  const files = ['', '-wal', '-shm'].map((end) => `${path}${end}`);
  const outputs = { '--problems': [written.problems], '--out': [written.out], '--har': [written.har] };
  for (const [option, names] of Object.entries({ ...outputs, '--report': written.report ?? [] }))
    for (const name of names) if (name !== undefined) await mustNotOverwrite(option, name, files, io);
}

/**
 * @param path of the ledger, as the user named it
 * @throws CliError when the lane was used with another key than the client's
 */
export async function mustBeKeyOf(lane: Lane, client: RecotapClient, path: string): Promise<void> {
  const problem = await checkKey(
    lane,
    client,
    ` --ledger ${shellWord(shownLedger(path))} --lane ${shellWord(lane.name)}`,
  );
  if (problem !== undefined) throw new CliError(problem.message);
}

/** @throws CliError when none is named */
export function neededPath(options: LedgerOptions, io: Io): string {
  const path = ledgerPath(options, io);
  if (path === undefined)
    throw new CliError('No ledger is named. Name one with --ledger recotap.db, or postgres://…, or RECOTAP_LEDGER.');
  return path;
}

/** Whether there is a ledger already. Opening one would make it. */
export function isThere(path: string, { cwd }: Io): boolean {
  return !isFile(path) || existsSync(resolve(cwd, path));
}

/** @throws CliError when there is no such ledger */
export function mustBeThere(path: string, io: Io): void {
  if (!isThere(path, io))
    throw new CliError(`There is no ledger ${path}. A push creates one: recotap push … --ledger ${path}`);
}

/** The lane that the options name, if the ledger has it. Looking makes none. */
export async function laneThere(ledger: Ledger, name: string): Promise<Lane | undefined> {
  return (await ledger.lanes()).includes(name) ? ledger.lane(name) : undefined;
}

/** The whole name of the lane that the options name. */
export function laneNamed({ environment, baseUrl, lane }: LaneOptions): string {
  return laneName(createRecotapClient({ apiKey: 'none', environment, baseUrl }).settings.baseUrl, lane);
}

/**
 * The lane that a command on a ledger means: the one that the options name, or the only one.
 *
 * @throws CliError when there is none, or no telling which
 */
export async function laneMeant(ledger: Ledger, options: LaneOptions): Promise<Lane> {
  const names = await ledger.lanes();
  const { environment, baseUrl, lane } = options;
  const isNamed = environment !== undefined || baseUrl !== undefined || lane !== undefined;
  const meant = isNamed ? laneNamed(options) : names.length === 1 ? names[0] : undefined;
  if (meant !== undefined && names.includes(meant)) return ledger.lane(meant);
  if (names.length === 0) throw new CliError(`The ledger ${ledger.location} is empty.`);
  const there = names.map((name) => `  ${name}`);
  throw new CliError([
    meant === undefined
      ? `The ledger ${ledger.location} has ${names.length} lanes. Name one with --lane:`
      : `The ledger ${ledger.location} has no lane ${meant}. It has:`,
    ...there,
  ]);
}

/**
 * Opens the ledger that a command works on, and closes it when that is done.
 *
 * @throws CliError when none is named, or there is none
 */
export async function withLedgerOf<T>(
  options: LedgerOptions,
  io: Io,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const path = neededPath(options, io);
  mustBeThere(path, io);
  const ledger = await openNamed(path, io);
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/**
 * As `withLedgerOf`, for a command that works on one lane.
 *
 * @throws CliError when there is no such lane, or no telling which is meant
 */
export function withLaneOf<T>(
  options: LaneOptions,
  io: Io,
  work: (lane: Lane, ledger: Ledger) => Promise<T>,
): Promise<T> {
  return withLedgerOf(options, io, async (ledger) => work(await laneMeant(ledger, options), ledger));
}

function isFile(path: string): boolean {
  return path !== ':memory:' && !/^[a-z]{2,}:\/\//i.test(path);
}
