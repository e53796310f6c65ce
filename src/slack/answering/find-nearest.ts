import pTimeout from 'p-timeout';
import { longestNearestWait, mostNearestOffered } from '../../limits.ts';
import type { NearPassage } from '../../replies/card-replies.ts';
import { formatPlace } from '../../replies/format-citation.ts';
import type { Shown } from '../permission/show-part.ts';

/**
 * Finds the passages nearest to a question, of what may be shown there, nearest first. Texts that people put into a channel are
 * left out, as they are no source elsewhere. Gives none where looking takes too long: whoever pressed waits for it.
 */
export async function findNearest(
  question: string | null,
  { work, knowledge }: Pick<Shown, 'work' | 'knowledge'>,
  userId: string,
): Promise<readonly NearPassage[]> {
  if (question === null) return [];
  const { nearest = [] } = await pTimeout(work.run({ kind: 'nearest', text: question }, userId), {
    milliseconds: longestNearestWait,
    fallback: () => ({ nearest: [] }),
  });
  return nearest
    .filter(({ source }) => knowledge.sources[source] && !knowledge.sources[source].added)
    .slice(0, mostNearestOffered)
    .map((citation) => ({ citation, place: formatPlace(citation, knowledge).join('') }));
}
