import type { Ledger } from '../../ledger/index.js';
import { undiciFetch } from '../../undici.js';
import { CliError } from '../terminal/cli-error.js';
import { stopOnInterrupt } from '../terminal/interrupt.js';
import { exitCode, type Io } from '../terminal/io.js';
import { say } from '../terminal/print.js';
import { serveEndpoint } from '../work/endpoint.js';
import { keysOf } from '../work/keys.js';
import { metricsOf } from '../work/metrics.js';
import { patiently } from '../work/patiently.js';
import { createWorker } from '../work/worker.js';
import { type LaneOptions, laneNamed, neededPath, openNamed } from './resolve/ledger.js';

export interface WorkOptions extends Omit<LaneOptions, 'lane'> {
  /** Default: all lanes of the server. */
  lane?: string[] | undefined;
  apiKeyCommand?: string | undefined;
  lanesAtOnce?: number | undefined;
  /** Of one request, in seconds. What a killed worker had sent is held for longer, so that it cannot arrive after something newer. */
  timeout?: number | undefined;
  port?: number | undefined;
  host?: string | undefined;
  verbose?: boolean | undefined;
}

/** How long requests may take after a signal, in ms. */
const GRACE_MS = 10_000;

/**
 * `recotap work`: sends what others put into a ledger, until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when the ledger or the port cannot be used
 */
export async function work(options: WorkOptions, io: Io): Promise<number> {
  const { apiKeyCommand: command, lanesAtOnce: mostLanes = 50, timeout = 15, port, host = '127.0.0.1' } = options;
  if (port === undefined && options.host !== undefined)
    throw new CliError('--host is for /health and /metrics: name their port too, with --port.');
  const server = { environment: options.environment, baseUrl: options.baseUrl };
  const path = neededPath({ ledger: options.ledger }, io);
  const base = laneNamed({ ...server, lane: '' });
  const only = options.lane?.map((lane) => laneNamed({ ...server, lane }));
  const accountOf = (lane: string) =>
    lane.startsWith(base) && (only === undefined || only.includes(lane)) ? lane.slice(base.length) : undefined;
  const tell = (line: string) => void say(io, [`${new Date().toISOString().slice(0, 19)}Z  ${line}`]);
  const stop = stopOnInterrupt(io, { graceMs: GRACE_MS, deadlineMs: undefined, say: tell });
  try {
    const ledger = await patiently(() => openNamed(path, io), { say: tell, end: stop.drain });
    if (ledger !== undefined) await serve(ledger).finally(() => ledger.close());
    return exitCode.ok;
  } finally {
    stop.release();
  }

  async function serve(ledger: Ledger): Promise<void> {
    const worker = createWorker({
      ledger,
      accountOf,
      findKey: keysOf(
        { command, only: only?.length === 1 ? accountOf(only[0] as string) : undefined, end: stop.drain },
        io,
      ),
      settings: {
        ...server,
        timeoutMs: timeout * 1_000,
        fetch: undiciFetch({ env: io.env }),
        log: options.verbose === true ? tell : undefined,
      },
      mostLanes,
      drain: stop.drain,
      cut: stop.cut,
      say: tell,
    });
    const endpoint =
      port === undefined
        ? undefined
        : await serveEndpoint({
            port,
            host,
            problem: () => worker.ledgerProblem,
            metrics: () => metricsOf(worker, ledger, (lane) => accountOf(lane) !== undefined),
          });
    tell(`Sending what is put into ${ledger.location}, for ${only?.join(', ') ?? `every lane of ${base}`}`);
    if (endpoint !== undefined) tell(`Health at ${endpoint.url}/health, metrics at ${endpoint.url}/metrics`);
    try {
      await worker.run();
    } finally {
      await endpoint?.close();
    }
  }
}
