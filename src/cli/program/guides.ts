import type { Command } from 'commander';

/** The commands that print something to read. They need neither a server nor a key. */
export function addHelpCommands(program: Command): void {
  program.helpCommand(false).commandsGroup('Help:');
  program
    .command('help')
    .description('Print a guide, or the help of a command; without a topic, list them.')
    .argument('[topic...]', 'name of a guide or command, such as reliability or push');
  program.command('skill').description('Print instructions for AI assistants on this command and library.');
}
