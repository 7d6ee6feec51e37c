import { createDealStages } from '../../../generated/operations.js';
import type { Pipeline } from '../../../generated/schema.js';
import { internals, type RecotapClient } from '../../client/client.js';
import { errorOf } from '../../client/reply.js';
import { listedStages } from './listed.js';

const { maxItems, method, path } = createDealStages;

/** Options for {@link registerStages} and {@link registerPipelines}. */
export interface RegisterStagesOptions {
  /** Ends the registration at once. Its reason is thrown. */
  signal?: AbortSignal | undefined;
  /**
   * Ends the registration gently: no further request is sent, but one that creates pipelines is waited for. The reason of the signal is
   * thrown.
   */
  drain?: AbortSignal | undefined;
  /** Called with pipelines when they are created, even if the registration fails later. */
  onCreated?: ((pipelines: Pipeline[]) => void) | undefined;
}

export interface Creation {
  created: Pipeline[];
  /** Those that turned out to be there already. */
  refused: Pipeline[];
}

/**
 * Creates pipelines, and leaves those that are there as they are. A request creates all of its pipelines or, when one of them is there
 * already, answers 409 and creates none (documented). Then those that are listed by now are taken out and the others sent again; if none
 * is listed, each is sent alone. The 409 names the ids, but as prose, in which an id with a comma reads as two.
 *
 * @throws RecotapHttpError for any other answer that is no success; what the client throws
 */
export async function createPipelines(
  client: RecotapClient,
  pipelines: readonly Pipeline[],
  { signal, drain, onCreated }: RegisterStagesOptions,
): Promise<Creation> {
  const { batch, lifetime } = client[internals];
  const creation: Creation = { created: [], refused: [] };
  const left = groupsOf(pipelines, maxItems);
  for (let group = left.shift(); group !== undefined; group = left.shift()) {
    drain?.throwIfAborted();
    const call = { signal: signal ?? new AbortController().signal, drain };
    const end = lifetime.begin();
    const result = await batch(method, path, JSON.stringify({ pipelines: group }), call).finally(end);
    if (result.response.ok) {
      creation.created.push(...group);
      onCreated?.(group);
    } else if (result.response.status !== 409) {
      throw errorOf(result, client.settings);
    } else if (group.length === 1) {
      creation.refused.push(...group);
    } else {
      const listed = await listedStages(client, drain ?? signal);
      const rest = group.filter(({ pipelineId }) => !listed.has(pipelineId));
      creation.refused.push(...group.filter(({ pipelineId }) => listed.has(pipelineId)));
      left.unshift(...groupsOf(rest, rest.length < group.length ? maxItems : 1));
    }
  }
  return creation;
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
}
