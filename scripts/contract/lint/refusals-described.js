/** What is sent can be refused: an operation with parameters or a body has a 400, and one with a body a 413 too. */
export default function refusalsDescribed() {
  return {
    Operation({ parameters = [], requestBody, responses = {} }, { report, location }) {
      const needed = [
        ...(parameters.length > 0 || requestBody !== undefined ? ['400'] : []),
        ...(requestBody !== undefined ? ['413'] : []),
      ];
      for (const status of needed.filter((code) => !(code in responses))) {
        report({
          message: `An operation to which something is sent must describe how it is refused. Add the response ${status}.`,
          location: location.child('responses').key(),
        });
      }
    },
  };
}
