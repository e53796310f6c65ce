import type { Dictionary } from '../language/dictionary.ts';
import { isFramingWord } from '../language/framing-words.ts';
import { isEastAsianFunctionWord, isFunctionWord } from '../language/function-words.ts';
import { isEastAsian, splitWords } from '../language/split-words.ts';

/**
 * Something said to the desk that is no question about a source. An `instruction` tells the desk what to be or to say,
 * instead of asking it; `gibberish` has no word of any language that the desk knows.
 */
export type Aside = 'empty' | 'greeting' | 'thanks' | 'small_talk' | 'instruction' | 'gibberish';

export interface FindAsideOptions {
  readonly dictionary: Dictionary;
  /** Whether the knowledge base uses a folded word. */
  readonly isKnown: (word: string) => boolean;
}

/** Finds which aside a text is; `null` where it may be a question about a source. */
export function findAside(text: string, options: FindAsideOptions): Aside | null {
  const words = splitWords(text.replace(ownName, ' ').replace(laughter, ' lol ')).map(
    ({ folded }) => folded,
  );
  if (words.length === 0) return 'empty';
  if (instructions.some((pattern) => pattern.test(text.toLowerCase()))) return 'instruction';

  const content = words.filter(
    (word) => !isFunctionWord(word) && !isFramingWord(word) && !isEastAsianFunctionWord(word),
  );
  const says = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  const saysOnly = (...lists: ReadonlySet<string>[]) =>
    content.every((word) => lists.some((list) => list.has(word)));

  if (says(thanks) && saysOnly(thanks, greetings, chatter, nods, address)) return 'thanks';
  if (says(greetings) && !says(address) && saysOnly(greetings)) return 'greeting';
  if ((says(address) || says(greetings) || says(jokes)) && saysOnly(greetings, chatter, jokes)) {
    return 'small_talk';
  }
  if (says(nods) && !says(asking) && saysOnly(nods, chatter, greetings)) return 'small_talk';
  return isGibberish(content, options) ? 'gibberish' : null;
}

/** Korean letters that form no syllable: ㅋㅋㅋ. */
const laughter = /[\u1100-\u11FF\u3131-\u318E]{2,}/g;

/** The desk's name is a form of address, and no part of what is said. */
const ownName = /\bcptpp[\s-]?desk\b/gi;

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const greetings = toSet(
  `hi hello hey yo hiya howdy greetings morning afternoon evening gm good all team everyone folks
  안녕 안녕하세요 안녕하십니까 こんにちは おはよう おはようございます こんばんは`,
);
const thanks = toSet(
  `thanks thank thanx thx ty tysm tnx cheers ta appreciated
  고마워 고마워요 고맙습니다 감사합니다 감사해요 ありがとう ありがとうございます どうも`,
);
const chatter = toSet(
  `today tonight day night week weekend going doing up bot robot human person machine real alive name called
  made built created nice great cool awesome brilliant perfect lovely fine well work job love like bye goodbye
  later much many lot super very ok talk chat feel feeling old see soon helpful useful`,
);
const jokes = toSet('joke lol lmao rofl haha hahaha bye goodbye gn test testing ping 笑');
/** Words that agree, decline or fill a pause. Alone they ask nothing. */
const nods = toSet(
  `ok okay okey k kk yes yeah yep yup yea no nope nah sure right alright fine done noted got gotcha understood
  agreed deal cool great nice good awesome brilliant perfect lovely excellent wonderful wow whoa hmm hm um uh oh
  ah aha sorry oops please really exactly sounds helpful useful help nevermind mind idk whatever nothing
  네 예 응 알겠습니다 알겠어요 はい いいえ 了解 了解です わかりました`,
);
/** With one of these words even the shortest text asks something. */
const asking = toSet('who whom whose which what when where why how whether');
/** Words that speak to the desk itself. */
const address = toSet('you your youre yours yourself u ur');

const instructions: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|bypass|drop)\b[^.?!]{0,40}\b(instructions?|prompts?|guidelines|guardrails|your (rules|sources?|training|limits)|previous|everything above)\b/,
  /\b(system|developer|hidden|initial) (prompt|message|instructions?)\b/,
  /\b(pretend|act|behave|role-?play|respond|answer) (that you|you|as if|as an?|as the|like an?)\b/,
  /\byou are (now|no longer) |(^|[.,;:!?]\s*)from now on\b|\bjailbreak\b|\b(dan|developer|god|debug) mode\b/,
  /(^|[.,;:!?]\s*|\b(and|just|simply|only|please|must|then)\s+)(say|answer|reply|respond|output|print|repeat|write)\s+(only |just |with |exactly |me )*["'“]?(yes|no|true|false|exactly|verbatim|after me|that|korea|ok)\b/,
  /\b(make|made) (it|something|one|a (quote|citation|number)) up\b|\b(invent|fabricate|forge|fake) (me )?(an?|the|some) \w+/,
  /\b(reveal|print|show|leak|dump|give) (me |us )?(your|the) (system |secret |hidden |api |bot )?(instructions|prompt|rules|config|configuration|tokens?|secrets?|passwords?|keys?|credentials)\b/,
  /\bwithout (any |a |the )?(source|sources|citation|citations|quoting|citing)\b|<\/?script|\bdrop table\b/,
  /(이전|위의|모든)[^.?!]{0,10}(지시|명령|규칙|지침)[^.?!]{0,10}(무시|잊)|시스템 프롬프트/,
  /(以前|前|上記|すべて|全て)の?[^。？！]{0,10}(指示|命令|ルール)[^。？！]{0,10}(無視|忘れ)|システムプロンプト/,
];

/** Whether no word is known and none can be pronounced. */
function isGibberish(
  content: readonly string[],
  { dictionary, isKnown }: FindAsideOptions,
): boolean {
  if (content.length === 0 || content.some(isEastAsian)) return false;
  const isWord = (word: string) =>
    isKnown(word) || dictionary.commonness(word) > 0 || /\d/.test(word);
  if (content.some(isWord)) return false;
  return content.every(isUnpronounceable);
}

/** Whether a word looks like keys struck at random: it has four consonants in a row, or no vowel. */
function isUnpronounceable(word: string): boolean {
  return word.length > 3 && (/[bcdfghjklmnpqrstvwxz]{4}/.test(word) || !/[aeiouy]/.test(word));
}
