import { readSources } from '../lint/sources.js';
import { exceptionsOf, type Part, type Provenance, provenanceOf } from '../lint/statements.js';

/** Writes the provenance of parts as HTML, for descriptions. The reference gives each level a colour and a shape of its own. */
export function createMarks(sources = readSources()) {
  const words = ({ level, source, seen }: Provenance) =>
    [level, sources.get(source)?.title, seen].filter((word) => word !== undefined).join(', ');
  // Redoc makes a section of each heading in the page of the sources.
  const of = (provenance: Provenance) =>
    `<a class="provenance ${provenance.level}" href="#/sources/${provenance.source}">${words(provenance)}</a>`;

  return {
    /** Of one statement. */
    of,
    /** Of a part as a whole. Redoc shows the description of a server as it is. */
    ofPart: (part: Part) => (part.kind === 'server' ? `[${words(provenanceOf(part))}]` : of(provenanceOf(part))),
    /** Of each keyword of a part that is known otherwise than the part. */
    exceptions: (part: Part) => exceptionsOf(part).map(([keyword, provenance]) => `\`${keyword}\`: ${of(provenance)}`),
  };
}
