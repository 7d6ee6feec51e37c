import { type Issue, type Pipeline, validateDealStages, valueAt } from '../../index.js';
import type { Io } from '../terminal/io.js';
import { quoted } from '../terminal/words.js';
import { readYaml } from '../terminal/yaml.js';
import { positionOf } from '../terminal/yaml-position.js';
import { readText } from './input/read-text.js';

/** The YAML parser compares each key with every other. */
const largest = 1024 * 1024;

/**
 * Reads `{ pipelines: [{ pipelineId, pipelineLabel, stages: [{ stageId, stageLabel }] }] }` from a YAML or JSON file. There may be more
 * pipelines than a request holds.
 *
 * @throws CliError that lists each mistake with its line
 */
export async function readPipelines(file: string, io: Io): Promise<Pipeline[]> {
  const text = await readText(file, largest, `${file} is too large for a file of pipelines.`, io);
  const { document, refuse, toValue } = readYaml(text, file, 'file of pipelines');
  const value = toValue();
  const found = valueAt(value, 'pipelines');
  const pipelines = Array.isArray(found) ? found : [];
  refuse(
    [...issuesOf(value, pipelines), ...repetitionsIn(pipelines)].map(({ path, message }) => ({
      at: positionOf(document, path),
      text: `${path === '' ? 'the file' : path} ${message}`,
    })),
  );
  return pipelines;
}

/** The limit of a request does not apply to a file. */
function issuesOf(value: unknown, pipelines: readonly unknown[]): Issue[] {
  const validation = validateDealStages(value);
  if (validation.valid) return [];
  return validation.issues.filter(({ path }) => path !== 'pipelines' || pipelines.length === 0);
}

function repetitionsIn(pipelines: readonly unknown[]): Issue[] {
  const ids = pipelines.map((pipeline) => valueAt(pipeline, 'pipelineId'));
  return ids.flatMap((id, index) =>
    typeof id === 'string' && ids.indexOf(id) < index
      ? [{ path: `pipelines.${index}.pipelineId`, message: `is ${quoted(id)}, like that of another pipeline above` }]
      : [],
  );
}
