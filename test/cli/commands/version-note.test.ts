import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';

const mapping = 'fields: { externalDealId: { column: id }, name: { column: name } }\n';

async function desk(column: string, more: Record<string, string> = {}) {
  const { at } = await emulatorServer();
  const files = { 'deals.csv': `id,name,${column}\n1,One,2026-06-01\n`, 'm.yaml': mapping };
  const cwd = await folderWith({ ...files, ...more });
  return (...args: string[]) => recotap(['push', 'deals.csv', ...args, ...at], { cwd });
}

describe('a push with a ledger of a file that says when its rows changed', () => {
  it.each([
    ['modified', 'modified'],
    ['updated_at', 'updated_at'],
    ['lastmodifieddate', 'lastmodifieddate'],
    ['hs_lastmodifieddate', 'hs_lastmodifieddate'],
    ['SystemModstamp', 'SystemModstamp'],
    ['write_date', 'write_date'],
    ['Last Modified Date', "'Last Modified Date'"],
    ['Date updated', "'Date updated'"],
    ['geändert am', "'geändert am'"],
    ['Date de modification', "'Date de modification'"],
    ['Última modificación', "'Última modificación'"],
  ])('names the column and the option once: %s', async (column, word) => {
    const push = await desk(column, { 'more.csv': `id,name,${column}\n2,Two,2026-06-01\n` });
    const { code, stderr } = await push('more.csv', '--map', 'm.yaml', '--ledger', 'l.db');
    const note = `note: "${column}" seems to say when a row last changed. With --version-column ${word}, or version: in a mapping, an older export never overwrites a newer one.\n`;
    expect(stderr.split('seems to say')).toHaveLength(2);
    expect(stderr).toContain(note);
    expect(code).toBe(0);
  });

  it.each(['Modified By', 'Änderung', 'update', 'Status', 'created_at', 'Update note'])(
    'says nothing of a column %s',
    async (column) => {
      const push = await desk(column);
      expect((await push('--map', 'm.yaml', '--ledger', 'l.db')).stderr).not.toContain('seems to say');
    },
  );

  it('says nothing where the option or the mapping names a version, or there is no ledger', async () => {
    const versioned = `${mapping.replace(' }\n', '')} }\nversion: { column: modified }\n`;
    const push = await desk('modified', { 'versioned.yaml': versioned });
    for (const args of [
      ['--map', 'm.yaml', '--ledger', 'l.db', '--version-column', 'modified'],
      ['--map', 'versioned.yaml', '--ledger', 'l.db'],
      ['--map', 'm.yaml'],
    ]) {
      const { code, stderr } = await push(...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('seems to say') });
    }
  });

  it('tells how to keep the column where there is no mapping that leaves it out', async () => {
    const { at } = await emulatorServer();
    const cwd = await folderWith({ 'deals.csv': 'externalDealId,name,modified\n1,One,2026-06-01\n' });
    const push = (...args: string[]) => recotap(['push', 'deals.csv', '--ledger', 'l.db', ...args, ...at], { cwd });
    const { code, stderr } = await push();
    expect(stderr).toContain(
      'If "modified" says when a row last changed, keep it with --version-column modified and a ledger.',
    );
    expect(code).toBe(2);
    expect((await push('--version-column', 'modified')).code).toBe(0);
  });
});
