import { describe, expect, it } from 'vitest';
import { pages } from './pages.js';
import { proseProblems } from './prose.js';

/** Pages that do not follow the rules yet. */
const problemsIn = (text: string) => proseProblems({ path: 'a.md', text });

describe('the prose of the guides', () => {
  it.each(pages)('is plain: $path', async (page) => {
    expect(await proseProblems(page)).toEqual([]);
  });
});

describe('the rules for prose', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

  it.each([
    ['a long sentence', `${words(41)}.`],
    ['a long sentence of several lines', `${words(21)}\n${words(20)}.`],
    ['a long sentence in a list', `- ${words(41)}.`],
    ['a long sentence in a cell', `| a |\n| --- |\n| ${words(41)}. |`],
    ['a doubled word', 'The the deal is sent.'],
    ['a word that is doubled by a line break', 'The deal is\nis sent.'],
    ['a word that belittles', 'Simply run it.'],
    ['an inverted sentence', 'It is sent. Of the rest, nothing is sent.'],
    ['a turn that is split over two lines', 'The report says what\nbecame of it.'],
    ['a turn in a heading', '## What became of it'],
  ])('find %s', async (_, text) => {
    expect(await problemsIn(text)).toHaveLength(1);
  });

  it.each([
    ['a sentence of 40 words', `${words(40)}.`],
    ['two sentences in one paragraph', `${words(30)}. Then ${words(30)}.`],
    ['code', 'Run `just the the`.\n\n```sh\njust the the\n```'],
    ['the target of a link', `[here](https://example.com/${words(60).replaceAll(' ', '/')}) is a page.`],
    ['two cells with the same word', '| deal | deal |\n| --- | --- |\n| a | b |'],
  ])('admit %s', async (_, text) => {
    expect(await problemsIn(text)).toEqual([]);
  });

  it('name the line', async () => {
    expect(await problemsIn('# A page\n\nIt is sent.\nIt is\nsimply sent.')).toEqual([
      'a.md:5: "simply": Leave it out: what is easy depends on the reader.',
    ]);
  });
});
