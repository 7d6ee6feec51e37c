import { environmentVariable } from '../../base/environment.js';
import { channels, type Events, lineOf, sized } from '../events.js';
import { diagnosticsChannel } from './diagnostics.js';

export { createHome } from '../../http/pace/home.js';
export { createDriftRecord } from '../drift/record.js';

/** @param log given one line a request, if there is one */
export function createEvents(log: ((line: string) => void) | undefined): Events {
  const module = diagnosticsChannel();
  const request = module?.channel(channels.request);
  const retry = module?.channel(channels.retry);
  const throttle = module?.channel(channels.throttle);
  const outcome = module?.channel(channels.outcome);
  const drift = module?.channel(channels.drift);
  return {
    request(event, attempt) {
      if (log === undefined && request?.hasSubscribers !== true) return;
      const told = sized(event, attempt);
      log?.(lineOf(told));
      request?.publish(told);
    },
    retry: (event) => retry?.publish(event),
    throttle: (event) => throttle?.publish(event),
    get hearsOutcomes() {
      return outcome?.hasSubscribers === true;
    },
    outcome: (event) => outcome?.publish(event),
    drift: (event) => drift?.publish(event),
  };
}

/** What writes to the standard error if the environment asks for it. */
export function debugLog(): ((line: string) => void) | undefined {
  if (environmentVariable('RECOTAP_DEBUG') !== '1') return undefined;
  return (line) => void process.stderr.write(`${line}\n`);
}
