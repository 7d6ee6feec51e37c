/** A problem that the user can fix, such as wrong usage or a file that cannot be read. Only its message is printed. */
export class CliError extends Error {
  /** The message, as it is printed. Text from outside in a line cannot begin another one. */
  readonly lines: readonly string[];

  constructor(message: string | readonly string[], options?: ErrorOptions) {
    const lines = [message].flat();
    super(lines.join('\n'), options);
    this.name = 'CliError';
    this.lines = lines;
  }
}

/** The result could not be printed, for example because the disk is full. The work itself is done. */
export class OutputError extends CliError {}

/** Explains an error of the file system. Other errors are returned unchanged. */
export function fileError(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const text = typeof code === 'string' ? explain(code, name) : undefined;
  return text === undefined ? error : new CliError(text, { cause: error });
}

function explain(code: string, name: string): string | undefined {
  switch (code) {
    case 'ENOENT':
      return `There is no file ${name}.`;
    case 'ENOTDIR':
      return `There is no file ${name}: a part of its path is not a folder.`;
    case 'EISDIR':
      return `${name} is a folder. Name a file in it.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission to open ${name}.`;
    case 'EPIPE':
      return `The program that reads ${name} is gone.`;
    case 'ENOSPC':
      return `No space left on the disk for ${name}.`;
    case 'ERR_INVALID_ARG_VALUE':
      return name.includes('\0') ? `There is no file ${name}: a name cannot have a NUL character in it.` : undefined;
    default:
      return /^E[A-Z]+$/.test(code) ? `${name}: the system reports ${code}.` : undefined;
  }
}
