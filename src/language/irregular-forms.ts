/** English forms that no ending gives away, with the word that a dictionary has them under. */
const forms: ReadonlyMap<string, string> = new Map(
  `arise arose arisen|beat beaten|become became|begin began begun|bind bound|blow blew blown|break broke broken|
  bring brought|build built|buy bought|catch caught|choose chose chosen|come came|cut cuts|deal dealt|
  draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|find found|
  fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten|
  give gave given|go went gone|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|
  lay laid|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|outdo outdid|overcome overcame|
  pay paid|ride rode ridden|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|
  shake shook shaken|shoot shot|show showed shown|shrink shrank shrunk|sink sank sunk|sit sat|speak spoke spoken|
  spend spent|stand stood|steal stole stolen|strike struck|swear swore sworn|take took taken|teach taught|
  tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone|understand understood|
  undertake undertook undertaken|uphold upheld|wear wore worn|win won|withdraw withdrew withdrawn|
  withstand withstood|write wrote written|man men|woman women|person people|child children|foot feet|
  life lives|wife wives|half halves|shelf shelves|country countries`
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
