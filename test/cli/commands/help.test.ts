import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recotap } from '../io.js';

const guides = readdirSync('docs').filter((file) => /^[a-z-]+\.md$/.test(file));

describe('recotap help', () => {
  it('prints the help of the command and the names of the guides', async () => {
    const { code, stdout } = await recotap(['help'], { cwd: '.' });
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: recotap [options] [command]');
    expect(stdout).toContain('Guides, each by recotap help <guide>:');
    for (const guide of guides) expect(stdout).toContain(guide.replace('.md', ''));
  });

  it.each([
    [['push'], 'Usage: recotap push'],
    [['ledger', 'status'], 'Usage: recotap ledger status'],
  ])('prints the help of %j', async (topic, usage) => {
    expect(await recotap(['help', ...topic], { cwd: '.' })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(usage),
    });
  });

  it.each(guides)('prints %s as text: each word of it, and no mark', async (file) => {
    const { code, stdout } = await recotap(['help', file.replace('.md', '')], { cwd: '.' });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^#|^```|\]\(|^\|.*\|$/m);
    const bare = (text: string) =>
      text
        .replace(/\]\([^)]*\)/g, ' ')
        .replace(/&\w+;/g, ' ')
        .match(/[\p{L}\p{N}]{3,}/gu) ?? [];
    const printed = new Set(bare(stdout));
    const fence = /^```[^\n]*$/gm;
    const missing = bare(
      readFileSync(`docs/${file}`, 'utf8')
        .replace(fence, '')
        .replace(/<!--.*?-->|<[^>]*>/gs, ' '),
    ).filter((word) => !printed.has(word));
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each([
    [['relaibility'], 'Did you mean "reliability"?'],
    [['ledger', 'stauts'], 'There is no help on "ledger stauts".'],
    [['../README'], 'There is no help on "../README".'],
  ])('says what there is instead of %j', async (topic, message) => {
    const { code, stdout, stderr } = await recotap(['help', ...topic], { cwd: '.' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('recotap skill', () => {
  it('prints the skill that the package carries', async () => {
    expect(await recotap(['skill'], { cwd: '.' })).toMatchObject({
      code: 0,
      stdout: readFileSync('docs/SKILL.md', 'utf8'),
    });
  });
});
