/** Each body and each parameter has at least one named example: they are the mock's scenarios, and what a reader looks at first. */
export default function namedExamples() {
  const check =
    (what) =>
    ({ examples }, { report, location }) => {
      if (examples !== null && typeof examples === 'object' && Object.keys(examples).length > 0) return;
      report({
        message: `A ${what} must have at least one named example under \`examples\`. Name it like the scenario that it belongs to.`,
        location: examples === undefined ? location.key() : location.child('examples'),
      });
    };
  return { MediaType: check('body'), Parameter: check('parameter') };
}
