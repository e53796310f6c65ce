import { stripInflection } from './inflect-word.ts';

/**
 * English words that shape a sentence more than they say: nouns like *place*, *chance* or *counterpart*, verbs like
 * *stand*, *see* or *carry*, plain adjectives. A paraphrase has them where the source has others, or none.
 */
const shellWords: ReadonlySet<string> = new Set(
  `thing stuff matter idea way side part place seat number kind sort type form case fact point area front range list
  set series lot bit piece share role question subject topic move step effort attempt approach work job task result
  outcome end aim goal purpose basis ground argument case source account view mind sight word message call hand line
  term level degree extent sense nature context setting world people folk man woman others everybody nation country
  state society business body outfit counterpart opposite angle spot chance turn round start scene picture shape mark
  touch note look name talk air
  own same such certain various multiple several many numerous wide whole real actual possible particular specific
  general overall fresh extra
  be have do make take give get put go come let run see look seem appear become lie sit turn bring find feel think
  know want mean involve concern relate regard consider treat deal act operate serve describe hear tell stand
  discuss try hope wish expect plan intend offer hold show carry enjoy figure reckon draw
  then largely mainly particularly especially indeed alike widely broadly pretty fairly`
    .split(/\s+/)
    .map(stripInflection),
);

/** Whether a folded word shapes a sentence more than it says something. */
export function isShellWord(folded: string): boolean {
  return shellWords.has(stripInflection(folded));
}
