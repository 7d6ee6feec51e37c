import type { Run } from './run.js';
import { mayBreak } from './version.js';

export interface Manifest {
  name: string;
  version: string;
  repository?: { url?: string };
  homepage?: string;
  bugs?: unknown;
}

/** What keeps the repository from being released as it is, a sentence each. */
export async function inRepository(version: string, run: Run): Promise<string[]> {
  const found: string[] = [];
  const branch = (await run('git', ['branch', '--show-current'])).stdout.trim();
  if (branch !== 'main') found.push(`The branch is ${branch || 'none'}. Release from main.`);
  if ((await run('git', ['status', '--porcelain'])).stdout !== '') {
    found.push('There are changes that are not committed.');
  }
  if ((await run('git', ['tag', '--list', `v${version}`])).stdout !== '') found.push(`The tag v${version} exists.`);
  if ((await run('git', ['remote', 'get-url', 'origin'])).exitCode !== 0) {
    found.push('There is no remote "origin" to push the tag to.');
  }
  return found;
}

/** npm compares `repository` with where the workflow runs, and shows the other two on the package's page. */
export function inManifest({ repository, homepage, bugs }: Manifest): string[] {
  const missing = Object.entries({ repository: repository?.url, homepage, bugs }).filter(([, value]) => !value);
  return missing.map(([field]) => `package.json has no "${field}". Provenance and npm's page of the package need it.`);
}

/**
 * What the contract breaks of the last released one.
 *
 * @param current the released version
 */
export async function inContract(current: string, version: string, run: Run): Promise<string[]> {
  const { stdout, stderr } = await run('npm', ['run', '--silent', 'contract:diff', '--', '--format=json']);
  const breaks = majorChanges(stdout);
  if (breaks === undefined) return [`The contract could not be compared with the last released one: ${stderr.trim()}`];
  if (breaks === 0 || mayBreak(current, version)) return [];
  const enough = current.startsWith('0.') ? 'minor' : 'major';
  return [
    `The contract has ${breaks} breaking change${breaks === 1 ? '' : 's'} (npm run contract:diff), which ${version} after ${current} must not bring. Release a ${enough} version.`,
  ];
}

/** Whether npm would take the version: the name may be somebody else's. */
export async function onNpm({ name, repository }: Manifest, version: string, run: Run): Promise<string[]> {
  const { stdout } = await run('npm', [
    'view',
    name,
    '--json',
    '--fetch-retries=0',
    'name',
    'versions',
    'repository.url',
  ]);
  const answer = parsed(stdout);
  const code = answer?.error?.code;
  if (code === 'E404') return [];
  if (answer?.name !== name) return [`npm could not be asked about the name ${name}${code ? ` (${code})` : ''}.`];
  if (plainUrl(answer['repository.url']) !== plainUrl(repository?.url) || repository?.url === undefined) {
    return [
      `The name ${name} on npm belongs to a package of another repository: ${answer['repository.url'] ?? 'it names none'}.`,
    ];
  }
  return [answer.versions ?? []].flat().includes(version) ? [`npm has ${name} ${version} already.`] : [];
}

interface Viewed {
  name?: string;
  versions?: string | string[];
  'repository.url'?: string;
  error?: { code?: string };
}

function parsed(text: string): Viewed | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function majorChanges(text: string): number | undefined {
  const { summary } = (parsed(text) ?? {}) as { summary?: { major?: number } };
  return summary?.major;
}

const plainUrl = (url: string | undefined) =>
  url
    ?.replace(/^git\+/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
