import { fstat } from 'node:fs';
import { stat } from 'node:fs/promises';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type AccountList, listAccounts } from '../../index.js';
import { type Lane, laneName, rememberKey } from '../../ledger/index.js';
import { accountJson } from '../pull/answered-json.js';
import { type Format, formatBy, ndjson } from '../pull/formats.js';
import { syncMark } from '../pull/mark.js';
import { CliError, OutputError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { createOutputFile, type OutputFile } from '../terminal/output-file.js';
import { print, say } from '../terminal/print.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { createSpool, linesOf, type Spool } from '../terminal/spool.js';
import { counted } from '../terminal/words.js';
import { withClient } from './resolve/client.js';
import { type LedgerOptions, mustBeKeyOf, mustKeepLedger, neededPath, openNamed } from './resolve/ledger.js';
import type { ClientOptions } from './resolve/settings.js';

export interface AccountsPullOptions extends ClientOptions, LedgerOptions {
  out?: string | undefined;
  full?: boolean | undefined;
  json?: boolean | undefined;
}

/** What a pull has read. */
interface Pulled {
  count: number;
  pages: number;
  since: string | undefined;
  /** For the next pull. Undefined when the server gives none that can be used. */
  next: string | undefined;
}

/**
 * `recotap accounts pull`: the accounts that changed in Recotap since the last pull, all of them or none. The ledger remembers the time only
 * once they have been written.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when nothing was written
 */
export async function pullAccounts(options: AccountsPullOptions, io: Io): Promise<number> {
  const { out, full = false, json = false } = options;
  const path = neededPath(options, io);
  await mustKeepLedger(path, options, io);
  if (out !== undefined) await mustBeFree(out, options, io);
  else await mustBeRead(io);
  const format = out === undefined ? ndjson : formatBy(out);
  return withClient(options, io, async (client, signal) => {
    const ledger = await openNamed(path, io);
    const accounts = createSpool();
    let file: OutputFile | undefined;
    try {
      const lane = await ledger.lane(laneName(client.settings.baseUrl, options.lane));
      await mustBeKeyOf(lane, client, path);
      // A name that cannot be written to is reported before anything is asked for.
      if (out !== undefined) file = await createOutputFile(out, io);
      const since = full ? undefined : await lane.mark(syncMark);
      const list = listAccounts(client, { lastSync: since, signal });
      const pulled = await orNote(readAll(list, since, accounts), io);
      // Another run may have been the first meanwhile.
      await mustBeKeyOf(lane, client, path);
      await rememberKey(lane, client);
      const way = { lane, json, accounts };
      return await (file === undefined ? deliver(pulled, way, io) : store(pulled, { ...way, file, format }, io));
    } finally {
      accounts.close();
      await file?.discard();
      await ledger.close();
    }
  });
}

/** Says, should the work fail, what that means for the next pull. */
async function orNote<T>(work: Promise<T>, io: Io): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await say(io, ['note: Nothing was written. The next pull starts at the same point.']);
    throw error;
  }
}

async function readAll(list: AccountList, since: string | undefined, accounts: Spool): Promise<Pulled> {
  let count = 0;
  for await (const account of list) {
    accounts.add(`${accountJson(account)}\n`);
    count++;
  }
  return { count, pages: list.pages, since, next: timeIn(list.syncTimestamp) };
}

interface Way {
  lane: Lane;
  accounts: Spool;
  json: boolean;
}

/** Puts the accounts into a file. */
async function store(
  pulled: Pulled,
  { lane, accounts, json, file, format }: Way & { file: OutputFile; format: Format },
  io: Io,
): Promise<number> {
  const texts = format(() => linesOf(accounts.read()));
  const name = await orNote(save(file, texts), io);
  await remember(pulled, lane, io);
  await tell(pulled, name, io);
  if (json) await print(io, `${JSON.stringify({ ...factsOf(pulled), file: name })}\n`);
  return exitCode.ok;
}

/** @throws OutputError, as no usage is wrong when a disk is full */
async function save(file: OutputFile, texts: Iterable<string>): Promise<string> {
  try {
    for (const text of texts) await file.write(text);
    return (await file.save()).name;
  } catch (error) {
    throw error instanceof CliError ? new OutputError(error.message, { cause: error }) : error;
  }
}

/** Prints the accounts. A reader that leaves before the end gets them again next time. */
async function deliver(pulled: Pulled, { lane, accounts, json }: Way, io: Io): Promise<number> {
  const texts = json ? asObject(pulled, accounts) : accounts.read();
  for (const text of texts) {
    if (await print(io, text)) continue;
    await say(io, ['note: The output was closed early. The next pull starts at the same point.']);
    return exitCode.ended;
  }
  await remember(pulled, lane, io);
  await tell(pulled, undefined, io);
  return exitCode.ok;
}

function* asObject(pulled: Pulled, accounts: Spool): Generator<string> {
  yield `${JSON.stringify(factsOf(pulled)).slice(0, -1)},"accounts":[`;
  let separator = '\n';
  for (const line of linesOf(accounts.read())) {
    yield separator + line;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function factsOf({ count, pages, since, next }: Pulled) {
  return { count, pages, since: since ?? null, syncTimestamp: next ?? null };
}

/** Only once the accounts are where they were wanted: a crash before that repeats them. */
async function remember({ next }: Pulled, lane: Lane, io: Io): Promise<void> {
  try {
    if (next !== undefined) await lane.setMark(syncMark, next);
  } catch (error) {
    await say(io, ['note: The accounts were written, and the next pull returns them again.']);
    throw error;
  }
}

async function tell({ count, pages, since, next }: Pulled, name: string | undefined, io: Io): Promise<void> {
  const which = since === undefined ? '' : ` changed since ${since}`;
  const where = name === undefined ? '' : `, now in ${name}`;
  await say(io, [
    `${counted(count, 'account')} in ${counted(pages, 'page')}${which}${where}.${next === undefined ? '' : ` The next pull starts at ${next}.`}`,
    ...(next === undefined
      ? ['warning: The response has no valid syncTimestamp, so the next pull returns the same accounts again.']
      : []),
  ]);
}

/** What cannot be sent as `lastSync` would make every later pull fail. */
function timeIn(syncTimestamp: string | undefined): string | undefined {
  const isTime = /^\d{4}-\d\d-\d\dT/.test(syncTimestamp ?? '') && !Number.isNaN(Date.parse(syncTimestamp ?? ''));
  return isTime ? syncTimestamp : undefined;
}

/** Node puts the null device in the place of a standard output that is closed. @throws CliError when nobody can read what is printed */
async function mustBeRead({ stdout }: Io): Promise<void> {
  const { fd } = stdout as { fd?: unknown };
  if (typeof fd !== 'number') return;
  const [printed, nowhere] = await Promise.all([statOf(fd), stat(devNull).catch(() => undefined)]);
  if (printed?.isCharacterDevice() && printed.rdev === nowhere?.rdev)
    throw new CliError(
      `The standard output is closed, or is ${devNull}. The accounts would be lost: no later pull returns them. Name a file: --out accounts.ndjson`,
    );
}

const statOf = (fd: number) => promisify(fstat)(fd).catch(() => undefined);

/** @throws CliError when a file of this name must not be replaced */
async function mustBeFree(out: string, { har, apiKeyFile }: AccountsPullOptions, io: Io): Promise<void> {
  if (out === '-') throw new CliError('Without --out, the accounts go to the standard output. Leave it out.');
  const others = [har, apiKeyFile].filter((name) => name !== undefined);
  await mustNotOverwrite('--out', out, others, io);
  const found = await stat(resolve(io.cwd, out)).catch(() => undefined);
  if (found?.isFile() && found.size > 0)
    throw new CliError(
      `${out} already exists, maybe from a pull that was not processed yet. Its accounts would be lost: no later pull returns them. Process and remove the file, or use another name.`,
    );
}
