import type { Command } from 'commander';
import { withRun, withServer } from './options.js';

const pushHelp = `
The file:
  pipelines:
    - pipelineId: default
      pipelineLabel: Sales Pipeline
      stages:
        - { stageId: qualified, stageLabel: Qualified }

A pipeline that exists stays as it is: the API can neither change it nor add
stages to it.
`;

/** The commands on pipelines and their stages. */
export function addStageCommands(program: Command): void {
  const stages = program.command('stages').description('List or create the pipelines of deals.');
  withServer(stages.command('list'), 'print them as JSON, which stages push reads').description(
    'Print the pipelines and their stages.',
  );
  withRun(stages.command('push'))
    .description('Create the pipelines of a file that do not exist yet.')
    .argument('<file>', 'YAML or JSON')
    .addHelpText('after', pushHelp);
}
