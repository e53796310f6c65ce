const verbs =
  '(?:said|says?|told|tells|added|adds|stated?|states|announced|argued?|argues|claimed|claims?|confirmed|declared|emphasi[sz]ed|explained|insisted?|noted?|notes|pointed out|stressed|testified|urged|warned?|warns|acknowledged|admitted|reported|believes?|believed)';
const who = '[^"“”;:,]{2,90}?';
const whoAside = '(?:,[^"“”;:,]{2,90},)?';

/** In the order in which they are tried. */
const forms: readonly RegExp[] = [
  /^According to [^,“”"]{2,90},\s(?<content>.+)$/su,
  /^(?<content>.+?),\saccording to [^,“”"]{2,90}[.]?$/su,
  new RegExp(`^["“](?<content>[^"“”]+)["”],?\\s.*?\\b${verbs}\\b.*$`, 'su'),
  new RegExp(`^(?<content>[^"“”]+?),\\s${who}\\s${verbs}\\b[^,]{0,40}$`, 'su'),
  new RegExp(
    `^${who}${whoAside}\\s${verbs}\\b[^"“”]{0,60}?[:,]?\\s["“](?<content>[^"“”]+)["”]?.*$`,
    'su',
  ),
  new RegExp(`^${who}${whoAside}\\s${verbs}\\b[^,"“”:]{0,60}?\\sthat\\s(?<content>.+)$`, 'su'),
  new RegExp(
    `^${who}${whoAside}\\s(?:said|says?|added|adds|stated|claimed|claims?|believes?|believed)\\s(?<content>(?!(?:in|on|at|to|by|from|with|for|during|after|before|as|so)\\s)[^"“”]+)$`,
    'su',
  ),
];

/** What is said, without who says it, where a sentence is somebody's words: "…, the board said", "According to Ann Reed, …". */
export function readSaying(sentence: string): string {
  for (const form of forms) {
    const content = form.exec(sentence)?.groups?.['content']?.trim().replace(/[,.]$/u, '');
    if (content !== undefined && content.split(/\s+/u).length > 2) {
      return content;
    }
  }
  return sentence;
}
