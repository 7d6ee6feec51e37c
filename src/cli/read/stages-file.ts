import { validateCreateDealStagesRequest } from '../../../generated/validate/CreateDealStagesRequest.js';
import { inWords } from '../../base/issues.js';
import { asArray, asRecord } from '../../base/unknown.js';
import type { Issue, Pipeline } from '../../index.js';
import type { Io } from '../terminal/io.js';
import { quoted } from '../terminal/words.js';
import { readYaml } from '../terminal/yaml.js';
import { positionOf } from '../terminal/yaml-position.js';
import { readText } from './input/text.js';

/** Keys are compared each with each. */
const largest = 1024 * 1024;

const validate = inWords(validateCreateDealStagesRequest);

/**
 * Reads a file of pipelines, `{ pipelines: [ { pipelineId, pipelineLabel, stages: [ { stageId, stageLabel } ] } ] }`, as YAML, and so as
 * JSON too. There may be more of them than a request takes.
 *
 * @throws CliError with all that is wrong, each with its line
 */
export async function readPipelines(file: string, io: Io): Promise<Pipeline[]> {
  const text = await readText(file, largest, `${file} is too large for a file of pipelines.`, io);
  const { document, refuse, toValue } = readYaml(text, file, 'pipelines');
  const value = toValue();
  const pipelines = asArray(asRecord(value).pipelines);
  refuse(
    [...issuesOf(value, pipelines), ...repetitionsIn(pipelines)].map(({ path, message }) => ({
      at: positionOf(document, path),
      text: `${path === '' ? 'the file' : path} ${message}`,
    })),
  );
  return pipelines as Pipeline[];
}

/** That there are more than a request takes is no fault. */
function issuesOf(value: unknown, pipelines: readonly unknown[]): Issue[] {
  const validation = validate(value);
  if (validation.valid) return [];
  return validation.issues.filter(({ path }) => path !== 'pipelines' || pipelines.length === 0);
}

function repetitionsIn(pipelines: readonly unknown[]): Issue[] {
  const ids = pipelines.map((pipeline) => asRecord(pipeline).pipelineId);
  return ids.flatMap((id, index) =>
    typeof id === 'string' && ids.indexOf(id) < index
      ? [{ path: `pipelines.${index}.pipelineId`, message: `is ${quoted(id)}, as is that of another pipeline above` }]
      : [],
  );
}
