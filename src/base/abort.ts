/** Calls `listener` with the signal's reason when it aborts, at once if it has. Returns what takes the listener off. */
export type OnAbort = (signal: AbortSignal | null | undefined, listener: (reason: unknown) => void) => () => void;

/** Puts one listener on each signal, however many share it: Node 20 warns of a leak from the eleventh on. */
export function createOnAbort(): OnAbort {
  const shared = new WeakMap<AbortSignal, { listeners: Set<() => void>; onAbort: () => void }>();

  return (signal, listener) => {
    if (signal == null) return () => {};
    const call = () => listener(signal.reason);
    if (signal.aborted) {
      call();
      return () => {};
    }
    const { listeners, onAbort } = shared.get(signal) ?? share(signal);
    listeners.add(call);
    return () => {
      if (!listeners.delete(call) || listeners.size > 0) return;
      signal.removeEventListener('abort', onAbort);
      shared.delete(signal);
    };
  };

  function share(signal: AbortSignal) {
    const listeners = new Set<() => void>();
    const entry = {
      listeners,
      onAbort: () => {
        for (const call of listeners) call();
      },
    };
    signal.addEventListener('abort', entry.onAbort);
    shared.set(signal, entry);
    return entry;
  }
}

/** Resolves as `work` does, but rejects with the signal's reason as soon as that aborts. It leaves no listener behind. */
export function orAborted<T>(work: T | PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal?.reason);
    const done = () => signal?.removeEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
    // Also of a signal that has aborted: a rejection that nobody heard would end the process.
    Promise.resolve(work).then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        done();
        reject(error);
      },
    );
  });
}
