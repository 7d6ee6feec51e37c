import { publicNames } from './names/public.js';

// Lists each name that users of the package see, with its signature and comment as an editor shows them, for somebody to read. Build first.

for (const { entry, name, signature, comment, tags } of publicNames()) {
  const lines = [comment, ...tags.map((tag) => `@${tag.name} ${tag.text}`)].join('\n').trim().split('\n');
  console.log(`${name} (${entry})\n  ${signature()}\n${lines.map((line) => `  | ${line}`).join('\n')}\n`);
}
