import { RecotapConfigurationError } from '../base/errors.js';

/** What is under way on a client, from its making to its close. */
export interface Lifetime {
  /** Notes that a call or a push begins. @returns what notes its end. @throws RecotapConfigurationError once the client is closed */
  begin(): () => void;
  /** Lets nothing begin any more. Resolves when nothing is under way. */
  close(): Promise<void>;
}

export function createLifetime(): Lifetime {
  let underWay = 0;
  let isClosed = false;
  let onIdle = () => {};
  const idle = new Promise<void>((resolve) => {
    onIdle = resolve;
  });
  const settle = () => {
    if (isClosed && underWay === 0) onIdle();
  };
  return {
    begin() {
      if (isClosed) throw new RecotapConfigurationError('The client is closed: it takes no more requests.');
      underWay++;
      return () => {
        underWay--;
        settle();
      };
    },
    close() {
      isClosed = true;
      settle();
      return idle;
    },
  };
}
