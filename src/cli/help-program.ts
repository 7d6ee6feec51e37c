import type { Command } from 'commander';
import type { Io } from './terminal/io.js';

/** The commands that print what can be read. They need neither a server nor a key. */
export function addHelpCommands(program: Command, io: Io, onResult: (code: number) => void): void {
  program.helpCommand(false);
  program
    .command('help')
    .description('Print a guide, or the help of a command. Without a topic, it lists them.')
    .argument('[topic...]', 'such as reliability, or push')
    .action(async (topic: string[]) => {
      const { help } = await import('./commands/help.js');
      onResult(await help(topic, program, io));
    });
  program
    .command('skill')
    .description('Print what an assistant (an AI agent) needs to use this command and library rightly.')
    .action(async () => {
      const { skill } = await import('./commands/help.js');
      onResult(await skill(io));
    });
}
