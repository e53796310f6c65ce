import type { PageFrame } from '../src/page-server/page-state.ts';

/** Something that a composer offers to write. */
export interface Completion {
  /** Where the word begins that it takes the place of. */
  readonly start: number;
  readonly insert: string;
  readonly about: string;
}

/** What fits what stands before the caret: commands after a `/` at the very beginning, people after an `@`. */
export function findCompletions({
  text,
  caret,
  frame,
  hasCommands,
}: {
  readonly text: string;
  readonly caret: number;
  readonly frame: PageFrame;
  readonly hasCommands: boolean;
}): Completion[] {
  const before = text.slice(0, caret);

  if (hasCommands && /^\/\S*$/.test(before)) {
    return frame.app.commands
      .filter(({ command }) => command.startsWith(before) && command !== text.trimEnd())
      .map(({ command, description, usageHint }) => ({
        start: 0,
        insert: command,
        about: [usageHint, description].filter((part) => part !== '').join(' · '),
      }));
  }
  const mention = /(?<![\w@])@([\w ]{0,40})$/.exec(before);
  if (!mention) return [];
  const typed = (mention[1] ?? '').toLowerCase();
  return frame.users
    .filter(({ id }) => id !== frame.me)
    .filter(
      ({ realName, name }) =>
        (realName.toLowerCase().startsWith(typed) && realName.toLowerCase() !== typed) ||
        name.startsWith(typed),
    )
    .toSorted((a, b) => Number(b.isBot) - Number(a.isBot))
    .map(({ realName, isBot }) => ({
      start: mention.index,
      insert: `@${realName}`,
      about: isBot ? 'App' : 'Here',
    }));
}
