import { scenarioTable } from '../contract/scenarios.js';
import { fillIn } from './fill-in.js';

/** The guide that has the table. */
export const scenariosPage = new URL('../../docs/mock-and-emulator.md', import.meta.url);

const marks = {
  begin: '<!-- scenarios:begin, written by `npm run scenarios` -->',
  end: '<!-- scenarios:end -->',
};

/** The guide with the table of the mock's scenarios, as the contract has them. */
export function withScenarios(page: string): string {
  return fillIn(page, marks, scenarioTable());
}
