/** What stands in a deal at the path of an issue, such as `associatedAccounts.0.domain`; undefined when nothing does. */
export function valueAt(deal: unknown, path: string): unknown {
  if (path === '') return deal;
  return path.split('.').reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
      ? (inner as Record<string, unknown>)[key]
      : undefined;
  }, deal);
}
