import { longestQuestion } from '../desk/answer.ts';

/** What a person wants of the desk. */
export type Request =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'help' | 'too_long' | 'topics' };

/** What people put around the one word that they mean, our own name among it. */
const around = new Set(
  `all any are can could cptpp desk do get give have hello hey hi i list me need please pls plz see show some tell
  the there to us want what you your`.split(/\s+/),
);

/**
 * Tells a question from the few words that are for the app itself: what the desk says to a greeting is the desk's
 * matter. Takes text as `readSlackText` gives it.
 *
 * @param command  With its slash. Who types it in a mention means the same.
 */
export function readRequest(text: string, command: string): Request {
  if (text.length > longestQuestion) return { kind: 'too_long' };

  const [word, ...others] = text
    .toLowerCase()
    .replaceAll(command.toLowerCase(), ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '' && !around.has(part));
  if (others.length === 0) {
    if (word === 'help') return { kind: 'help' };
    if (word === 'topics' || word === 'topic') return { kind: 'topics' };
  }
  return { kind: 'question', text };
}
