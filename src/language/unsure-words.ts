const unsure =
  /^(alleg|suppos|rumou?r|imagin|pretend|myth|hoax|fals|untru|suspect|possib|potential|likel|unlikel|impossib|attempt|tri(ed|es)$|fail|refus|den(y|ies|ied)|doubt|hop(e|ed|es)$|fear|wish|want|plan|propos|intend|threat|consider|suggest|recommend|call(ed|s)? for|urg|demand|ask|request|seek|sought|aim|promis|pledg|vow|expect|predict|forecast|would|should|might|may$|could|nearly|almost|claim)/;

/** Whether folded words tell that what follows is wished, asked, denied or only said, and not so for sure. */
export function isUnsure(folded: string): boolean {
  return unsure.test(folded);
}
