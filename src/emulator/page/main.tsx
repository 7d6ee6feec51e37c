import { render } from 'preact';
import { createApi } from './api/client.js';
import { App } from './app.js';
import { type Page, PageContext } from './live/context.js';
import { useStore } from './live/hooks.js';
import { createLive } from './live/live.js';
import { createStore } from './live/store.js';
import { formatRoute, parseRoute } from './route.js';
import { createToken } from './token.js';
import './styles/page.css';

/** How long a message stays. */
const toldMs = 6_000;

const token = createToken();
const api = createApi(token.get, () => live.lock());
const live = createLive(api);
const route = createStore(parseRoute(location.hash));
const told = createStore('');
let silence: ReturnType<typeof setTimeout> | undefined;

const page: Page = {
  api,
  live,
  route,
  go(next, how = 'push') {
    if (how === 'push') history.pushState(null, '', formatRoute(next));
    else history.replaceState(null, '', formatRoute(next));
    route.set(next);
  },
  notify(text) {
    told.set(text);
    clearTimeout(silence);
    silence = setTimeout(() => told.set(''), toldMs);
  },
};

function Root() {
  return (
    <PageContext.Provider value={page}>
      <App token={token} told={useStore(told)} />
    </PageContext.Provider>
  );
}

const follow = () => route.set(parseRoute(location.hash));
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
render(<Root />, document.getElementById('app') as HTMLElement);
void live.run(new AbortController().signal);
