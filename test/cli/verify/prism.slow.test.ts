import { expect, it } from 'vitest';
import { startMock } from '../../../src/cli/mock/mock.js';
import { recotap } from '../io.js';

it('recotap verify agrees with the mock, which answers with the examples of the contract', async () => {
  const mock = await startMock();
  try {
    const { code, stdout } = await recotap(['verify', '--write', '--json', '--base-url', `${mock.url}/api/v1`], {
      cwd: '.',
    });
    expect(JSON.parse(stdout)).toMatchObject({ agrees: true, new: [], missing: [], contradicts: [] });
    expect(code).toBe(0);
  } finally {
    await mock.close();
  }
});
