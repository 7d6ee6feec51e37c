/** How many results have this status. */
export function tally(results: readonly { readonly status: string }[], status: string): number {
  return results.filter((result) => result.status === status).length;
}
