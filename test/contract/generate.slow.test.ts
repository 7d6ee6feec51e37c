import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../generated/operations.js';
import { readContract } from '../../scripts/generate/contract.js';
import { generate, staleFiles, writeFiles } from '../../scripts/generate/run.js';
import { plantingGround } from './support/plant.js';

const generated = fileURLToPath(new URL('../../generated', import.meta.url));
const maxItems = ['components', 'schemas', 'PushDealsRequest', 'properties', 'deals', 'maxItems'];
const ground = plantingGround();
afterAll(ground.remove);
/** What openapi.yaml gives. */
let files: Awaited<ReturnType<typeof generate>>;
beforeAll(async () => {
  files = await generate();
});

function run(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', ...args], { encoding: 'utf8' });
}

describe('generation', () => {
  it('gives the same bytes each time, wherever the contract lies', async () => {
    const copy = join(ground.folder, 'elsewhere.yaml');
    cpSync('openapi.yaml', copy);
    expect([...(await generate(pathToFileURL(copy)))]).toEqual([...files]);
  });

  it('has left in generated/ exactly what openapi.yaml gives', () => {
    expect(staleFiles(files, generated)).toEqual([]);
  });

  it('reads how each operation is called off the contract', async () => {
    const read = readContract().operations.map(({ operationId, method, path, bulk }) => {
      const { itemSchema, ...items } = bulk ?? {};
      return [operationId, { method: method.toUpperCase(), path, ...items }];
    });
    expect(Object.entries(operations)).toEqual(read);
    const fewer = await generate(pathToFileURL(ground.plant((contract) => contract.setIn(maxItems, 50))));
    expect(fewer.get('operations.ts')).toContain('maxItems: 50 ');
  });

  it('refuses a contract whose bulk operation names an array without a limit, and says where', async () => {
    const unlimited = pathToFileURL(ground.plant((contract) => contract.deleteIn(maxItems)));
    await expect(generate(unlimited)).rejects.toThrow(/openapi\.yaml: pushDeals: .*'deals'.*maxItems/);
  });

  it('mends what is stale, removes what is left over and touches nothing else', () => {
    const folder = join(ground.folder, 'generated');
    cpSync(generated, folder, { recursive: true, preserveTimestamps: true });
    writeFileSync(join(folder, 'operations.ts'), '// edited by hand\n');
    writeFileSync(join(folder, 'left-over.ts'), '');
    writeFileSync(join(folder, 'validate', 'Forgotten.js'), '');
    rmSync(join(folder, 'client.ts'));
    const before = statSync(join(folder, 'schema.ts')).mtimeMs;
    const stale = ['client.ts', 'left-over.ts', 'operations.ts', 'validate/Forgotten.js'];
    expect(staleFiles(files, folder).sort()).toEqual(stale);
    writeFiles(files, folder);
    expect(staleFiles(files, folder)).toEqual([]);
    expect(existsSync(join(folder, 'left-over.ts'))).toBe(false);
    expect(statSync(join(folder, 'schema.ts')).mtimeMs).toBe(before);
  });
});

describe('npm run generate:check', () => {
  it('fails when the contract says something else, and names the files and the command that mends them', () => {
    const changed = ground.plant((contract) => contract.setIn(maxItems, 50));
    const { status, stderr } = run('--check', '--contract', changed);
    expect(status).toBe(1);
    expect(stderr).toContain('generated/operations.ts');
    expect(stderr).toContain('generated/fields.ts');
    expect(stderr).toContain('generated/validate/PushDealsRequest.js');
    expect(stderr).not.toContain('generated/validate/Deal.js');
    expect(stderr).not.toContain('generated/client.ts');
    expect(stderr).toContain('npm run generate');
  });

  it('writes nothing itself, and is content once npm run generate has written', () => {
    const output = join(ground.folder, 'new');
    cpSync(generated, output, { recursive: true });
    writeFileSync(join(output, 'schema.ts'), '');
    const { status, stderr } = run('--check', '--output', output);
    expect(status).toBe(1);
    expect(stderr).toContain('Stale: new/schema.ts');
    expect(statSync(join(output, 'schema.ts')).size).toBe(0);
    expect(run('--output', output).status).toBe(0);
    expect(staleFiles(files, output)).toEqual([]);
  });
});
