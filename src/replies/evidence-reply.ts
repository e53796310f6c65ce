import type { Match, WordEvidence } from '../desk/answer.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type { Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { splitWords } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import { longestShown, mostEvidence } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import { bullets, context, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** Says why a fact answered a question: which words met what in the source, and the rule that decided. */
export function evidenceReply(
  { fact, score, evidence }: Match,
  { language = 'en', ruling = null }: { language?: Language; ruling?: Ruling | null } = {},
): Reply {
  const strings = stringsOf(language);
  const opening = strings.whyOpening(shorten(fact.title, longestButtonText));
  const lines = evidence
    .slice(0, mostEvidence)
    .map((word) => describeEvidence(word, fact, language));
  const footnote = ruling
    ? describeRule(ruling, strings)
    : strings.decidedByScore(score.toFixed(2));

  return {
    blocks: [
      richText(
        paragraph(plain(opening)),
        ...(lines.length === 0 ? [] : [bullets(lines.map((line) => paragraph(plain(line))))]),
      ),
      context(footnote),
    ],
    text: toSlackText([opening, ...lines.map((line) => `- ${line}`), footnote].join('\n')),
  };
}

/** One word of a question and what it met in the quotes of a fact, as a line. How a curator puts it is not the source. */
export function describeEvidence(
  { word: asked, met, by: meant }: WordEvidence,
  fact: Fact,
  language: Language = 'en',
): string {
  const strings = stringsOf(language);
  const word = shorten(asked, longestShown.word);
  const by = shorten(meant ?? asked, longestShown.met);

  switch (met) {
    case 'same':
    case 'synonym': {
      const inQuote = findInQuotes(meant ?? asked, fact);
      if (inQuote !== null) return strings.metInQuote(word, shorten(inQuote, longestShown.met));
      return met === 'same' ? strings.metElsewhere(word) : strings.metByName(word, by);
    }
    case 'corrected':
      return strings.readAs(word, by);
    case 'related':
      return strings.onlyNear(word, by);
    case 'outside':
      return strings.notOnList(word, by);
    case 'nothing':
      return strings.metNothing(word);
  }
}

/** The rule by which the source decides a yes/no question. */
export function describeRule({ reason, outsiders }: Ruling, { decidedBy }: Strings): string {
  if (outsiders.length > 0) return decidedBy.list;
  switch (reason?.what) {
    case 'member':
      return decidedBy.list;
    case 'count':
    case 'ordinal':
      return decidedBy.count;
    case 'place':
      return decidedBy.place;
    case 'role':
      return decidedBy.role;
    default:
      return decidedBy.statement;
  }
}

/** Finds the words of a quote that a phrase stands for there, as the source spells them; `null` where it has none. */
function findInQuotes(phrase: string, { citations }: Fact): string | null {
  const wanted = splitWords(phrase).map(({ folded }) => stemWord(folded));
  for (const { quote } of citations) {
    const words = splitWords(quote);
    const stems = words.map(({ folded }) => stemWord(folded));
    const at = stems.findIndex((_, n) => wanted.every((stem, k) => stems[n + k] === stem));
    const [first, last] = [words[at], words[at + wanted.length - 1]];
    if (wanted.length > 0 && first && last) return quote.slice(first.start, last.end);
  }
  return null;
}
