import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRelease } from './changelog.js';
import type { Run } from './run.js';

export interface Step {
  /** In words, or the command line. */
  what: string;
  /** @throws Error when it fails */
  take(): Promise<void> | void;
}

export interface Release {
  root: string;
  name: string;
  version: string;
  /** As YYYY-MM-DD. */
  date: string;
  run: Run;
}

/** The files that a release changes. */
export const changed = [
  'package.json',
  'package-lock.json',
  'openapi.yaml',
  'generated/version.ts',
  'scripts/contract/released/openapi.yaml',
  'CHANGELOG.md',
  'README.md',
];

/** What can be taken back: nothing has left the working tree. */
export function preparation(release: Release): Step[] {
  const { root, name, version, date, run } = release;
  const edit = (what: string, file: string, change: (text: string) => string): Step => ({
    what: `${file}: ${what}`,
    take() {
      const path = join(root, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    },
  });
  return [
    command(run, 'npm', 'version', version, '--no-git-tag-version', '--ignore-scripts', '--allow-same-version'),
    edit(`version ${version}`, 'openapi.yaml', (text) => text.replace(/^( {2}version: ).*$/m, `$1${version}`)),
    edit(`version ${version}`, 'generated/version.ts', (text) => text.replace(/'.*'/, `'${version}'`)),
    {
      what: 'scripts/contract/released/openapi.yaml: the contract as released',
      take: () => copyFileSync(join(root, 'openapi.yaml'), join(root, 'scripts/contract/released/openapi.yaml')),
    },
    edit(`"Unreleased" becomes "${version} - ${date}"`, 'CHANGELOG.md', (text) => withRelease(text, version, date)),
    edit(`the tarball is ${name}-${version}.tgz`, 'README.md', (text) =>
      text.replace(new RegExp(`${name}-\\d+\\.\\d+\\.\\d+\\.tgz`, 'g'), `${name}-${version}.tgz`),
    ),
    command(run, 'npm', 'test'),
    command(run, 'npm', 'pack'),
  ];
}

/** What others see. The tag starts `.github/workflows/release.yml`, which publishes. */
export function publication({ version, run }: Release): Step[] {
  return [
    command(run, 'git', 'commit', '--message', `Release ${version}`, '--', ...changed),
    command(run, 'git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`),
    command(run, 'git', 'push', '--atomic', 'origin', 'main', `v${version}`),
  ];
}

function command(run: Run, file: 'git' | 'npm', ...args: string[]): Step {
  const shown = args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg));
  const what = [file, ...shown].join(' ');
  return {
    what,
    async take() {
      const { exitCode, stdout, stderr } = await run(file, args);
      if (exitCode !== 0) throw new Error(`${what} ended with exit code ${exitCode}.\n${stdout}${stderr}`);
    },
  };
}
