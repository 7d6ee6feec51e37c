import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Store } from './store.js';

/** Draws the component again whenever the store changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const redraw = useRedraw();
  const value = store.get();
  useLayoutEffect(() => {
    // It may have changed since it was drawn.
    if (!Object.is(store.get(), value)) redraw();
    return store.subscribe(redraw);
  }, [store]);
  return value;
}

/** JavaScript fires longer timers at once. */
const longestTimerMs = 2 ** 31 - 1;

export function useRedraw(): () => void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  return redraw as () => void;
}

/** Draws the component again at a time, in ms since 1970. */
export function useRedrawAt(time: number): void {
  const redraw = useRedraw();
  useEffect(() => {
    if (!Number.isFinite(time)) return undefined;
    const timer = setTimeout(redraw, Math.min(time - Date.now(), longestTimerMs));
    return () => clearTimeout(timer);
  }, [time, redraw]);
}

/** What was loaded, or why it was not. While another key is loaded, it is still that of the one before. */
export interface Loaded<Value> {
  readonly key: string;
  readonly value?: Value;
  readonly error?: unknown;
}

/** Loads a value when `key` changes. Undefined until it is there, and for no key at all. */
export function useLoaded<Value>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<Value>,
): Loaded<Value> | undefined {
  const [loaded, setLoaded] = useState<Loaded<Value>>();
  useEffect(() => {
    if (key === undefined) return undefined;
    const leaving = new AbortController();
    const settle = (result: Loaded<Value>) => {
      if (!leaving.signal.aborted) setLoaded(result);
    };
    load(leaving.signal).then(
      (value) => settle({ key, value }),
      (error) => settle({ key, error }),
    );
    return () => leaving.abort();
  }, [key]);
  return key === undefined ? undefined : loaded;
}

/** The value, but it changes at most every `ms`. */
export function useSlowed<Value>(value: Value, ms: number): Value {
  const [slowed, setSlowed] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  latest.current = value;
  useEffect(() => {
    if (Object.is(value, slowed)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setSlowed(latest.current);
    }, ms);
  }, [value, slowed, ms]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return slowed;
}
