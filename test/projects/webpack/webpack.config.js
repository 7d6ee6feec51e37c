/** As frameworks build an app that runs on both sides: everything is bundled, once for the server and once for the browser. */
const common = { mode: 'production', performance: { hints: false } };

module.exports = [
  { ...common, name: 'server', target: 'node20', entry: './src/server.js', output: { filename: 'server.js' } },
  { ...common, name: 'browser', target: 'web', entry: './src/browser.js', output: { filename: 'browser.js' } },
];
