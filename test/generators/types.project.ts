import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { examples } from '../../src/examples.js';
import { run } from '../projects/run.js';

const folder = inject('generators');
const output = join(folder, 'types');

/** Whether a program of that name can be run here. */
const isHere = (program: string) => spawnSync(program, ['--version']).status === 0;

/** How each language writes the beginning of the type of a deal. */
const languages = {
  python: { file: 'recotap.py', type: /^class Deal:$/m },
  go: { file: 'recotap.go', type: /^type Deal struct \{$/m },
  java: { file: 'Deal.java', type: /^public class Deal \{$/m },
  csharp: { file: 'Recotap.cs', type: /^ +public partial class Deal$/m },
  kotlin: { file: 'Recotap.kt', type: /^data class Deal \($/m },
  rust: { file: 'recotap.rs', type: /^pub struct Deal \{$/m },
  php: { file: 'Recotap.php', type: /^class Deal \{$/m },
};

/** The items of a request of each kind. */
const items = {
  deals: examples.pushDeals.request.partlyFailed.deals,
  accounts: examples.pushAccounts.request.accountsUpserted.accounts,
  activities: examples.pushSalesActivities.request.activitiesCreated.activities,
  mappings: examples.mapExternalIds.request.idsMapped.mappings,
  pipelines: examples.createDealStages.request.pipelinesCreated.pipelines,
};

beforeAll(async () => {
  await run(process.execPath, ['quicktype/generate.mjs', 'schemas', output], folder);
});

describe('the types that quicktype makes of the JSON Schemas', () => {
  it.each(Object.entries(languages))('have a deal in %s, named after its title', async (language, { file, type }) => {
    expect(await readFile(join(output, language, file), 'utf8')).toMatch(type);
  });

  it.skipIf(!isHere('python3'))("read and write the items of the contract's examples in Python", async () => {
    const python = spawnSync('python3', ['quicktype/round_trip.py', join(output, 'python')], {
      cwd: folder,
      input: JSON.stringify(items),
      encoding: 'utf8',
    });
    expect(python.stderr).toBe('');
    expect(JSON.parse(python.stdout)).toEqual(items);
  });

  it.skipIf(!isHere('javac'))('compile in Java', async () => {
    const java = join(output, 'java');
    const sources = (await readdir(java)).filter((name) => name.endsWith('.java'));
    await run('javac', ['-d', join(output, 'classes'), ...sources], java);
    expect(existsSync(join(output, 'classes/recotap/Deal.class'))).toBe(true);
  });
});
