import { expect, it } from 'vitest';
import { listMessages } from '../../scripts/messages/list.js';
import { proseProblems } from './prose.js';

/** As prose: placeholders and pieces of a command line are code. */
const asProse = (text: string) =>
  text
    .replaceAll('`', "'")
    .replace(/\$\{(?:[^{}]|\{[^}]*\})*\}|--[\w-]+(?: [\w-]+\.\w+)?/g, '`code`')
    .replace(/[<>*#|]/g, ' ');

it('every message of the command and the library is plain', async () => {
  const messages = listMessages();
  expect(messages.length).toBeGreaterThan(400);
  const problems: string[] = [];
  for (const { place, text } of messages) {
    const found = await proseProblems({ path: 'message.md', text: asProse(text) });
    problems.push(...found.map((problem) => `${place} ${problem.replace(/^message.md:1: /, '')}: ${text}`));
  }
  expect(problems).toEqual([]);
});
