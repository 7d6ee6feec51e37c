import { scenarioTable } from './scenarios.js';

const begin = '<!-- scenarios:begin, written by `npm run readme` -->';
const end = '<!-- scenarios:end -->';

/** The README with the table of the mock's scenarios, as the contract has them, between its two marks. */
export function fillIn(readme: string): string {
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`README.md lacks the marks ${begin} and ${end}`);
  return `${readme.slice(0, before)}${begin}\n${scenarioTable()}\n${readme.slice(after)}`;
}
