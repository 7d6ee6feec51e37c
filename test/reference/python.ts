import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The first of the machine's Pythons that has `requests`. Throws an error that says what to install where there is none. */
export async function pythonWithRequests(candidates = ['python3', '/usr/bin/python3']): Promise<string> {
  for (const python of candidates) {
    const found = await promisify(execFile)(python, ['-c', 'import requests']).catch(() => undefined);
    if (found !== undefined) return python;
  }
  throw new Error(
    'There is no Python with `requests`. On Debian: apt-get install --no-install-recommends python3-requests',
  );
}
