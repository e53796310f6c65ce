import type { Alignment } from './alignment.ts';
import type { ReadSentence } from './read-sentence.ts';

const narrow =
  /^(only|sole|solely|alone|exclusively|merely|all|every|each|most|entire|whole|always|ever|any|no|none|just|half|both|another|other|least|slightly|seriously|severely|badly|critically|fatally|heavily|lightly|fully|completely|totally|wholly|partly|largely|narrowly|easily|unanimously|rarely|seldom|occasionally|sometimes|often|frequently|usually|normally|generally|typically)$/;
const loose =
  /^(some|few|most|half|almost|nearly|partly|partially|part|former|formerly|several|many|mostly|sometimes|often|usually|virtually|practically|retired|outgoing|incoming|acting|deputy|vice|interim|alleged|would-be|about|roughly|approximately|initially|temporarily|another|other|anymore|longer|yet|largely|partly|mainly|chiefly|primarily|slightly|scarcely|barely|hardly|once|originally|previously|used|rarely|seldom|occasionally|frequently|normally|generally|typically)$/;
/** How often: words of one group are as good as each other. */
const asOften: readonly (readonly string[])[] = [
  ['rarely', 'seldom'],
  ['sometimes', 'occasionally'],
  ['often', 'frequently'],
  ['usually', 'normally', 'generally', 'typically'],
];
/** Words that leave a number open: one is as good as another. */
const open = /^(almost|nearly|about|around|roughly|approximately)$/;

/** Whether what is said of all, of some or of one is said of as many. */
export function isSameExtent({ claim, source: { sentence }, pairs }: Alignment): boolean {
  const has = ({ words }: ReadSentence, folded: string) => {
    const alike = asOften.find((group) => group.includes(folded)) ?? [folded];
    return words.some((word) => alike.includes(word.folded));
  };
  // "Most" for "few": that they are not the same is what the sentence says.
  const isTurned = (at: number) =>
    pairs.some(
      ({ how, claim: { first, last } }) => how === 'contrary' && first <= at && at <= last,
    );
  const isNarrowed = claim.words.every(
    ({ folded }, at) =>
      !narrow.test(folded) || folded === 'no' || has(sentence, folded) || isTurned(at),
  );
  if (!isNarrowed) return false;
  const isMetAsOne = (at: number) => pairs.some(({ source }) => source === sentence.unitAt[at]);
  return sentence.words.every(({ folded }, at) => {
    if (!loose.test(folded) || has(claim, folded) || isMetAsOne(at)) return true;
    if (open.test(folded) && claim.words.some((word) => open.test(word.folded))) return true;
    const chunk = sentence.grammar.chunkAt[at];
    const verb = sentence.grammar.verbs[sentence.grammar.verbAt[at] ?? -1];
    const next =
      sentence.grammar.chunkAt[at + 1] ??
      (sentence.words[at + 1]?.folded === 'of' ? sentence.grammar.chunkAt[at + 2] : null);
    return !pairs.some(
      ({ source }) =>
        (chunk && source.chunk === chunk) ||
        (next && source.chunk === next) ||
        // "largely fair", "used to bring in"
        source.first === at + 1 ||
        (folded === 'used' && source.isVerb && source.first > at && source.first - at < 4) ||
        (!chunk && source.isVerb && source.verb === verb && Math.abs(source.first - at) < 4),
    );
  });
}
