import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { contractUrl } from './generate/contract.js';
import { generate, staleFiles, writeFiles } from './generate/run.js';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    contract: { type: 'string', default: fileURLToPath(contractUrl) },
    output: { type: 'string', default: fileURLToPath(new URL('../generated', import.meta.url)) },
  },
});
const output = resolve(values.output);
const files = await generate(pathToFileURL(values.contract));
if (values.check) {
  const stale = staleFiles(files, output).map((file) => `${basename(output)}/${file}`);
  if (stale.length > 0) {
    console.error(
      `Stale: ${stale.join(', ')}\n${basename(values.contract)} says something else. Mend it with: npm run generate`,
    );
    process.exitCode = 1;
  }
} else {
  writeFiles(files, output);
}
