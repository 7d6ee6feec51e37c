/** Resolves when timers and events have had their turn. */
export function breathe(): Promise<void> {
  const { MessageChannel } = globalThis;
  return new Promise((resolve) => {
    if (MessageChannel === undefined) return void setTimeout(resolve);
    // Not a timer: tests fake those.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
