export const panels = ['requests', 'held', 'faults', 'contract', 'state'] as const;

export type PanelName = (typeof panels)[number];

/** What the page shows: a panel, what is selected in it, and its filters. The hash of the URL holds it, so that a link can be shared. */
export interface Route {
  readonly panel: PanelName;
  /** Such as `['deals', 'D-1']`. */
  readonly selection: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Reads a hash, such as `#/requests/12?text=acme`. What cannot be read is left out. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [panel, ...selection] = path.split('/').map(decode);
  return {
    panel: panels.find((name) => name === panel) ?? 'requests',
    selection: selection.filter((part) => part !== ''),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** @returns a hash, with `#` */
export function formatRoute({ panel, selection, query }: Route): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const search = new URLSearchParams(given).toString();
  return `#/${[panel, ...selection].map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

/** A link to a panel, or to what it shows. */
export function linkTo(panel: PanelName, selection: readonly string[] = [], query: Route['query'] = {}): string {
  return formatRoute({ panel, selection, query });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
