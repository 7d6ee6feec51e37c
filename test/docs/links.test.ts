import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenLinks, linksOf } from './links.js';
import { pages } from './pages.js';

describe('the links of the README and the guides', () => {
  it('lead to files and headings that there are', () => {
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(20);
    expect(brokenLinks(pages)).toEqual([]);
  });

  it('reach every guide from the README', () => {
    const readme = pages.filter(({ path }) => path === 'README.md').flatMap(linksOf);
    const linked = readme.map(({ target }) => target);
    expect(linked).toEqual(
      expect.arrayContaining(pages.map(({ path }) => path).filter((path) => path !== 'README.md')),
    );
  });

  it('would be missed where they are broken', () => {
    const text = '# One: `two`\n\n## Twice\n\n## Twice\n';
    const there = ['#one-two', '#twice', '#twice-1', 'b.md#one-two', '../README.md', '../openapi.yaml'];
    const gone = ['#one', '#twice-2', 'c.md', 'b.md#two', '../docs/nowhere.md', '../../outside.md'];
    const links = [...there, ...gone].map((target) => `[here](${target})`).join('\n');
    const outside = '[there](https://example.com/#x) `[code](nowhere.md)`\n\n```sh\n[block](nowhere.md)\n```\n';
    const planted = [
      { path: 'docs/a.md', text: `${text}\n${links}\n${outside}` },
      { path: 'docs/b.md', text },
    ];
    expect(brokenLinks(planted).map(({ target }) => target)).toEqual(gone);
  });
});

describe('the name of the package', () => {
  const isReleased = /^## \d+\.\d+\.\d+ - \d{4}-/m.test(readFileSync('CHANGELOG.md', 'utf8'));

  it.skipIf(isReleased)(
    'is not to be installed from npm, where it is free for anybody, before the first release',
    () => {
      const fromNpm =
        /(npm (install|i|add|exec|x)|npx|yarn add|pnpm (add|dlx))( -\S+)* recotap(-api)?(?![\w-]*\.tgz)(?=[\s`'"@]|$)/g;
      const found = pages.flatMap(({ path, text }) => [...text.matchAll(fromNpm)].map(([line]) => ({ path, line })));
      // Without a word to npm: where the app lacks the command, npx fails.
      expect(found.filter(({ line }) => line !== 'npx --no-install recotap')).toEqual([]);
    },
  );
});
