import { createRequire } from 'node:module';
import { TextlintKernel, type TextlintKernelOptions } from '@textlint/kernel';
import type { Page } from './pages.js';

type Options = Required<Pick<TextlintKernelOptions, 'plugins' | 'rules'>>;
type Rule = Extract<Options['rules'][number]['rule'], (...args: never[]) => unknown>;
type Report = Parameters<Rule>[0];

/** The most words of a sentence. */
const longest = 40;

/** What a native speaker would not write, and what to write instead. */
const turns: readonly [pattern: RegExp, advice: string][] = [
  [/\b(simply|just|easy|easily|obviously|of course)\b/i, 'Leave it out: what is easy depends on the reader.'],
  [/\b(\p{L}+)\s+\1\b/iu, 'Write the word once.'],
  [
    /^(of (each|the|this|these|those|two|all)\b|so (is|are|was|does|do|did|can|has|have)\b|nor\b)/i,
    'Put the subject first.',
  ],
  [
    /\b(what (becomes|became) of|comes? to\b(?! an)|is told|whoever|of (its|their) own|so many|stands? as)\b/i,
    'Say it in plain words.',
  ],
  [
    /\b(lest|thereof|therein|whence|hence|whilst|upon|in the place of|(?<!there )is no (text|number|file|date|list|object|URL))\b/i,
    'Say it in plain words.',
  ],
  [/\btime-outs?\b/i, 'Write timeout.'],
  [/\bin order to\b|\bprior to\b|\butili[sz]e/i, 'Use the short form.'],
];

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The text of a block, as long as its source: each piece of code is one word, a list of code as well, and the targets of links are blank. */
const plain = (source: string) =>
  source
    .replace(/``?[^`]+``?/g, (code) => `\`${'X'.repeat(code.length - 2)}\``)
    .replace(/(?<=`)(?:, `X*`)+/g, (list) => ' '.repeat(list.length))
    .replace(/(?<=\])\([^)\s]*\)/g, (target) => ' '.repeat(target.length))
    .replace(/\s/g, ' ');

const sentence: Rule = ({ Syntax, RuleError, report, getSource, locator }: Report) => {
  const check = (node: Parameters<typeof getSource>[0] & { type: string }) => {
    const text = plain(getSource(node));
    for (const { segment, index } of sentences.segment(text)) {
      const trimmed = segment.replace(/^[\s*_>-]+/, '');
      const start = index + segment.length - trimmed.length;
      const say = (message: string, at: number, length: number) =>
        report(node, new RuleError(message, { padding: locator.range([at, at + length]) }));
      const words = trimmed.match(/\S+/g)?.length ?? 0;
      if (words > longest) say(`${words} words in a sentence; at most ${longest}`, start, 1);
      for (const [pattern, advice] of turns) {
        const found = pattern.exec(trimmed);
        if (found !== null) say(`"${found[0]}": ${advice}`, start + found.index, found[0].length);
      }
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.TableCell]: check, [Syntax.Header]: check };
};

const options: Options = {
  plugins: [
    {
      pluginId: 'markdown',
      plugin: createRequire(import.meta.url)('@textlint/textlint-plugin-markdown').default,
    },
  ],
  rules: [{ ruleId: 'sentence', rule: sentence }],
};

/** What the linter finds in a page, with the line of each. */
export async function proseProblems({ path, text }: Page): Promise<string[]> {
  const { messages } = await new TextlintKernel().lintText(text, { ...options, filePath: path, ext: '.md' });
  return messages.map(({ line, message }) => `${path}:${line}: ${message}`);
}
