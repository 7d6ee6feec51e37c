import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { redocly } from '../../scripts/contract/redocly.js';
import { release } from '../../scripts/release/release.js';
import { type Ran, runnerIn } from '../../scripts/release/run.js';

export const url = 'git+https://example.com/somebody/recotap-api.git';
const released = 'scripts/contract/released/openapi.yaml';

export interface Setting {
  version?: string;
  changelog?: string;
  /** Beside name and version. */
  manifest?: object;
  contract?: string;
  releasedContract?: string;
  /** What the registry says of the name. */
  registry?: object;
  /** Exit code of `npm test`. */
  tests?: number;
}

export const notOnNpm = { error: { code: 'E404' } };

const contract = `openapi: 3.1.0
info:
  title: An API
  version: 0.1.0
paths: {}
`;

/** A repository with a remote, both in a temporary folder. The git is the real one, and so is the npm that edits files. */
export function repository(setting: Setting = {}) {
  const {
    version = '0.1.0',
    changelog = '# Changelog\n\n## Unreleased\n\n- A thing.\n',
    registry = notOnNpm,
  } = setting;
  const folder = mkdtempSync(join(tmpdir(), 'recotap-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'work');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  mkdirSync(join(root, 'scripts/contract/released'), { recursive: true });
  mkdirSync(join(root, 'generated'));
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(folder, 'remote.git')]);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'A maintainer');
  git('config', 'user.email', 'maintainer@example.com');
  git('remote', 'add', 'origin', join(folder, 'remote.git'));
  const about = { repository: { type: 'git', url }, homepage: 'https://example.com', bugs: 'https://example.com/bugs' };
  const package_ = { name: 'recotap-api', version };
  write('package.json', JSON.stringify({ ...package_, ...about, ...setting.manifest }));
  write('package-lock.json', JSON.stringify({ ...package_, lockfileVersion: 3, packages: { '': package_ } }));
  write('openapi.yaml', setting.contract ?? contract);
  write(released, setting.releasedContract ?? setting.contract ?? contract);
  write('generated/version.ts', `export const version = '${version}';\n`);
  write('CHANGELOG.md', changelog);
  write('README.md', '# A README\n\n    npm install ../recotap-api/recotap-api-0.1.0.tgz\n');
  write('.gitignore', '*.tgz\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  git('push', '--quiet', 'origin', 'main');

  const asked: string[] = [];
  const real = runnerIn(root);
  const npm = async (args: readonly string[]): Promise<Ran> => {
    asked.push(args.join(' '));
    if (args[0] === 'version') return real('npm', args);
    if (args[0] === 'run') return redocly('diff', join(root, released), join(root, 'openapi.yaml'), ...diffOptions);
    if (args[0] === 'view') return { exitCode: 1, stdout: JSON.stringify(registry), stderr: '' };
    return { exitCode: args[0] === 'test' ? (setting.tests ?? 0) : 0, stdout: 'What npm said.', stderr: '' };
  };
  const said: string[] = [];
  return {
    git,
    read,
    write,
    /** The command lines that npm got. */
    asked,
    said: () => said.join('\n'),
    release: (wanted?: string, dryRun = false) =>
      release({
        root,
        wanted,
        dryRun,
        run: (file, args) => (file === 'npm' ? npm(args) : real(file, args)),
        say: (line) => void said.push(line),
        today: new Date('2026-12-01T10:00:00Z'),
      }),
  };
}

const diffOptions = ['--config=scripts/contract/diff.redocly.yaml', '--format=json'];
