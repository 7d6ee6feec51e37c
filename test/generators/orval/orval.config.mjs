const output = (client) => ({
  input: '../openapi.yaml',
  output: { client, target: `./generated/${client}.ts`, baseUrl: process.env.RECOTAP_URL },
});

/** Orval names types differently for each client: with axios, the answer of `pushDeals` is a `PushDealsResult`. */
export default { fetch: output('fetch'), axios: output('axios') };
