import { type Contract, openContract } from './contract.js';
import { startFront } from './front.js';
import { startPrism } from './prism.js';

export interface MockOptions {
  /** Default: 0, which is any free port. */
  port?: number | undefined;
  /** Default: `127.0.0.1`. */
  host?: string | undefined;
  /** Whether answers are made up by the schemas, instead of taken from the examples. Default: false. */
  dynamic?: boolean | undefined;
  /** The same seed gives the same dynamic answers. Default: other ones each time. */
  seed?: string | undefined;
  /** The project that may have Prism installed. Default: the current folder. */
  cwd?: string | undefined;
  /** Is given each line in which Prism names what is wrong with a request. */
  onViolation?: ((line: string) => void) | undefined;
}

export interface Mock {
  /** The origin. The API is at its root, and at the base path of production. */
  readonly url: string;
  /** Whether no other machine can reach it. */
  readonly isLocal: boolean;
  /** Settles when Prism has ended, for whatever reason, with its exit code. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Starts Prism on the contract of this package.
 *
 * @throws CliError when Prism is not installed or does not start, or the port is not available
 */
export async function startMock({ dynamic = false, ...options }: MockOptions = {}): Promise<Mock> {
  const contract = await openContract(dynamic);
  try {
    const mock = await startOn(contract, { dynamic, ...options });
    return {
      ...mock,
      async close() {
        await mock.close();
        await contract.release();
      },
    };
  } catch (error) {
    await contract.release();
    throw error;
  }
}

async function startOn({ path }: Contract, options: MockOptions & { dynamic: boolean }): Promise<Mock> {
  const { port = 0, host = '127.0.0.1', dynamic, seed, cwd = '.', onViolation = () => {} } = options;
  const prism = await startPrism({ cwd, contract: path, dynamic, seed, onViolation });
  try {
    const front = await startFront(host, port, prism.url);
    return {
      url: front.url,
      isLocal: front.isLocal,
      ended: prism.ended,
      async close() {
        await Promise.all([front.close(), prism.close()]);
      },
    };
  } catch (error) {
    await prism.close();
    throw error;
  }
}
