/** English forms that no ending gives away, with the word that a dictionary has them under. */
const forms: ReadonlyMap<string, string> = new Map(
  `arise arose arisen|beat beaten|become became|begin began begun|bend bent|bind bound|bite bitten|bleed bled|
  blow blew blown|break broke broken|breed bred|bring brought|build built|buy bought|catch caught|
  choose chose chosen|cling clung|come came|creep crept|cut cuts|deal dealt|die died dying|dig dug|do does|
  draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
  flee fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|foretell foretold|
  forget forgot forgotten|forgo forwent forgone|forsake forsook forsaken|forswear forswore forsworn|
  freeze froze frozen|get got gotten|give gave given|go goes went gone|grow grew grown|hang hung|hear heard|
  hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|leave left|
  lend lent|lie lying|lose lost|make made|mean meant|meet met|mislead misled|outdo outdid|overcome overcame|
  overtake overtook overtaken|pay paid|rebuild rebuilt|redraw redrew redrawn|remake remade|
  rewrite rewrote rewritten|ride rode ridden|ring rang|rise rose risen|run ran|say said|see saw seen|seek sought|
  sell sold|send sent|shake shook shaken|shine shone|shoot shot|show showed shown|shrink shrank shrunk|
  sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|
  spring sprang sprung|stand stood|steal stole stolen|sting stung|strike struck|strive strove striven|
  swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|
  think thought|throw threw thrown|tie tied tying|undergo underwent undergone|understand understood|
  undertake undertook undertaken|undo undid undone|uphold upheld|vie vied vying|wear wore worn|weep wept|win won|
  withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written|man men|woman women|
  person people|child children|foot feet|life lives|wife wives|half halves|shelf shelves|country countries`
    .split('|')
    .flatMap((entry) => {
      const [base = '', ...others] = entry.trim().split(/\s+/);
      return others.map((form): [string, string] => [form, base]);
    }),
);

/** Gives the dictionary form of an irregular English form (*sought*: *seek*), every other word as it is. Folded. */
export function toBaseForm(folded: string): string {
  return forms.get(folded) ?? folded;
}
