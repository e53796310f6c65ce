import { readClaim } from '../desk/read-claim.ts';

/** What a person wants of the desk. */
export type Request =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'check' | 'draft' | 'help' | 'topics' };

/** What people put around the one word that they mean, our own name among it. */
const around = new Set(
  `all any are can could cptpp desk do get give have hello hey hi i list me need please pls plz see show some tell
  the there to us want what you your`.split(/\s+/),
);

/**
 * Tells what is for the desk from the few words that are for the app itself: what the desk says to a greeting, a
 * question or a claim is the desk's matter. Takes text as `readSlackText` gives it.
 *
 * @param command  With its slash. Who types it in a mention means the same.
 */
export function readRequest(text: string, command: string): Request {
  const [word, ...others] = text
    .toLowerCase()
    .replaceAll(command.toLowerCase(), ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '' && !around.has(part));
  if (others.length === 0) {
    if (word === 'help') return { kind: 'help' };
    if (word === 'topics' || word === 'topic') return { kind: 'topics' };
    if (word === 'draft' || word === 'check') return { kind: word };
  }
  const bare = text.replace(command, ' ').trim();
  return { kind: 'text', text: readClaim(bare) === null ? text : bare };
}
