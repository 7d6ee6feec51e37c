/** Options for every list. */
export interface ListOptions {
  /** Ends the list at once. Its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** Options for lists with pages. */
export interface PagedListOptions extends ListOptions {
  /** The rows per page, at least 1. Default: that of Recotap, which is 100 for accounts (documented). */
  pageSize?: number | undefined;
}
