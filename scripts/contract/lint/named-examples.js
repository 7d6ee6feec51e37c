/** Each body has at least one named example: they are the mock's scenarios, and what a reader looks at first. */
export default function namedExamples() {
  return {
    MediaType(mediaType, { report, location }) {
      const { examples } = mediaType;
      if (examples !== null && typeof examples === 'object' && Object.keys(examples).length > 0) return;
      report({
        message:
          'A body must have at least one named example under `examples`. Put it in `components/examples` and refer to it here.',
        location: examples === undefined ? location.key() : location.child('examples'),
      });
    },
  };
}
