import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isHeldBack, type Newest, readDependencies, toMarkdown } from './dependencies/report.js';

const dependencies = readDependencies();
const newest: Newest = {
  date: new Date().toISOString().slice(0, 10),
  versions: new Map([...outdated(), ...overridden()]),
};
writeFileSync(new URL('../docs/dependencies.md', import.meta.url), toMarkdown(dependencies, newest));

for (const dependency of dependencies) {
  const { name, installed, reason } = dependency;
  const latest = newest.versions.get(name) ?? installed;
  if (latest !== installed) console.log(`${name} ${installed}, newest ${latest}. ${reason ?? ''}`);
  if (reason === undefined && isHeldBack(dependency, newest)) {
    console.error(`${name} is pinned or kept back. Say why in scripts/dependencies/reasons.json, or update it.`);
    process.exitCode = 1;
  }
}

/** The newest version of each package that has one which is not installed. */
function* outdated(): Generator<[name: string, version: string]> {
  // An alias comes as `name:package@range`.
  for (const [key, { latest }] of Object.entries(npm<Record<string, { latest: string }>>('outdated', '--json')))
    yield [key.split(':')[0] as string, latest];
}

/** `npm outdated` leaves these out. */
function* overridden(): Generator<[name: string, version: string]> {
  for (const { name, kind } of dependencies)
    if (kind === 'overrides') yield [name, npm<string>('view', name, 'version', '--json')];
}

function npm<T>(...args: string[]): T {
  // `npm outdated` exits with 1 when something is.
  const { stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  const answer = stdout.trim() === '' ? undefined : JSON.parse(stdout);
  if (answer === undefined || answer.error !== undefined) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  return answer;
}
