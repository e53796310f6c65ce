/**
 * English words that carry grammar rather than content: articles, pronouns, auxiliaries, prepositions,
 * conjunctions, and the question words. Folded, as `Word.folded` has them.
 */
const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those some any each every either neither no all both such same other another
  i me my mine myself you your yours yourself he him his she her hers it its itself we us our ours they
  them their theirs themselves one ones someone somebody anyone anybody everyone something anything
  who whom whose which what when where why how whether
  am is are was were be been being do does did doing done have has had having can could may might must
  shall should will would ought im ive ill id youre youve were weve theyre theyve hes shes thats whats
  whos wheres whens hows theres isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant cannot
  couldnt wont wouldnt shouldnt aint
  of in on at by to from for with without within into onto upon about above below over under between among
  through during before after since until till against toward towards across per via as than like off out up
  down near along around
  and or but nor so yet if then else because while though although unless
  not never there here just also too very only even still already again ever now
  there s t d ll m re ve`.split(/\s+/),
);

const limiting: ReadonlySet<string> = new Set(
  `not never no only first last next previous former before after since until during more most less least fewer
  other another else except besides without still yet anymore longer new again per than`.split(
    /\s+/,
  ),
);

const bare: ReadonlySet<string> = new Set('a an the is are am be do does'.split(' '));

/** Whether a folded English word can come or go without another thing being asked: articles, auxiliaries of the present. */
export function isBareWord(folded: string): boolean {
  return bare.has(folded);
}

/**
 * Whether a folded English word narrows or turns what is asked: "who chaired it *before* him", "which *other*
 * countries". Such words carry little by themselves, and change the answer.
 */
export function isLimitingWord(folded: string): boolean {
  return limiting.has(folded);
}

/** Whether a folded English word carries grammar rather than content. */
export function isFunctionWord(folded: string): boolean {
  return functionWords.has(folded);
}

const eastAsianFunctionWords: ReadonlySet<string> = new Set(
  `누가 누구 누구야 누구인가 누구인가요 누구입니까 누구예요 누구지 무엇 무엇인가 무엇인가요 무엇입니까 뭐 뭐야 뭐지 뭔가요 뭘
  언제 언제야 어디 어디서 어디에서 어디야 어떻게 왜 어떤 어느 무슨 몇 얼마나 있나 있나요 있습니까 있는가 있어 인가 인가요 입니까
  하나요 했나요 합니까 했습니까 되나요 됐나요 나요 대해 대한 관련 이 그 저 것 수 및 또는 그리고
  何 誰 いつ どこ なぜ どう 何故 人 的 者`.split(/\s+/),
);

/**
 * Whether a Korean or Japanese word carries grammar rather than content: question words and endings. Short
 * words all in hiragana are particles and endings.
 */
export function isEastAsianFunctionWord(word: string): boolean {
  return eastAsianFunctionWords.has(word) || /^[\p{Script=Hiragana}ー]{1,5}$/u.test(word);
}
