import { statSync } from 'node:fs';
import { RecotapLedgerError } from '../../base/errors.js';

/** @throws RecotapLedgerError when an open file has lost its name: what is written to it then, nobody finds */
export type MustBeInPlace = () => void;

/** Remembers which file has the name now. */
export function inPlace(file: string, path: string): MustBeInPlace {
  const opened = identityOf(file);
  return () => {
    if (identityOf(file) !== opened)
      throw new RecotapLedgerError(
        `The ledger ${path} was removed, moved or replaced while it was open, so nothing more can be put into it. Restart this process to use the file that now has this name.`,
      );
  };
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
