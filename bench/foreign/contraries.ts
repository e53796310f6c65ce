const irregular: Readonly<Record<string, string>> = {
  leaveed: 'left',
  forgeted: 'forgot',
  forgeting: 'forgetting',
};

/** Words and their contraries, either way, in the forms that texts have: from the sets of `src/language/english`. */
export const contraries: ReadonlyMap<string, string> = new Map(
  [...verbPairs(), ...otherPairs()].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/** Regular verbs: the endings are put on here. */
function verbPairs(): (readonly [string, string])[] {
  const verbs = `start end|continue suspend|support oppose|accept reject|help hinder|improve worsen|raise lower|
    increase decrease|tighten relax|enable prevent|include exclude|join leave|arrive depart|confirm deny|
    announce conceal|praise criticise|welcome condemn|succeed fail|reward punish|hire dismiss|strengthen weaken|
    expand shrink|open close|approve veto|release detain|remember forget|attack defend|love hate|appoint oust|
    acquit convict|unite divide|encourage discourage`;
  return toPairs(verbs).flatMap(([one, other]) =>
    ['', 's', 'ed', 'ing'].map((ending) => [inflect(one, ending), inflect(other, ending)] as const),
  );
}

function otherPairs(): (readonly [string, string])[] {
  return toPairs(`began ended|rose fell|won lost|win lose|bought sold|buy sell|gained lost|growth decline|
    supporters opponents|supporter opponent|success failure|majority minority|shortage surplus|
    victory defeat|friend enemy|friends enemies|new old|first last|early late|
    earlier later|high low|higher lower|highest lowest|large small|larger smaller|largest smallest|big little|
    great slight|many few|most least|more less|best worst|better worse|good bad|long short|longer shorter|fast slow|
    strong weak|stronger weaker|rich poor|safe dangerous|legal illegal|guilty innocent|public private|
    domestic foreign|temporary permanent|advanced basic|easy difficult|likely unlikely|popular unpopular|
    progressive conservative|voluntary compulsory|essential unnecessary|automated manual|
    volatile stable|multilateral unilateral|male female|men women|man woman|older younger|oldest youngest|
    north south|northern southern|east west|eastern western|before after|above below|always never|with without|
    inside outside|up down|positive negative|same different|possible impossible|happy unhappy|
    disappointed delighted|alive dead|full empty|hot cold|lead follow|leading following`);
}

function toPairs(list: string): (readonly [string, string])[] {
  return list.split('|').map((pair) => {
    const [one = '', other = ''] = pair.trim().split(' ');
    return [one, other];
  });
}

function inflect(verb: string, ending: string): string {
  const known = irregular[verb + ending];
  if (known !== undefined) return known;
  if (ending === '') return verb;
  if (verb.endsWith('y') && ending !== 'ing') return `${verb.slice(0, -1)}ie${ending.slice(-1)}`;
  if (verb.endsWith('e')) return ending === 's' ? `${verb}s` : verb.slice(0, -1) + ending;
  if (ending === 's' && /(?:s|sh|ch)$/.test(verb)) return `${verb}es`;
  const isDoubled = /^(?:refer|admit|acquit)$/.test(verb);
  return isDoubled && ending !== 's' ? verb + verb.slice(-1) + ending : verb + ending;
}
