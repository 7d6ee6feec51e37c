import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { contractUrl } from '../../../scripts/generate/contract.js';

export type Edit = (contract: Document) => void;

/** A folder of copies of the contract, each with one edit. */
export function plantingGround() {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-contract-'));
  let count = 0;
  return {
    folder,
    /** Writes a copy of the contract with `edit` applied, and tells its path. */
    plant(edit: Edit = () => {}): string {
      const contract = parseDocument(readFileSync(contractUrl, 'utf8'));
      edit(contract);
      count += 1;
      const path = join(folder, `planted-${count}.yaml`);
      // No folding of long lines, and anchors as they are: the copy differs from the contract in the edit alone.
      writeFileSync(path, contract.toString({ lineWidth: 0 }));
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
