import { splitDraft } from './split-draft.ts';
import { tellText } from './tell-text.ts';

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
