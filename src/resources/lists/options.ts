/** How any list is read. */
export interface ListOptions {
  /** Ends the reading at once; its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** How a list of pages is read. */
export interface PagedListOptions extends ListOptions {
  /** Rows of a page, from 1 on. Default: the vendor's, which is 100 (documented). */
  pageSize?: number | undefined;
}
