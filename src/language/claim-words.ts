import { stripInflection } from './inflect-word.ts';

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const negators = listOf(
  `not no never none neither nor nobody nothing nowhere without cannot cant isnt arent wasnt werent dont doesnt
  didnt hasnt havent hadnt wont wouldnt shouldnt couldnt mustnt aint hardly scarcely`,
);

/** Whether a folded word turns what is said into its opposite. */
export function isNegator(folded: string): boolean {
  return negators.has(folded);
}

const modals = listOf('will would could may might can shall wont wouldnt couldnt');

/** Whether a folded word makes an act one that has not happened. */
export function isModal(folded: string): boolean {
  return modals.has(folded);
}

const weakWords = listOf(
  `the very highly strongly significantly quite rather really actually indeed also too just simply clearly
  currently presently now today nowadays still already so far both all every each together itself themselves
  altogether overall main mainly key big officially formally publicly openly reportedly apparently
  particularly especially notably including such certain various several other like
  make made making take took taken taking give gave given giving get got getting put bring come go
  went going see seen become became remain remains remained face faced involve involved concern
  concerned feature featured play played part role way thing things fact case matter terms regard regards
  regarding part area field name names named called known term describe see view reason reasoning area able reach kind sort type own aspect mean meant intended designed aimed supposed consider considered deemed count counts counted
  find found show shows shown appear appears seem seems stand stands happen happened use used using
  work works working number total do done set well much many lot importance order basis aim aims purpose towards
  toward across well-known current existing present`,
);

const weakForms: ReadonlySet<string> = new Set(
  // "including" leads on to an example; "includes" says something.
  [...weakWords]
    // Nor is "quit" a form of "quite", or an official one of "officially".
    .filter((word) => word.length > 3 && word !== 'including' && word !== 'quite')
    .filter((word) => !word.endsWith('ly'))
    .map(stripInflection),
);

const tellingAdverbs = listOf(
  `only early recently formerly unanimously secretly unilaterally illegally temporarily permanently immediately
  annually previously initially partly mostly hardly barely nearly monthly weekly daily yearly finally newly
  july italy family supply apply reply ally rely reciprocally mutually jointly separately privately domestically
  globally individually independently conditionally provisionally`,
);

/** "strongly", "warmly": how something is done, where nothing hangs on it. */
function isMannerWord(folded: string): boolean {
  return /..ly$/.test(folded) && folded.length > 5 && !tellingAdverbs.has(folded);
}

/** Whether a folded word says so little that a claim stays the same without it. */
export function isWeakWord(folded: string): boolean {
  return isMannerWord(folded) || weakWords.has(folded) || weakForms.has(stripInflection(folded));
}

const limiters = listOf('only sole solely alone exclusively merely');

/** Whether a folded word says that nothing else is so. */
export function isLimiter(folded: string): boolean {
  return limiters.has(folded);
}

const timeWords = listOf(
  `yesterday tomorrow tonight week weeks month months year years day days decade decades century hour hours
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december spring summer autumn winter recently earlier later ago soon last next
  previous morning afternoon evening weekend early late mid annual annually yearly`,
);

/** Whether a folded word places something in time. Relative times agree or decide nothing; they never conflict. */
export function isTimeWord(folded: string): boolean {
  return timeWords.has(folded) || /^(19|20)\d\d$/.test(folded);
}
