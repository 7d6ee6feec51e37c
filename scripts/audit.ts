import { fileURLToPath } from 'node:url';
import { auditInstalled, auditLock, countLocked } from './dependencies/audit.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The projects that are installed only by the tests that need them. */
const others = ['scripts/bench', 'test/generators', 'test/projects'];

const findings = [
  ...auditLock(root),
  ...auditInstalled(root),
  ...others.flatMap((folder) => auditLock(`${root}${folder}`).map((finding) => `${folder}: ${finding}`)),
];
for (const finding of findings) console.error(finding);
const counts = ['.', ...others].map((folder) => `${countLocked(`${root}${folder}`)} in ${folder}`);
console.log(
  `Packages: ${counts.join(', ')}. ${findings.length === 0 ? 'Versions, origins, checksums, licences and install scripts are in order.' : `${findings.length} findings.`}`,
);
if (findings.length > 0) process.exitCode = 1;
