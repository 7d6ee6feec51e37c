import statuses from 'statuses';

/** The API's `message` for a status. */
export function statusText(status: number): string {
  if (status === 413) return 'request entity too large';
  if (status === 500) return 'Internal server error';
  return statuses.message[status] ?? `Error ${status}`;
}

/** The page of a gateway in front of the API. */
export function htmlPage(status: number): string {
  const title = `${status} ${statuses.message[status] ?? ''}`.trim();
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
}
