import descriptionSentences from './description-sentences.js';
import namedExamples from './named-examples.js';
import objectsByRef from './objects-by-ref.js';
import provenance from './provenance.js';
import refusalsDescribed from './refusals-described.js';
import requestArraysBounded from './request-arrays-bounded.js';
import requestsClosed from './requests-closed.js';
import responsesOpen from './responses-open.js';

/** The rules for openapi.yaml that Redocly's own assertions cannot express. redocly.yaml switches them on. */
export default function recotapPlugin() {
  return {
    id: 'recotap',
    rules: {
      oas3: {
        provenance,
        'description-sentences': descriptionSentences,
        'request-arrays-bounded': requestArraysBounded,
        'requests-closed': requestsClosed,
        'responses-open': responsesOpen,
        'refusals-described': refusalsDescribed,
        'named-examples': namedExamples,
        'objects-by-ref': objectsByRef,
      },
    },
  };
}
