import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createRecotapClient, type Exchange, type RecotapClient } from '../../index.js';
import { createRecorder } from '../har/recorder.js';
import { CliError, fileError } from '../terminal/cli-error.js';
import { interruptible } from '../terminal/interrupt.js';
import { exitCode, type Io } from '../terminal/io.js';
import { print, say } from '../terminal/print.js';
import { mustNotOverwrite } from '../terminal/same-file.js';
import { version } from '../terminal/version.js';
import type { Left } from '../verify/calls.js';
import { createEvidence, type Evidence, type EvidenceCollector } from '../verify/evidence.js';
import { createJudge, type Judge } from '../verify/judge.js';
import { describeLeft, describeReport, reportOf, type VerifyReport } from '../verify/report.js';
import { verifyAll } from '../verify/run.js';
import { findApiKey } from './resolve/api-key.js';
import { type ClientOptions, settingsOf } from './resolve/settings.js';

export interface VerifyOptions extends ClientOptions {
  write?: boolean | undefined;
  evidence?: string | undefined;
  json?: boolean | undefined;
}

/**
 * `recotap verify`: compares what Recotap answers with the contract.
 *
 * @returns the exit code
 * @throws CliError, RecotapError when it cannot be compared
 */
export async function verify(options: VerifyOptions, io: Io): Promise<number> {
  mustBeAllowed(options);
  const { apiKeyFile, har, evidence: evidenceFile, write } = options;
  const access = await findApiKey(apiKeyFile, io);
  const reads = apiKeyFile === undefined ? [] : [apiKeyFile];
  const output = evidenceFile === undefined ? undefined : await openEvidence(evidenceFile, reads, io);
  const recorder = await createRecorder(har, evidenceFile === undefined ? reads : [...reads, evidenceFile], io);
  const exchanges: Exchange[] = [];
  const client = createRecotapClient({
    ...settingsOf(options, io),
    ...access,
    retries: 2,
    onExchange(exchange) {
      exchanges.push(exchange);
      recorder.onExchange?.(exchange);
    },
  });
  const [judge, evidence] = [createJudge(), createEvidence()];
  const left: Left = { deals: [], accounts: [] };
  let requests = 0;
  const takeExchanges = () => {
    requests += exchanges.length;
    return exchanges.splice(0);
  };
  const mark = write ? `recotap-verify-${new Date().toISOString().replace(/\D/g, '')}` : undefined;
  const work = async (signal: AbortSignal) => {
    const called = await verifyAll({ client, takeExchanges, judge, evidence, mark, left }, signal).catch(
      async (error) => {
        await say(io, describeLeft(left, 'If the last request arrived, this is left in Recotap'));
        throw error;
      },
    );
    const report = {
      ...placeOf(client),
      requests,
      ...reportOf({ called, findings: judge.findings, agreements: judge.agreements }),
      left,
    };
    await print(io, options.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
    try {
      await output?.write(evidenceOf(judge, evidence, report));
    } catch (error) {
      // Not the exit code of a wrong usage: Recotap was called.
      await say(io, [`error: ${(error as Error).message}`]);
      return exitCode.ended;
    }
    return report.agrees ? exitCode.ok : exitCode.problems;
  };
  try {
    return await interruptible(io, work);
  } finally {
    await output?.close();
    await recorder.finish();
  }
}

function placeOf({ settings }: RecotapClient) {
  return { environment: settings.environment ?? null, baseUrl: settings.baseUrl };
}

/** Writing is for the sandbox, unless the user names production. */
function mustBeAllowed({ write, environment, baseUrl }: VerifyOptions): void {
  if (!write || environment === 'production') return;
  if (baseUrl === undefined ? environment === 'sandbox' : isLoopback(baseUrl)) return;
  throw new CliError(
    '--write stores test deals and accounts, which the API cannot delete. Add --environment sandbox, or --environment production if you mean it.',
  );
}

function isLoopback(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl)) return false;
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
}

/** Opened before the first request, so that a file that cannot be written is found at once. */
async function openEvidence(name: string, reads: readonly string[], io: Io) {
  await mustNotOverwrite('--evidence', name, reads, io);
  const file = await open(resolve(io.cwd, name), 'w', 0o600).catch((error) => {
    throw fileError(error, name);
  });
  return {
    write: (evidence: Evidence) =>
      file.writeFile(`${JSON.stringify(evidence, null, 2)}\n`).catch((error) => {
        throw fileError(error, name);
      }),
    close: () => file.close(),
  };
}

function evidenceOf(judge: Judge, collected: EvidenceCollector, { environment }: VerifyReport): Evidence {
  const server = environment === 'production' || environment === 'sandbox' ? environment : 'another';
  return {
    format: 'recotap-evidence',
    version: version(),
    server,
    seen: new Date().toISOString().slice(0, 10),
    answers: collected.answers,
    statements: judge.agreements.map(({ statement, seenIn }) => ({
      statement,
      seenIn,
      types: collected.typesAt(statement),
    })),
  };
}
