import { isFunctionWord } from '../language/function-words.ts';
import type { Sentence } from '../language/split-sentences.ts';
import { foldWord } from '../language/split-words.ts';
import { spend, spendReading } from '../language/work-budget.ts';
import { longestSpeaker } from '../limits.ts';
import { isTitle } from './title-words.ts';

const verb =
  '(?:said|says|told|tells|added|adds|stated|states|announced|argued|argues|asked|commented|concluded|confirmed|continued|declared|emphasi[sz]ed|explained|insisted|noted|pointed out|recalled|remarked|replied|responded|stressed|testified|tweeted|urged|warned|wrote|writes|observed|acknowledged|admitted|stating|saying|adding)';

const anyVerb = new RegExp(`\\b${verb}\\b`, 'u');

/** "…," said Ann Reed · "…," Ann Reed said, and the same without a quote before it. */
const afterWords = [
  new RegExp(`^[,.]?\\s*${verb}\\s+(?<who>[^"“”;:]+)`, 'u'),
  new RegExp(`^[,.]?\\s*(?<who>[^"“”;:]+?)\\s+${verb}\\b`, 'u'),
];
/** Ann Reed said: "…", also with whom she told it. */
const beforeWords = new RegExp(
  `^(?<who>[^"“”;:]+?)\\s+${verb}\\b(?:[^"“”;:.]*?)[,:]?(?:\\s+that)?\\s*$`,
  'u',
);
const accordingTo = /\b[Aa]ccording to (?<who>[^"“”;:]+)/u;
/** The harbour board said that …; …, the harbour board said. */
const saysThat =
  /^(?<who>[^"“”;:]{2,120}?)\s+(?:said|says|told|tells|(?:added|adds|stated|states|announced|argued|argues|confirmed|declared|emphasi[sz]ed|explained|insisted|noted|pointed out|stressed|testified|urged|warned|acknowledged|admitted)(?!\s(?:in|by|from|up|on|at|\d)\b))\b/u;
const saidLast = new RegExp(
  `,\\s(?<who>[^"“”;:,]{2,80}?)\\s${verb}(?:\\s(?:on\\s)?\\p{Lu}\\p{Ll}+day|\\s(?:in|at|to)\\s[^,]{2,40})?\\.?$`,
  'u',
);
/** "The board closed it because the wood, it said, was rotten": whoever the sentence is about says it, or who spoke last. */
const interrupted = new RegExp(`,\\s(?<who>it|he|she|they)\\s${verb},`, 'u');
const subject =
  /^(?:The\s|An?\s)?(?<who>(?:[\p{L}’'-]+\s){1,4}?)(?=(?:\p{L}+ed|has|had|is|was|will|would|did|does)\b)/u;
/** Ann Reed issued a statement: what is quoted next is hers. */
const issued =
  /^(?<who>[^"“”;:]{2,120}?)\s(?:issued|released|published|made|gave|sent)\s(?:a|an|another|this|the)\s(?:\w+\s)?(?:statement|letter|speech)\b/u;
const leadsOn = new RegExp(`^(?<who>[^"“”;]{2,160}?)(?:,?\\s+${verb}\\b[^"“”;:.]{0,60})?:$`, 'u');

/** Whether a text has somebody say something. */
export function speaks(text: string): boolean {
  return anyVerb.test(text) || accordingTo.test(text) || /["“”:]/u.test(text);
}

/** Who speaks in the sentences of one paragraph after another. Remembers quotes that have not ended. */
export interface SpeakerFinder {
  /** Gives who says each sentence; `null` where it is the source itself, or nobody that it names. */
  find(paragraph: string, sentences: readonly Sentence[]): (string | null)[];
}

/** Makes what finds the speakers in one source, paragraph by paragraph. */
export function createSpeakerFinder(): SpeakerFinder {
  /** Who was named last as speaking: "she said" is she. */
  let last: string | null = null;
  /** Who goes on speaking in the next paragraph. */
  let awaited: string | null = null;

  return {
    find(paragraph, sentences) {
      spendReading(paragraph);
      const quotes = findQuotes(paragraph);
      const opensQuoted = quotes[0]?.start === 0;
      const isLeadOnly = sentences.length === 1 && leadsOn.test(paragraph);
      const goesOn = awaited !== null && !isLeadOnly && (opensQuoted || quotes.length === 0);
      const inherited = goesOn ? awaited : null;
      awaited = null;

      let speaking = inherited;
      const own = sentences.map((sentence) => {
        spend();
        return findOwn(sentence, quotes);
      });
      const speakers = sentences.map((sentence, at) => {
        const quote = quoteOver(sentence, quotes);
        if (own[at]) speaking = own[at] ?? null;
        else if (quote) speaking = speakerOfQuote({ quote, sentences, own, at }) ?? speaking;
        else if (issued.test(sentence.text))
          speaking = toSpeaker(issued.exec(sentence.text)?.groups?.['who'] ?? '');
        else if (inherited === null || opensQuoted) return own[at] ?? null;
        return speaking;
      });

      const end = sentences.at(-1)?.text ?? '';
      const lead = leadsOn.exec(end)?.groups?.['who'];
      if (lead !== undefined && !quotes.some(({ end: to }) => to === paragraph.length)) {
        awaited = toSpeaker(lead) ?? last;
      } else if (quotes.at(-1)?.isOpen) {
        awaited = speakers.at(-1) ?? null;
      }
      return speakers;
    },
  };

  function findOwn(sentence: Sentence, quotes: readonly Quote[]): string | null {
    const who = whoIn(sentence, quotes);
    if (who === null) return null;
    if (pronoun.test(who)) return last;
    const speaker = toSpeaker(who);
    // "he" is hardly a body that something is only according to.
    if (speaker !== null && !accordingTo.test(sentence.text) && !interrupted.test(sentence.text))
      last = speaker;
    return speaker;
  }
}

interface Quote {
  readonly start: number;
  readonly end: number;
  /** Whether it does not end in its paragraph. */
  readonly isOpen: boolean;
}

function findQuotes(paragraph: string): Quote[] {
  const quotes: Quote[] = [];
  let start = -1;
  for (const { index } of paragraph.matchAll(/["“”]/gu)) {
    spend();
    if (start < 0) start = index;
    else {
      quotes.push({ start, end: index + 1, isOpen: false });
      start = -1;
    }
  }
  if (start >= 0) quotes.push({ start, end: paragraph.length, isOpen: true });
  return quotes;
}

/** The quote that a sentence stands in, from its beginning on. */
function quoteOver({ start, end }: Sentence, quotes: readonly Quote[]): Quote | undefined {
  return quotes.find((quote) => quote.start <= start && quote.end > start && quote.end >= end - 1);
}

interface QuotedSentence {
  readonly quote: Quote;
  readonly sentences: readonly Sentence[];
  readonly own: readonly (string | null)[];
  readonly at: number;
}

/** "We tried. It failed," said Ann Reed: she says both. */
function speakerOfQuote({ quote, sentences, own, at }: QuotedSentence): string | null {
  const later = sentences.findIndex(({ end }, index) => index >= at && end >= quote.end);
  return own[later] ?? null;
}

/** The words of a sentence that name its speaker. */
function whoIn({ text, start }: Sentence, quotes: readonly Quote[]): string | null {
  const inner = quotes
    .map((quote) => ({ from: quote.start - start, to: quote.end - start }))
    .filter(({ from, to }) => to > 0 && from < text.length);
  const according = accordingTo.exec(text);
  if (
    according?.groups &&
    !inner.some(({ from, to }) => from <= according.index && to > according.index)
  ) {
    return according.groups['who'] ?? null;
  }

  const between = interrupted.exec(text);
  if (between?.groups?.['who'] === 'it')
    return subject.exec(text)?.groups?.['who'] ?? text.slice(0, between.index);
  if (between) return between.groups?.['who'] ?? null;

  const [first] = inner;
  if (!first) return (saidLast.exec(text) ?? saysThat.exec(text))?.groups?.['who'] ?? null;
  const after = text.slice(Math.max(first.to, 0));
  const before = text.slice(0, Math.max(first.from, 0));
  for (const pattern of afterWords) {
    const who = first.to < text.length ? pattern.exec(after)?.groups?.['who'] : undefined;
    if (who !== undefined && toSpeaker(who) !== null) return who;
    if (who !== undefined && pronoun.test(who)) return who;
  }
  return (beforeWords.exec(before) ?? saysThat.exec(before))?.groups?.['who'] ?? null;
}

const pronoun = /^\W*(?:[Hh]e|[Ss]he|[Tt]hey)\b/u;
const stop =
  /\s(?:in|at|to|during|on|after|before|who|while|when|as|because|that|which|if|but|and then|by|with|about)\b.*$/su;
const opener =
  /^(?:In|At|On|By|After|Before|During|While|When|As|For|From|Since|Though|Although|If|But|And|Yet|So|However|Meanwhile|Earlier|Later|Still|Also|Asked|Speaking|Instead|Then|Now|With|Despite|Last|Finally|Shortly|About|Some|Almost|Just)\b/u;

/** Gives a speaker's name, or what the text calls them; `null` for what is nobody. */
function toSpeaker(words: string): string | null {
  const chunks = words
    .slice(0, longestSpeaker)
    .split(',')
    .map((chunk) =>
      chunk
        .trim()
        .replace(/\s*\([^()]*\)|[.\s]+$/gu, '')
        .replace(/^(?:and|but|while|as)\s+|\s(?:also|then|later|even|once)$/giu, ''),
    );
  const kept = chunks.filter((chunk) => chunk !== '' && !opener.test(chunk));
  for (const chunk of kept) {
    const name = nameIn(` ${chunk}`.replace(stop, '').trim());
    if (name !== null) return name;
  }
  const plain = ` ${kept.at(0) ?? ''}`.replace(stop, '').trim();
  const bare = plain.replace(/^(?:the|a|an|its|his|her|their|one)\s+/iu, '');
  // "Board closed the pier": a noun has its article in front.
  if (/(?<!\b(?:of|for|from|with|at|in|and))\s(?:the|an?|its|his|her|their)\s/iu.test(bare))
    return null;
  const isPlain = bare !== '' && bare.split(/\s+/).length <= 5 && !isFunctionWord(foldWord(bare));
  return isPlain && !/\b(?:is|are|was|were|has|had|have|it)\b/u.test(bare) ? bare : null;
}

/** The name that a phrase ends with, without titles and whose they are: "harbour chief Ann Reed" is Ann Reed. */
function nameIn(phrase: string): string | null {
  if (/^(?:The|A|An)?[^\p{Lu}]*\p{Ll}\s(?:for|of|from|with|at)\s/u.test(phrase)) return null;
  const run = capitalRun.exec(
    phrase.replace(/['’]s\s(?:own\s)?(?:statement|letter|report)$/u, ''),
  )?.[0];
  if (run === undefined) return null;
  const parts = run.split(' ');
  const title = parts.findLastIndex((part, at) => at < parts.length - 1 && isTitle(foldWord(part)));
  const rest = parts.slice(title + 1);
  // "Governor of Holm Ann Reed"
  if (title >= 0 && rest[0] === 'of' && (rest.length < 4 || rest[1] === 'the')) return null;
  const name = title >= 0 && rest[0] === 'of' ? rest.slice(-2) : rest;
  const text = name.join(' ').replace(/^(?:The|the|for)\s+/u, '');
  return text === '' || isFunctionWord(foldWord(text)) ? null : text;
}

const small = '(?:of|the|for|de|van|von|der|al|bin|da|di|du|la|le|and|&)';
const capital = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’-]*";
const capitalRun = new RegExp(`${capital}(?:(?:\\s${small}){0,2}\\s${capital})*$`, 'u');
