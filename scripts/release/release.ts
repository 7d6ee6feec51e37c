import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inContract, inManifest, inRepository, type Manifest, onNpm } from './blockers.js';
import { hasRelease, unreleased } from './changelog.js';
import type { Run } from './run.js';
import { changed, preparation, publication, type Release } from './steps.js';
import { nextVersion } from './version.js';

export interface ReleaseOptions {
  /** The folder of the repository. */
  root: string;
  /** `major`, `minor`, `patch` or a version. Default: the version in package.json, if it was not released yet. */
  wanted: string | undefined;
  /** Only tells what would happen, and what blocks. */
  dryRun: boolean;
  run: Run;
  say(line: string): void;
  today: Date;
}

/**
 * Releases the repository, or tells what keeps it from being released.
 *
 * @returns whether it was released; in a dry run, whether it could be
 * @throws Error when a step fails
 */
export async function release({ root, wanted, dryRun, run, say, today }: ReleaseOptions): Promise<boolean> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const manifest: Manifest = JSON.parse(read('package.json'));
  const { name, version: current } = manifest;
  const changelog = read('CHANGELOG.md');
  const isReleased = hasRelease(changelog, current);
  const version = nextVersion(current, isReleased, wanted);

  const blockers = [
    ...(await inRepository(version, run)),
    ...(unreleased(changelog) === undefined ? ['CHANGELOG.md has nothing under "## Unreleased".'] : []),
    ...inManifest(manifest),
    // Before the first release there is nothing to break.
    ...(isReleased ? await inContract(current, version, run) : []),
    ...(await onNpm(manifest, version, run)),
  ];
  const plan: Release = { root, name, version, date: today.toISOString().slice(0, 10), run };
  const [prepare, publish] = [preparation(plan), publication(plan)];

  say(`${name} ${version}${isReleased ? `, after ${current}` : ', the first release'}`);
  if (dryRun) {
    say('\nA dry run changes nothing. The steps are:\n');
    [...prepare, ...publish].forEach(({ what }, index) => {
      say(`${String(index + 1).padStart(3)}. ${what}`);
    });
    say('\nThe workflow release.yml then publishes the tag: npm publish --provenance --access public');
  }
  if (blockers.length > 0) {
    say(`\nBlocked:\n${blockers.map((blocker) => `  - ${blocker}`).join('\n')}`);
    return false;
  }
  if (dryRun) {
    say('\nNothing blocks.');
    return true;
  }

  try {
    for (const { what, take } of prepare) {
      say(what);
      await take();
    }
  } catch (error) {
    await run('git', ['restore', '--', ...changed]);
    say('The files are as they were.');
    throw error;
  }
  for (const { what, take } of publish) {
    say(what);
    await take();
  }
  say(`\nPushed v${version}. The workflow release.yml publishes it.`);
  if (!isReleased) say('From now on, readers can install it from npm. Say so in README.md, under "Install".');
  return true;
}
