const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const titles = listOf(
  `administrator admiral adviser advisor ambassador analyst archbishop attorney author baron baroness bishop brigadier
  broadcaster captain cardinal ceo cfo chair chairman chairperson chairwoman chancellor chief coach colonel commander
  commissioner congressman congresswoman constable coo coordinator correspondent councillor count countess cto
  curator dame dean delegate deputy detective director doctor dr duchess duke economist editor emperor envoy executive
  father founder general governor head headteacher inspector judge justice king lady lawmaker lawyer leader lieutenant
  lord magistrate major manager marshal master mayor minister miss mister monsignor mp mr mrs ms officer official
  organiser organizer owner pastor patriarch pilot pope premier president prince princess principal professor
  prosecutor provost publisher queen rabbi rector representative reporter researcher reverend saint scientist
  secretary senator sergeant sheriff sir skipper speaker spokesman spokesperson spokeswoman sultan superintendent
  treasurer trustee tsar undersecretary vice-chair vice-chairman vice-president vicar viscount warden
  gen sen rep gov lt col capt maj sgt prof rev hon pres amb atty supt insp`,
);

/** Whether a folded word is what somebody with a name is called by, before it: *Captain*, *Director*, *Mr*. */
export function isTitle(folded: string): boolean {
  return titles.has(folded);
}
