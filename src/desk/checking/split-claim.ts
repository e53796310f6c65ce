import { spendReading } from '../../language/work-budget.ts';

/** A claim without the talk around it, in parts that are each said by themselves. */

const source =
  '(?:the|this|that|our|your|an?)?\\s*(?:article|report|story|piece|source|text|paper|author|writer|reporter|news|news story|news report|copy)';
const says =
  '(?:also |clearly )?(?:says|said|states|stated|reports|reported|notes|noted|mentions|mentioned|claims|confirms|adds|indicates|shows|makes clear|tells us|explains|describes how|lets us know|suggests|finds|found|concludes|concluded)';

const framings: readonly RegExp[] = [
  /^(?:claim|fact|check|fact[- ]check|note|fyi|draft|quote|true or false|true\/false|please check|can you check|pls check|confirm)\s*[:-]\s*/i,
  /^(?:please |pls |can (?:you|someone|we) |could (?:you|someone) )?(?:check|confirm|verify|double[- ]check|make sure)(?: that| whether| if)?:?\s+/i,
  new RegExp(`^${source}\\s+${says}(?:\\s+that)?:?,?\\s+`, 'i'),
  new RegExp(`^(?:according to|as per|per|in)\\s+${source},?\\s+`, 'i'),
  new RegExp(`^as\\s+${source}\\s+${says},?\\s+`, 'i'),
  new RegExp(`,?\\s+(?:according to|as per|per)\\s+${source}$`, 'i'),
  new RegExp(`,?\\s+${source}\\s+${says}$`, 'i'),
  new RegExp(`,?\\s+as\\s+${source}\\s+${says}$`, 'i'),
  /^(?:it is|it's|it was|it has been)\s+(?:also\s+)?(?:reported|said|stated|noted|true|a fact|the case|clear|known|understood|confirmed)(?:\s+that)?,?\s+/i,
  /^(?:reportedly|apparently|in fact|actually|basically|so|well|ok|okay|and|but|also|however|meanwhile|moreover|in short|as we know|as reported),?\s+/i,
];

const audience =
  'summit|meeting|conference|forum|audience|gathering|crowd|congress|reporters|journalists|press|delegates|participants|attendees|guests|members|parliament|lawmakers|court|hearing';
const opinion =
  'message|view|word|line|verdict|conclusion|position|argument|point|warning|call|recommendation|suggestion|idea|plea|advice';

/** Ways to say who says something, and the plain one. */
const speeches: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(?:told|tells) (?:the |a |their |his |her )?(?:${audience})\\b`, 'i'), 'said'],
  [new RegExp(`,? (?:is|was) the (?:${opinion}) (?:from|of|by) (.+)$`, 'i'), ', according to $1'],
  [new RegExp(`,? (?:is|was) (\\S+(?: \\S+){0,2})['’]s (?:${opinion})$`, 'i'), ', according to $1'],
  [
    /,? in the (?:shared |joint |common )?(?:view|opinion|eyes|words|judge?ment) of (.+)$/i,
    ', according to $1',
  ],
  [
    /, (?:that )?(?:is|was) the (?:recommendation|suggestion|proposal|idea|advice)(?: on [^,]+)?$/i,
    ', it was recommended',
  ],
];

/** Takes off what frames a claim and adds nothing to it: "The report says that …". */
export function stripFraming(text: string): string {
  let rest = text.trim().replace(/[\s.!?…]+$/u, '');
  rest = rest.replace(/, (?:however|meanwhile|moreover|though|too), ?/gi, ' ');
  for (const [way, plain] of speeches) rest = rest.replace(way, plain);
  rest = rest.replace(/^it (?:was|is) (.+?) (?:who|that) (.+)$/i, '$1 $2');
  // "It was bakers, not millers, whose protest stopped it"
  rest = rest.replace(/^it (?:was|is) ([^,]+)(,.*,)? whose (\S+) (.+)$/i, '$3 of $1$2 $4');
  for (let again = true; again; ) {
    spendReading(rest);
    again = false;
    for (const framing of framings) {
      const shorter = rest.replace(framing, '').trim();
      if (shorter !== rest && shorter.split(/\s+/).length > 1) {
        rest = shorter;
        again = true;
      }
    }
  }
  return rest;
}

const be = '(is|are|was|were)';
const not = `(?:${be} not|${be}n['’]?t)`;
const shortened: readonly (readonly [RegExp, string])[] = [
  // "Peru is in it but Brazil is not"
  [
    new RegExp(`^(.+?) ${be} (.+?),? (?:but|while|whereas|and|though|although) (.+?) ${not}$`, 'i'),
    '$1 $2 $3; $4 $5$6 not $3',
  ],
  // "Peru is in it, and so is Chile"
  [new RegExp(`^(.+?) ${be} (.+?),? (?:and )?so ${be} (.+)$`, 'i'), '$1 $2 $3; $5 $4 $3'],
];

/** Where neither stands, there is nothing to fill in, and looking for both halves of it would be dear. */
const isShortened = new RegExp(` ${not}$| so ${be} `, 'i');

/** Says in full what a claim leaves to be understood: "and so is Chile". */
export function fillIn(text: string): string {
  if (!isShortened.test(text)) return text;
  spendReading(text);
  return shortened.reduce((rest, [short, full]) => rest.replace(short, full), text);
}

const strong =
  /\s*;\s+|\s+[-–—]\s+|,?\s+(?:but|while|whereas|although|though|even though|even as)\s+(?!not\s)/i;

/** Parts a claim where a new statement begins without doubt: "…, but …", "…; …". */
export function splitStrongly(text: string): string[] {
  const opening = /^(?:while|although|though|even though|whereas)\s+([^,]+),\s+(.+)$/i.exec(text);
  const parts = opening ? [opening[1] ?? '', opening[2] ?? ''] : [text];
  return parts
    .flatMap((part) => (/^not\b.+\bbut\b/i.test(part) ? [part] : part.split(strong)))
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

const weak = /,\s+(?:which|who|where|and)\s+|\s+and\s+(?:that\s+)?|,\s+/gi;

/** Ways to part a claim in two where a new statement may begin, to be tried where it is not met as a whole. */
export function splitWeakly(text: string): (readonly [string, string, boolean])[] {
  spendReading(text);
  return [...text.matchAll(weak)].map(({ 0: mark, index }) => [
    text.slice(0, index).trim(),
    text.slice(index + mark.length).trim(),
    /which|who|where/i.test(mark),
  ]);
}

/** "Keidanren, a Korean lobby, backed it" says two things: what Keidanren is, and what it did. */
export function splitApposition(text: string): readonly [string, string] | null {
  const found =
    /^(?<name>[^,]+), (?<what>(?:an?|the|one|[\p{L}.]+(?:'s|s')) [^,]+), (?<rest>[^,]+.*)$/u.exec(
      text,
    )?.groups;
  const { name = '', what = '', rest = '' } = found ?? {};
  // A row of names has commas too: "Australia, the UK, and Canada are members".
  if (name === '' || /^(and|or)\b/.test(rest) || name.split(' ').length > 5) return null;
  return [`${name} is ${what}`, `${name} ${rest}`];
}

/** "Korea and Japan, which share much, must work together": what is said of them in passing, and of them all in all. */
export function splitRelative(text: string): readonly [string, string] | null {
  const found =
    /^(?<lead>(?:.*, )?)(?<name>[^,]+), (?:which|who) (?<passing>[^,]+), (?<rest>[^,]+.*)$/u.exec(
      text,
    )?.groups;
  const { lead = '', name = '', passing = '', rest = '' } = found ?? {};
  return name === '' ? null : [`${name} ${passing}`, `${lead}${name} ${rest}`];
}

/** A claim that sets one thing against another: "Tokyo, not Osaka". */
export interface Contrast {
  /** What it says is so. */
  readonly said: string;
  /** What it says is not. Empty where nothing is denied: "not only X but Y". */
  readonly denied: string;
  /** What it says as it would be of what is denied; the likeliest first. */
  readonly turned: readonly string[];
}

const farFrom =
  /^(?<before>)(?:far from|rather than|instead of)\s+(?<denied>[^,]+),\s*(?<after>.+)$/i;

const contrasts: readonly RegExp[] = [
  /^(?<before>.*?)\bnot\s+(?:just\s+|only\s+)?(?<denied>[^,]+?),?\s+but\s+(?:rather\s+|also\s+)?(?<after>.+)$/i,
  /^(?<before>.+?),?\s+(?:and not|but not|rather than|instead of|as opposed to)\s+(?<denied>[^,]+)(?:,\s*(?<after>.+))?$/i,
  /^(?<before>.+?),\s+not\s+(?<denied>[^,]+)(?:,\s*(?<after>.+))?$/i,
  farFrom,
];

/** Of how many words the thing may be that another is set against. */
const longestContrast = 6;

/** Finds what a claim sets against what. "Not only X but Y" denies nothing. */
export function findContrast(text: string): Contrast | null {
  spendReading(text);
  for (const pattern of contrasts) {
    const { before = '', denied = '', after = '' } = pattern.exec(text)?.groups ?? {};
    if (denied === '') continue;
    if (/\bnot\s+(?:just|only)\b/i.test(text)) {
      const said = after === '' ? before : `${before} ${denied} and ${after}`;
      return { said: said.trim(), denied: '', turned: [] };
    }
    // "fees, and not rents alone, are to blame"
    const alone = /^(.+) alone$/i.exec(denied)?.[1];
    if (alone !== undefined) {
      const first = before.replace(/,$/, '');
      return { said: `${first} and ${alone} ${after}`.trim(), denied: '', turned: [] };
    }
    return {
      said: `${before} ${after}`.trim(),
      denied,
      turned: pattern === farFrom ? [] : putInPlace(denied, { before, after }),
    };
  }
  return null;
}

/** Puts what is denied where the claim has the other: in place of the words before it, or of the first ones. */
function putInPlace(
  denied: string,
  { before, after }: { readonly before: string; readonly after: string },
): readonly string[] {
  const isFirst = before === '';
  const words = (isFirst ? after : before).split(' ');
  const most = Math.min(longestContrast, words.length);
  const lengths = Array.from({ length: most }, (_, at) => at + 1);
  const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return isFirst
    ? lengths.map((length) => join(denied, words.slice(length).join(' ')))
    : [
        ...lengths.map((length) => join(words.slice(0, -length).join(' '), denied, after)),
        ...lengths.map((length) => join(denied, words.slice(length).join(' '), after)),
      ];
}
