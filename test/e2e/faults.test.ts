import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { count, faultCases, timeoutCases } from '../support/fault-cases.js';
import { inFolder, program, recotap } from './command.js';
import { header, idsOf, problemsIn, reportOf, rows } from './report.js';
import { emulatorOnAPort } from './servers.js';

describe('recotap push', () => {
  it.concurrent.for(faultCases)(
    'gives each deal its outcome and ends by itself: %s',
    async ([, rules, came], { onTestFinished }) => {
      const { baseUrl, emulator } = await emulatorOnAPort({ faults: { seed: 3, rules } }, onTestFinished);
      await inFolder(async (cwd) => {
        await writeFile(join(cwd, 'deals.csv'), header + rows(count));
        const args = ['push', 'deals.csv', '--problems', 'p.ndjson', '--base-url', baseUrl, '--json'];
        const { code, stdout, stderr } = await recotap(args, { cwd, env: { RECOTAP_DEBUG: '1' } });
        const report = reportOf(stdout);
        const { told = '', retries = 0, code: expected, ...counts } = came;
        expect({ code, ...report }).toMatchObject({ code: expected, total: count, failed: 0, unsent: 0, ...counts });
        expect(report.retries).toBeGreaterThanOrEqual(retries);
        expect(stderr + JSON.stringify(report.problems)).toContain(told);
        expect(stderr.match(/^recotap request=/gm)).toHaveLength(report.requests);

        const problems = await problemsIn(join(cwd, 'p.ndjson'));
        expect(problems).toEqual(report.problems);
        const troubled = new Set(problems.map(({ externalDealId }) => externalDealId));
        expect(idsOf(count).filter((id) => !troubled.has(id) && !emulator.deals.has(id))).toEqual([]);
      });
    },
  );
});

describe('a program that pushes by the library, with a timeout of two seconds', () => {
  it.concurrent.for(timeoutCases)(
    '%s, has each outcome and ends by itself',
    async ([, rules, came], { onTestFinished }) => {
      const { baseUrl } = await emulatorOnAPort({ faults: { rules } }, onTestFinished);
      const { code, stdout } = await recotap([baseUrl, String(count)], { program: program('library-push.js') });
      expect(JSON.parse(stdout)).toMatchObject({ total: count, failed: 0, codes: [], unsent: 0, ...came });
      expect(code).toBe(0);
    },
  );
});
