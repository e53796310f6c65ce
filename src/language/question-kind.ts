import { longestReadAgain, mostReadAgain } from '../limits.ts';
import { rememberWork } from './remember.ts';
import { foldWord, isEastAsian, splitWords } from './split-words.ts';

/**
 * What sort of answer a question asks for. `whether` is a yes/no question; `what` leaves the sort open, and so
 * does `null`: keywords, a slug, a command ("list the members").
 */
export type QuestionKind =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-old'
  | 'how'
  | 'why'
  | 'whether'
  | 'what';

/** First match wins: "in what year" is about time before it is about what. */
const patterns: readonly (readonly [QuestionKind, RegExp])[] = [
  ['how-many', / (how many|number of|how few|what number|count of|headcount) /],
  ['how-old', / how old /],
  ['how-long', / (how long|how soon|how often|what duration) /],
  [
    'how-much',
    / (how much|how (?:big|large|high|tall|deep|wide|fast|far|heavy)|what percentage|what percent|what share|what proportion|what amount|what value|what price|what cost) /,
  ],
  [
    'when',
    / (when|(what|which) (year|date|day|month|time|week|decade)|since when|by when|how recently|date of) /,
  ],
  [
    'where',
    / (where|(what|which|whose) (city|place|venue|location|town|capital)|location of|venue of) /,
  ],
  [
    'why',
    / (why|how come|for what reason|what reasons?|reasons? (for|behind|why)|what (causes?|caused|drives?|drove|explains?|prompted|motivates?|motivated)|what for|whats behind|rationale) /,
  ],
  ['who', / (who|whom|whos|whose|(what|which) (person|people|official|leader|man|woman)) /],
  ['how', / how /],
  ['what', / (what|whats|which|list|name) /],
];
const auxiliary =
  /^(is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must|isnt|arent|wasnt|werent|doesnt|dont|didnt|hasnt|havent|hadnt|cant|couldnt|wont|wouldnt|shouldnt)$/;

const eastAsianPatterns: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'how-many',
    /몇\s?(개|명|나라|국|곳|번|차례|회)|몇이|개수|何[かヵカヶケ]国|何[人カ箇個]|いくつ|何名/,
  ],
  ['how-long', /얼마나 오래|몇\s?(년|달|개월) (동안|간)|どのくらいの期間|何年間/],
  ['how-much', /얼마|몇\s?(퍼센트|%)|いくら|何パーセント|どれくらい|どのくらい/],
  ['when', /언제|몇\s?(년|월|일|시)|어느 (해|날)|いつ|何年|何月|何日/],
  ['where', /어디|어느 (도시|곳)|どこ|どの(都市|街|場所)/],
  ['why', /왜|이유|까닭|원인|なぜ|どうして|理由|原因|なんで/],
  ['who', /누구|누가|誰|だれ|どなた|どの(人|人物)/],
  ['how', /어떻게|어떤 방식|どうやって|どのように|いかに/],
  ['what', /무엇|뭐|뭘|무슨|어떤|어느|何|どの|どんな|どれ/],
  [
    'whether',
    /(나요|가요|까요?|는가|인가|니|냐)\s?[?？]?\s*$|(ですか|ますか|のか|か)\s?[?？。]?\s*$/,
  ],
];

/** Tells what sort of answer a question asks for; `null` where it does not say. */
export function detectQuestionKind(text: string): QuestionKind | null {
  return kindOf(text);
}

const kindOf = rememberWork(detect, { most: mostReadAgain, longest: longestReadAgain });

function detect(text: string): QuestionKind | null {
  const eastAsian =
    isEastAsian(text) && eastAsianPatterns.find(([, pattern]) => pattern.test(text));
  if (eastAsian) return eastAsian[0];

  const words = splitWords(text).map(({ folded }) => folded);
  const sentence = ` ${words.join(' ')} `;
  const asked = patterns.find(([, pattern]) => pattern.test(sentence))?.[0];
  if (asked) return asked;

  // "Is …", "hey, does …": the last clause that begins with an auxiliary asks.
  const clauses = text
    .split(/[,;:.!?\n-]+/)
    .map((clause) => foldWord(clause.trim().split(/\s+/)[0] ?? ''));
  return clauses.some((first) => auxiliary.test(first)) ? 'whether' : null;
}
