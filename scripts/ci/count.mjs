// Plain JavaScript without a dependency: it also runs on a machine where `npm ci` has failed.
import { readFileSync } from 'node:fs';

/**
 * Counts the tests of several runs. Takes three arguments for each run: its name, its report (`vitest --reporter=json`)
 * and its exit code. A test that runs again, such as on another Node, is one test, and has failed if it failed in any run.
 */
const runs = [];
for (let rest = process.argv.slice(2); rest.length > 0; rest = rest.slice(3)) runs.push(rest.slice(0, 3));

const [passed, failed, counts] = [new Set(), new Set(), []];
for (const [name, file, code] of runs) {
  const report = read(file);
  const tests = report.testResults.flatMap(testsOf);
  const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
  counts.push(countOf(name, ran, tests.length - ran.length));
  for (const { id, status } of ran) (status === 'passed' ? passed : failed).add(id);

  for (const { id, messages } of ran.filter(({ status }) => status === 'failed')) tell(name, `${id}\n${messages}`);
  const unloaded = report.testResults.filter(isUnloaded);
  for (const { name: path, message } of unloaded) {
    failed.add(path);
    tell(name, `${path}: ${message}`);
  }
  const failures = unloaded.length + ran.filter(({ status }) => status === 'failed').length;
  if (failures === 0 && (code !== '0' || report.unreadable)) {
    failed.add(`the run ${name}`);
    tell(name, report.unreadable ?? `ended with exit code ${code}, although no test failed. See its output above.`);
  }
}

for (const id of failed) passed.delete(id);
console.log(counts.join('; '));
console.log(`${passed.size} passed, ${failed.size} failed`);
process.exitCode = failed.size === 0 && passed.size > 0 ? 0 : 1;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { testResults: [], unreadable: `has no report, so a step before the tests failed (${error.message}).` };
  }
}

/** The tests of a file. Tests with the same name are told apart by their order. */
function testsOf({ name: path, assertionResults }) {
  const times = new Map();
  return assertionResults.map(({ fullName, status, failureMessages }) => {
    const time = (times.get(fullName) ?? 0) + 1;
    times.set(fullName, time);
    const id = `${path}: ${fullName}${time > 1 ? ` (${time})` : ''}`;
    return { id, status, messages: (failureMessages ?? []).join('\n') };
  });
}

/** A file that could not be loaded, or whose hooks failed, fails without a failed test. */
function isUnloaded({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function countOf(name, ran, skipped) {
  const known = ran.filter(({ id }) => passed.has(id) || failed.has(id)).length;
  const added = ran.length - known;
  const words = known === 0 ? [`${show(added)} ${added === 1 ? 'test' : 'tests'}`] : [`${show(known)} of the same`];
  if (known > 0 && added > 0) words.push(`${show(added)} more`);
  if (skipped > 0) words.push(`${show(skipped)} skipped`);
  return `${name}: ${words.join(', ')}`;
}

function show(count) {
  return count.toLocaleString('en-US');
}

function tell(name, what) {
  console.log(`FAILED (${name}) ${what}`);
}
