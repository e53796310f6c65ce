import type { NameKind } from '../knowledge/knowledge-base.ts';

/** Words that names of a kind have in them: *Holm Harbour Board* is an organisation. Folded. */
const heads: readonly (readonly [NameKind, string])[] = [
  [
    'agreement',
    `accord accords act agreement bill charter compact convention deal framework memorandum pact partnership protocol treaty`,
  ],
  [
    'event',
    `biennale championship championships competition conference cup derby election elections eurovision
    exhibition expo fair festival final forum games gala hearing inquiry marathon olympics open pageant prix regatta
    revolution riots summit symposium tour tournament war week`,
  ],
  [
    'organisation',
    `academy administration ag agency airlines airways alliance army assembly association associates authority ballet
    bank board bros brewery bureau cabinet cartel chamber church clinic club co college commission committee
    commonwealth community companies company confederation congregation congress consortium consulting cooperative corp
    corporation council court dairy department directorate division duma electric electronics embassy energy
    enterprises entertainment facility faculty federation fellowship financial firm force forces foundation fund gmbh
    government group guild holding holdings hospital hotel inc industries infirmary initiative institute institution
    insurance international journal kirk knesset laboratories laboratory league legion library limited llc llp ltd
    ministry mosque motor motors movement museum navy network news newspaper nhs nv observatory office oil opera
    orchestra organisation organization parliament partners party pharma pharmaceuticals planetarium plc police
    polytechnic post press productions programme program project radio railway railways records regiment reserve
    rovers rugby sa sarl school se secretariat senate service services society software solutions spa staff steel
    stores studio studios survey syndicate synod systems team technologies telecom telegraph television temple theater
    theatre times treasury tribunal trust union united universities university utilities ventures works zoo`,
  ],
  [
    'place',
    `airport archipelago arena avenue base basin bay beach borough boulevard bridge canal cape castle cathedral cemetery
    center centre city coast complex county crescent dam delta desert district dock docks estate falls farm fells fjord forest
    garden gardens glacier gorge gulf hall harbor harbour heights highlands hill hills house island islands isle isles
    lake lane lighthouse marina market mill mine moor mount mountain mountains ocean palace park pass path peak
    peninsula pier plains plant plaza point pond port prefecture prison province republic kingdom quay range reef refinery reserve
    reservoir ridge river road rock sea shore sound spring springs square stadium state states station strait street terminal
    territory tower town township tunnel valley village volcano wharf wood woods yard zone`,
  ],
];

const kindByHead: ReadonlyMap<string, NameKind> = new Map(
  // The first kind that has a word is its kind.
  heads.toReversed().flatMap(([kind, words]) => words.split(/\s+/).map((word) => [word, kind])),
);

/** The kind of the names that end in a folded word, or go on after it with "of"; `null` where it tells nothing. */
export function kindOfHead(folded: string): NameKind | null {
  return kindByHead.get(folded) ?? null;
}
