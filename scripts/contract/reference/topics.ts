import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../generate/document.js';
import type { Provenance } from '../lint/statements.js';
import type { createMarks } from './mark.js';

interface Topic {
  name: string;
  description: string;
  statements: { text: string; 'x-provenance': Provenance }[];
}

/** The pages of the reference that are about no single operation, as tags that Redoc shows by themselves: the topics, and the sources. */
export function topicTags(contract: JsonObject, marks: ReturnType<typeof createMarks>): Json[] {
  const topics = (contract['x-topics'] ?? []) as unknown as Topic[];
  const pages = topics.map(({ name, description, statements }) => ({
    name,
    description: [
      description.trim(),
      ...statements.map(({ text, 'x-provenance': provenance }) => `${marks.of(provenance)} ${text.trim()}`),
    ].join('\n\n'),
  }));
  return [...pages, { name: 'Sources', description: sources() }].map((page) => ({ ...page, 'x-traitTag': true }));
}

/** The text of docs/sources.md below its title. Its links lead to files that the page is not beside. */
function sources(): string {
  const text = readFileSync(new URL('../../../docs/sources.md', import.meta.url), 'utf8');
  return text.replace(/^# .*\n+/, '').replace(/\[([^\]]+)\]\((?!http)[^)]*\)/g, '$1');
}
