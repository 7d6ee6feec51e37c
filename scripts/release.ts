import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { release } from './release/release.js';
import { runnerIn } from './release/run.js';

const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const [wanted, ...others] = positionals;
  if (others.length > 0) throw new Error('Usage: npm run release -- [--dry-run] [major|minor|patch|x.y.z]');
  const isFine = await release({
    root,
    wanted,
    // npm takes `--dry-run` for itself where the `--` before it is forgotten.
    dryRun: values['dry-run'] || process.env.npm_config_dry_run === 'true',
    run: runnerIn(root),
    say: (line) => console.log(line),
    today: new Date(),
  });
  if (!isFine) process.exitCode = 1;
} catch (error) {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
}
