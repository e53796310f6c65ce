import { longestQuestion } from '../desk/answer.ts';
import { splitDraft } from '../desk/split-draft.ts';
import { tellText } from '../desk/tell-text.ts';

/** What a person wants of the desk. */
export type Request =
  | { readonly kind: 'question' | 'claim'; readonly text: string }
  | { readonly kind: 'check' | 'draft' | 'help' | 'too_long' | 'topics' };

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
    if (word === 'draft' || word === 'check') return { kind: word };
  }
  const claim = readClaim(text.replace(command, ' ').trim());
  return claim === null ? { kind: 'question', text } : { kind: 'claim', text: claim };
}

/** Reads what is to be checked: "check that Taiwan is in". `null` for what asks, or does not say "check". */
export function readClaim(text: string): string | null {
  const claim =
    /^(?:please\s+)?(?:fact[- ]?check|check|verify)\b[\s:,-]*(?:(?:that|if|whether)\s+)?(\S.*)$/is.exec(
      text,
    )?.[1];
  return claim === undefined || isAsked(claim) ? null : claim;
}

/** Whether one sentence, and no more, asks something. */
export function isAsked(text: string): boolean {
  if (splitDraft(text).length > 1) return false;
  return (
    /\?["')\s]*$/.test(text) ||
    tellText(text) === 'whether' ||
    /^(?:who|whom|whose|what|which|when|where|why|how)\b/i.test(text)
  );
}
