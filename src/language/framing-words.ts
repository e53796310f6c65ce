/**
 * English words with which people frame a question without adding to what is asked: greetings, thanks,
 * haste, and the talk about asking and about the text itself. Folded.
 */
const framingWords: ReadonlySet<string> = new Set(
  `hi hey hello morning afternoon evening thanks thank thx ta cheers please pls plz sorry ok okay yes yeah yep
  quick quickly question query check checking confirm confirmation verify double help need want wanna like
  tell say says said saying give show find look looking know knows wonder wondering remind explain describe
  mention mentions mentioned state states stated according report reports reported reporting write writing
  writes written read reading
  article story piece copy text source draft line graf paragraph para news newspaper headline sidebar caption
  brief item deadline urgent asap minute minutes min mins sec desk editor sub subs fact facts info information
  detail details bit thing things stuff someone guys mate folks exactly actually really basically maybe
  currently presently right now`.split(/\s+/),
);

/** Whether a folded English word frames a question without adding to what is asked. */
export function isFramingWord(folded: string): boolean {
  return framingWords.has(folded);
}
