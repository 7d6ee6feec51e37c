import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/client.js';
import type { Route } from '../route.js';
import type { Live } from './live.js';
import type { Store } from './store.js';

/** What every panel works with. */
export interface Page {
  readonly api: Api;
  readonly live: Live;
  readonly route: Store<Route>;
  /** Goes to a part of the page. With `replace`, the back button skips what was there before. */
  go(route: Route, how?: 'push' | 'replace'): void;
  /** Tells a person what happened, on the screen and to a screen reader. */
  notify(text: string): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('There is no page around this component');
  return page;
}
