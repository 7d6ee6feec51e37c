import { readContract } from '../../generate/contract.js';
import { readScenarios } from '../scenarios.js';
import { type Call, callOf, type Server } from './call.js';
import { toCurl } from './curl.js';
import { toPython } from './python.js';
import { toTypeScript } from './typescript.js';

/** A sample as the extension `x-codeSamples` of OpenAPI has it. */
export interface Sample {
  lang: string;
  label: string;
  source: string;
}

const languages: { lang: string; label: string; write: (call: Call, server: Server) => string }[] = [
  { lang: 'TypeScript', label: 'TypeScript client', write: toTypeScript },
  { lang: 'Shell', label: 'curl', write: toCurl },
  { lang: 'Python', label: 'Python requests', write: toPython },
];

/** The samples of each operation, by its `operationId`: the call of its first scenario, in each language. */
export function samplesOf(server: Server): Map<string, Sample[]> {
  const scenarios = readScenarios();
  const samples = new Map<string, Sample[]>();
  for (const { operationId, queryParameters } of readContract().operations) {
    const first = scenarios.find((scenario) => scenario.operationId === operationId);
    if (first === undefined) continue;
    const call = callOf(first, queryParameters);
    samples.set(
      operationId,
      languages.map(({ lang, label, write }) => ({ lang, label, source: write(call, server) })),
    );
  }
  return samples;
}
