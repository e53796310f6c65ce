import { foldWord } from './split-words.ts';

/**
 * Bodies, courts, cups and the like that have a name of everyday words, so that only knowing them tells that they are
 * names where somebody types them in small letters. Folded.
 */
const names: ReadonlySet<string> = new Set(
  `united nations|european union|african union|arab league|world bank|world cup|world series|world health organization|
  world health organisation|world economic forum|world trade organization|world trade organisation|red cross|
  red crescent|five eyes|security council|human rights council|human rights watch|federal reserve|white house|
  supreme court|high court|european court|european commission|european parliament|european central bank|
  council of europe|house of commons|house of lords|house of representatives|senate|congress|pentagon|kremlin|vatican|
  holy see|commonwealth|nobel prize|peace corps|premier league|champions league|super bowl|olympics|olympic games|
  winter olympics|summer olympics|international monetary fund|international criminal court|bank of england|
  bank of japan|bank of korea|chamber of commerce|gulf cooperation council|nordic council|privy council|
  state department|defense department|justice department|treasury department|home office|foreign office|
  labour party|labor party|conservative party|democratic party|republican party|green party|liberal democrats|
  national guard|coast guard|secret service|wall street|silicon valley|downing street|eurozone|euro area|common market|
  single market|customs union|andean community|silk road|belt and road|belt and road initiative|green new deal`
    .split('|')
    .map((name) => name.trim().split(/\s+/).map(foldWord).join(' ')),
);

const longest = Math.max(...[...names].map((name) => name.split(' ').length));

/** How many words the longest name has of a body, court or cup that begins at a folded word; 0 where none does. */
export function bodyNameLength(folded: readonly string[], start: number): number {
  for (let length = Math.min(longest, folded.length - start); length > 0; length -= 1) {
    if (names.has(folded.slice(start, start + length).join(' '))) return length;
  }
  return 0;
}
