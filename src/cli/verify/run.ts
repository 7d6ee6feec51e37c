import {
  type Exchange,
  type RecotapClient,
  RecotapError,
  RecotapHttpError,
  RecotapUnauthorizedError,
} from '../../index.js';
import { type Call, domainOf, type Left, readCalls, writeCalls } from './calls.js';
import type { EvidenceCollector } from './evidence.js';
import type { Judge } from './judge.js';

/** What a verification needs. */
export interface Verification {
  client: RecotapClient;
  /** The exchanges of the client since they were last taken. */
  takeExchanges(): Exchange[];
  judge: Judge;
  evidence: EvidenceCollector;
  /** Begins every id and name that is written. Undefined to write nothing. */
  mark: string | undefined;
  /** Is given what was sent to be stored. */
  left: Left;
}

/**
 * Makes every call and judges its answers.
 *
 * @returns the operations that were called
 * @throws RecotapUnauthorizedError when the key is refused, RecotapHttpError when the server fails each time, RecotapConnectionError and others when
 * there is no response
 */
export async function verifyAll(verification: Verification, signal: AbortSignal): Promise<Set<string>> {
  const { mark = 'recotap-verify', left } = verification;
  const called = new Set<string>();
  let hasAnswer = false;
  let lastStatus = 0;
  const calls = [...(verification.mark === undefined ? [] : [writeCalls(mark, left)]), readCalls(domainOf(mark))];
  for (const sequence of calls) {
    let step = sequence.next();
    while (!step.done) {
      const { operation } = step.value;
      called.add(operation);
      const { status, data } = await make(step.value, verification, signal);
      lastStatus = status;
      hasAnswer ||= isAnswer(status);
      step = sequence.next(data);
    }
  }
  if (hasAnswer) return called;
  throw new RecotapHttpError(
    lastStatus,
    `${verification.client.settings.baseUrl} answered ${lastStatus} to every request. Try again later.`,
  );
}

async function make(call: Call, verification: Verification, signal: AbortSignal) {
  const { client, takeExchanges, judge, evidence } = verification;
  let answer: { status: number; data?: unknown };
  try {
    const { response, data } = await call.send(client, signal);
    answer = { status: response.status, data };
  } catch (error) {
    // A success that cannot be read is a finding. All else, such as no connection, ends the run.
    if (!RecotapError.is(error) || error.code !== 'response') throw error;
    answer = { status: 200 };
  }
  const { status } = answer;
  if (status === 401 || status === 403) throw refused(status, client);
  for (const exchange of takeExchanges()) {
    judge.hear(call.operation, exchange);
    evidence.hear(call.operation, exchange);
  }
  if (status < 200 || status >= 300) judge.failed(call.operation, status);
  return answer;
}

/** Whether the server did its work, and not something in front of it that is out of order or busy. */
function isAnswer(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

function refused(status: number, { settings }: RecotapClient): RecotapUnauthorizedError {
  const { baseUrl, apiKeySource } = settings;
  return new RecotapUnauthorizedError(
    status,
    `${baseUrl} answered ${status}. The API key from ${apiKeySource} is not valid for it.`,
  );
}
