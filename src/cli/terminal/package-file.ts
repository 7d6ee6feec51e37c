import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The path of a file that this package carries. @param name from its root, such as `docs/pace.md` */
export function packageFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('recotap-api/package.json')), name);
}
