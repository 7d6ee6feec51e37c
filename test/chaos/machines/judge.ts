import { type BadServer, type Landed, versionOf } from './server.js';

export interface Played {
  seed: number;
  recotap: BadServer;
  /** Of transactions that were committed. */
  committed: { id: string; version: number }[];
  /** The payload of each deal that stands as refused in the ledger. */
  refused: ReadonlyMap<string, string>;
  alwaysRefused: ReadonlySet<string>;
  isDrained: boolean;
  /** What the workers printed. */
  said: string[];
  workers: number;
  kills: number;
  frozen: { from: number; until: number } | undefined;
  rolledBack: number;
  /** Transactions that failed because PostgreSQL was gone. */
  broken: number;
  seconds: number;
}

export interface FaultFigures {
  /** Each promise that was broken. */
  problems: string[];
  row: Record<string, number>;
}

/** How long after a frozen process goes on its requests may still leave it, in ms. */
const THAW_MS = 2_000;

/** Compares what Recotap got with what was committed. */
export function judge(played: Played): FaultFigures {
  const { recotap, committed, refused, alwaysRefused } = played;
  const newest = new Map<string, number>();
  for (const { id, version } of committed) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  const wanted = [...newest].filter(([id]) => !alwaysRefused.has(id));
  const lost = wanted.filter(([id]) => recotap.held(id) === undefined);
  const stale = wanted.filter(([id, version]) => ![version, undefined].includes(recotap.held(id)));
  const versions = new Set(committed.map(({ version }) => version));
  const undone = [...recotap.seen].filter((version) => !versions.has(version));
  const back = regressionsIn(recotap.landed);
  const [thawed, regressions] = split(back, (landed) => isThawed(landed, played.frozen));
  const wrong = [...alwaysRefused].filter((id) => refusedVersion(refused.get(id)) !== newest.get(id));
  const others = [...refused.keys()].filter((id) => !alwaysRefused.has(id));
  const problems = [
    ...(played.isDrained ? [] : [`Not all was sent. The workers said:\n${played.said.join('\n')}`]),
    ...lost.map(([id, version]) => `Lost: ${id}, committed as v${version}`),
    ...stale.map(([id, version]) => `Stale: ${id} is v${recotap.held(id)}, committed as v${version}`),
    ...undone.map((version) => `Rolled back and sent: v${version}`),
    ...regressions.map(({ id, version, at }) => `Regression: ${id} became v${version} again at ${at.toFixed(0)} ms`),
    ...wrong.map((id) => `Not refused with its newest version: ${id}, v${newest.get(id)}: ${refused.get(id)}`),
    ...others.map((id) => `Refused for ever, and should not be: ${id}`),
  ];
  return {
    problems: problems.map((problem) => `seed ${played.seed}: ${problem}`),
    row: {
      seed: played.seed,
      workers: played.workers,
      seconds: Math.round(played.seconds),
      kills: played.kills,
      committed: committed.length,
      'rolled back': played.rolledBack,
      'cut off': played.broken,
      requests: recotap.requests,
      stored: recotap.landed.length,
      doubled: recotap.landed.length - new Set(recotap.landed.map(({ id, version }) => `${id} ${version}`)).size,
      stale: stale.length,
      lost: lost.length,
      'undone, sent': undone.length,
      regressions: regressions.length,
      'of a frozen sender': thawed.length,
      'refused right': alwaysRefused.size - wrong.length,
    },
  };
}

function regressionsIn(landed: readonly Landed[]): Landed[] {
  const latest = new Map<string, number>();
  return landed.filter(({ id, version }) => {
    const before = latest.get(id) ?? 0;
    latest.set(id, version);
    return version < before;
  });
}

/** Whether a process sent it that had stood still, and did not know yet: over a connection from before, right after it went on. */
function isThawed({ sentAt, connectedAt }: Landed, frozen: Played['frozen']): boolean {
  if (frozen === undefined) return false;
  return connectedAt < frozen.until && sentAt >= frozen.from && sentAt <= frozen.until + THAW_MS;
}

function refusedVersion(payload: string | undefined): number | undefined {
  return payload === undefined ? undefined : versionOf(JSON.parse(payload).name);
}

function split<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}
