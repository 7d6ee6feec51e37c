import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { changed } from '../../scripts/release/steps.js';
import { notOnNpm, repository, url } from './repository.js';

const afterRelease = '# Changelog\n\n## Unreleased\n\n- A thing.\n\n## 0.1.0 - 2026-11-01\n\n- The beginning.\n';
const onNpm = { name: 'recotap-api', versions: ['0.1.0'], 'repository.url': url };
const later = { changelog: afterRelease, registry: onNpm };

describe('npm run release', () => {
  it('releases the version in package.json first, and pushes commit and tag at once', async () => {
    const { release, git, read, asked, said } = repository();
    expect(await release(), said()).toBe(true);
    expect(read('CHANGELOG.md')).toBe('# Changelog\n\n## 0.1.0 - 2026-12-01\n\n- A thing.\n');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-1', '--format=%s', 'origin/main')).toBe('Release 0.1.0');
    expect(git('rev-parse', 'v0.1.0^{commit}')).toBe(git('rev-parse', 'main'));
    expect(git('ls-remote', '--tags', 'origin')).toContain('refs/tags/v0.1.0');
    expect(asked).toEqual(expect.arrayContaining(['test', 'pack']));
    expect(asked.filter((line) => line.startsWith('publish'))).toEqual([]);
  });

  it.each([
    ['patch', '0.1.1'],
    ['minor', '0.2.0'],
    ['major', '1.0.0'],
    ['0.7.3', '0.7.3'],
  ])('takes %s for the next version, and writes it wherever a version is', async (wanted, version) => {
    const { release, read, git, said } = repository(later);
    expect(await release(wanted), said()).toBe(true);
    expect(JSON.parse(read('package.json')).version).toBe(version);
    const lock = JSON.parse(read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect(parse(read('openapi.yaml')).info.version).toBe(version);
    expect(read('generated/version.ts')).toBe(`export const version = '${version}';\n`);
    expect(read('scripts/contract/released/openapi.yaml')).toBe(read('openapi.yaml'));
    expect(read('CHANGELOG.md')).toContain(`## ${version} - 2026-12-01\n\n- A thing.\n\n## 0.1.0 - 2026-11-01`);
    expect(read('README.md')).toContain(`recotap-api-${version}.tgz`);
    expect(git('show', '--name-only', '--format=', `v${version}^{commit}`).split('\n').sort()).toEqual(
      [...changed].sort(),
    );
  });

  it.each(['0.1.0', '0.0.9', '1.0.0-rc.1', 'big', undefined])('refuses %s after 0.1.0', async (wanted) => {
    const { release, git } = repository(later);
    await expect(release(wanted)).rejects.toThrow();
    expect(git('tag')).toBe('');
  });

  it('puts every file back when the tests fail', async () => {
    const { release, git, said } = repository({ ...later, tests: 1 });
    await expect(release('minor')).rejects.toThrow(/npm test ended with exit code 1.*What npm said/s);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%s')).toBe('Begin');
    expect(git('tag')).toBe('');
    expect(said()).toContain('The files are as they were.');
  });
});

describe('npm run release -- --dry-run', () => {
  it('tells each step, changes nothing, and says that nothing blocks', async () => {
    const { release, git, asked, said } = repository(later);
    expect(await release('minor', true)).toBe(true);
    const steps = [
      'npm version 0.2.0',
      'openapi.yaml: version 0.2.0',
      'scripts/contract/released/openapi.yaml',
      '"Unreleased" becomes "0.2.0 - 2026-12-01"',
      'recotap-api-0.2.0.tgz',
      'npm test',
      'npm pack',
      'git commit',
      'git tag --annotate v0.2.0',
      'git push --atomic origin main v0.2.0',
      'npm publish --provenance --access public',
      'Nothing blocks.',
    ];
    const places = steps.map((step) => said().indexOf(step));
    expect(places.filter((place) => place === -1)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(asked.filter((line) => !/^(view|run --silent contract:diff) /.test(line))).toEqual([]);
    expect(git('status', '--porcelain', '--ignored')).toBe('');
    expect(git('log', '--format=%s')).toBe('Begin');
    expect(git('tag')).toBe('');
  });
});

/** Both a release and its dry run stop for these. */
describe.each([true, false])('what blocks a release (dry run: %s)', (dryRun) => {
  async function blocked(repo: ReturnType<typeof repository>, wanted?: string): Promise<string> {
    const [head, status] = [repo.git('rev-parse', 'HEAD'), repo.git('status', '--porcelain')];
    expect(await repo.release(wanted, dryRun)).toBe(false);
    expect([repo.git('rev-parse', 'HEAD'), repo.git('status', '--porcelain')]).toEqual([head, status]);
    expect(repo.asked.filter((line) => /^(version|test|pack)/.test(line))).toEqual([]);
    return repo.said().split('Blocked:\n')[1] ?? '';
  }

  it('another branch, and changes that are not committed', async () => {
    const repo = repository();
    repo.git('switch', '--quiet', '--create', 'topic');
    repo.write('README.md', 'changed');
    const said = await blocked(repo);
    expect(said).toContain('The branch is topic.');
    expect(said).toContain('not committed');
  });

  it('a tag that exists, and no remote', async () => {
    const repo = repository();
    repo.git('tag', 'v0.1.0');
    repo.git('remote', 'remove', 'origin');
    const said = await blocked(repo);
    expect(said).toContain('The tag v0.1.0 exists.');
    expect(said).toContain('no remote "origin"');
  });

  it.each([
    '# Changelog\n\n## Unreleased\n\n### The client\n\n## 0.0.1 - 2026-01-01\n\n- A thing.\n',
    '# Changelog\n\n## 0.0.1 - 2026-01-01\n\n- A thing.\n',
  ])('a changelog without news', async (changelog) => {
    expect(await blocked(repository({ changelog }))).toContain('nothing under "## Unreleased"');
  });

  it('a package that does not say where it is from', async () => {
    const said = await blocked(repository({ manifest: { repository: undefined, homepage: '', bugs: undefined } }));
    for (const field of ['repository', 'homepage', 'bugs']) expect(said).toContain(`package.json has no "${field}"`);
  });

  it.each([
    ["somebody else's package", { ...onNpm, 'repository.url': 'git+https://example.com/else/recotap-api.git' }],
    ['a package without a repository', { name: 'recotap-api', versions: '9.0.0' }],
  ])('a name that is taken on npm by %s', async (_, registry) => {
    expect(await blocked(repository({ registry }))).toContain('belongs to a package of another repository');
  });

  it('a version that npm has, and a registry that cannot be reached', async () => {
    const again = repository({ changelog: afterRelease, registry: { ...onNpm, versions: ['0.1.0', '0.2.0'] } });
    expect(await blocked(again, 'minor')).toContain('npm has recotap-api 0.2.0 already.');
    const offline = repository({ registry: { error: { code: 'ECONNREFUSED' } } });
    expect(await blocked(offline)).toContain('npm could not be asked about the name recotap-api (ECONNREFUSED).');
  });
});

describe('a breaking change of the contract', () => {
  const text = readFileSync('openapi.yaml', 'utf8');
  const broken = parseDocument(text);
  broken.deleteIn(['paths', '/deals']);
  const edited = { contract: broken.toString({ lineWidth: 0 }), releasedContract: text };

  it.each([
    ['0.1.0', 'patch', false],
    ['0.1.0', 'minor', true],
    ['1.4.0', 'minor', false],
    ['1.4.0', 'major', true],
  ])('after %s, in a %s version: %s', async (version, wanted, isAllowed) => {
    const changelog = afterRelease.replace('0.1.0', version);
    const { release, said } = repository({ ...edited, version, changelog, registry: notOnNpm });
    expect(await release(wanted, true), said()).toBe(isAllowed);
    if (!isAllowed) expect(said()).toMatch(/The contract has \d+ breaking change/);
  });
});

describe('the workflow that publishes', () => {
  const { on, permissions, jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8'));

  it('starts with the tag, and may prove where the package is from', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const commands = jobs.publish.steps.map(({ run }: { run?: string }) => run);
    expect(commands.at(-1)).toBe('npm publish --provenance --access public');
  });
});
