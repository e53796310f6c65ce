import type { RoleValue } from '../knowledge/fact-value.ts';
import { isCountryAdjective } from '../language/countries.ts';
import { foldWord } from '../language/split-words.ts';
import { spend } from '../language/work-budget.ts';
import type { NameRun } from './find-name-runs.ts';
import { kindOfHead } from './name-heads.ts';
import { isTitle } from './title-words.ts';

/** A sentence with the names that stand in it. */
export interface NamedSentence {
  readonly text: string;
  readonly runs: readonly NameRun[];
}

/** Called so by anybody who talks to them, whatever they do. */
const honorific = /^(?:mr|mrs|ms|miss|mister|dr|doctor|sir|dame|lord|lady|saint|st|hon)$/;
/** Of these there are more than one, or they are somebody's no more. */
const notTheOne =
  /^(?:former|ex|then|acting|deputy|vice|assistant|associate|interim|outgoing|incoming|designate|elect|co|emeritus|honorary|late|self|would)$/;
const shared =
  /^(?:analyst|author|broadcaster|correspondent|councillor|delegate|economist|lawmaker|lawyer|mp|official|officer|reporter|representative|researcher|scientist|senator|sen|rep|spokesman|spokesperson|spokeswoman|trustee|inspector|judge|justice|detective|sergeant|lieutenant|professor|prof|pilot|adviser|advisor|member|bishop|owner|founder|manager|major|colonel|general|constable|envoy|duke|count|earl|baron|king|queen|principal|captain|author|editor|marshal|father|coach)$/;
const modifiers =
  /^(?:chief|executive|prime|managing|general|health|foreign|finance|defen[cs]e|interior|trade|transport|education|energy|environment|justice|labou?r|head|team|operating|financial|technology|press)$/;

/**
 * Reads who holds a role, as far as there is one holder: "harbour board chair Ann Reed", "Ann Reed, the director of the
 * Kettle Museum", "the museum's director, Ann Reed". A body is always named; in doubt there is none.
 */
export function readRoles({ text, runs }: NamedSentence): RoleValue[] {
  return runs.flatMap((run, at) => {
    spend();
    const { words } = run;
    const isPerson =
      words.length <= 5 &&
      words.every(
        ({ text: word, folded }) =>
          kindOfHead(folded) === null && /^\p{Lu}?[\p{L}\p{M}.'’-]+$/u.test(word),
      );
    if (!isPerson || (words.length < 2 && run.title.length === 0)) return [];
    const holder = text.slice(run.start, run.end);
    const found = readBefore({ text, runs }, at) ?? readAfter(text.slice(run.end)) ?? null;
    return found === null || found.of === holder || !isBodyOfRole(found)
      ? []
      : { kind: 'role' as const, also: {}, ...found, holder };
  });
}

interface RoleOfBody {
  readonly role: string;
  readonly of: string;
}

/** Whether there is one holder of a role in such a body: of many Chileans several lead, and a portfolio is none. */
function isBodyOfRole({ role, of }: RoleOfBody): boolean {
  const last = foldWord(of.split(' ').at(-1) ?? '');
  if (/leader$|^head$|^chief$/iu.test(role)) return kindOfHead(last) === 'organisation';
  if (isCountryAdjective(of) && !/(?:president|minister|premier|chancellor)$/iu.test(role))
    return false;
  return !/^(?:state|defen[cs]e|health|finance|education|justice|treasury|interior|energy|labou?r|commerce|design|staff|operations|communications|foreign|affairs|home|war|works|police)$/iu.test(
    of,
  );
}

/** What stands before a name: a role, and before that whose it is. */
function readBefore({ text, runs }: NamedSentence, at: number): RoleOfBody | null {
  const run = runs[at];
  if (!run) return null;
  const before = text.slice(0, run.start).replace(/,\s$/u, ' ');
  // "Governor of Nessland Ann Reed"
  const place = runs[at - 1];
  const office = /(?:^|\s)(\p{Lu}?\p{L}+)\sof\s$/u.exec(text.slice(0, place?.start ?? 0))?.[1];
  if (place && office && place.end + 1 === run.start && run.title.includes(office)) {
    return isRole([office]) ? { role: office, of: text.slice(place.start, place.end) } : null;
  }

  const tokens = [...before.matchAll(/[\p{L}\p{M}.&-]+(?:['’]s?)?/gu)].map(
    ({ 0: word, index }) => ({
      word,
      index,
      end: index + word.length,
    }),
  );
  let from = tokens.length;
  while (from > 0 && isRoleWord(tokens[from - 1]?.word ?? '')) from -= 1;
  const role = tokens.slice(from);
  const first = role[0];
  const isClose = (role.at(-1)?.end ?? 0) + 1 === before.length;
  if (!first || !isClose || !isRole(role.map(({ word }) => word))) return null;
  const roleText = before.slice(first.index, role.at(-1)?.end);
  const of = readBody({ text: before.slice(0, first.index), runs });
  return of === null ? null : { role: roleText, of };
}

/** The body that a text ends with: a name, "the board's", "harbour board". */
function readBody({ text, runs }: NamedSentence): string | null {
  if (!/\S\s$/u.test(text)) return null;
  // "Holm Kettle Union (HKU) director"
  const trimmed = text.trimEnd().replace(/\s\([^()]{1,12}\)$/u, '');
  const bare = trimmed.replace(/['’]s?$/u, '');
  const isOwner = bare !== trimmed;
  const named = runs.find(({ end, words }) => end === bare.length && !words.every(isTitled));
  if (named) {
    if (notTheOne.test(lastWordOf(bare.slice(0, named.start)))) return null;
    // "Holm's Kettles" is one name.
    const owner = runs.find(({ end }) => /^['’]s\s$/u.test(text.slice(end, named.start)));
    return bare.slice(owner && named.words.length === 1 ? owner.start : named.start);
  }
  const common = /(?:^|\s)(?:the|its)?\s?((?:\p{L}+\s){0,2}\p{L}+)$/iu.exec(bare)?.[1] ?? '';
  const last = foldWord(common.split(' ').at(-1) ?? '');
  const isBody = kindOfHead(last) === 'organisation' || (isOwner && kindOfHead(last) === 'place');
  if (!isBody) return null;
  const own = common.replace(/^.*\b(?:the|a|an|its|of|and|by|for|with|to|said)\s/iu, '');
  return notTheOne.test(foldWord(own.split(' ')[0] ?? '')) ? null : own;
}

function lastWordOf(text: string): string {
  return foldWord(/([\p{L}-]+)\s$/u.exec(text)?.[1] ?? '');
}

function isTitled({ folded }: { readonly folded: string }): boolean {
  return isTitle(folded);
}

/** What stands behind a name, between commas, or behind "is". */
function readAfter(after: string): RoleOfBody | null {
  const phrase =
    /^,\s(?:the\s)?(?<words>[^,.;:"“”()]{4,90})(?:[,.;]|$)/u.exec(after)?.groups?.['words'] ??
    /^\sis\s(?:the\s)?(?<words>[^,.;:"“”()]{4,90}?)(?:[,.;]|$)/u.exec(after)?.groups?.['words'];
  if (phrase === undefined || /^(?:a|an|one|his|her|their|whose|who|which|and|or)\s/iu.test(phrase))
    return null;

  const [, owner = '', ofOwner = ''] = /^(.+?)['’]s?\s(.+)$/u.exec(phrase) ?? [];
  if (owner !== '' && isRole(ofOwner.split(' ')))
    return { role: ofOwner, of: owner.replace(/^the\s/u, '') };

  const [, role = '', of = ''] = /^(.+?)\s(?:of|at|for)\s(?:the\s)?(.+)$/u.exec(phrase) ?? [];
  if (of !== '' && of.split(' ').length <= 8 && isRole(role.split(' '))) {
    const body = /^(?:\p{Lu}[\p{L}.'’&-]*|of|the|and|for|\s)+/u.exec(of)?.[0].trim() ?? '';
    const whole = body === '' ? of : body;
    return body !== '' || kindOfHead(foldWord(of.split(' ').at(-1) ?? '')) === 'organisation'
      ? { role, of: whole }
      : null;
  }
  return null;
}

function isRoleWord(word: string): boolean {
  const folded = foldWord(word);
  return (
    !/['’]s?$/u.test(word) &&
    (isTitle(folded.split('-').at(-1) ?? folded) ||
      modifiers.test(folded) ||
      notTheOne.test(folded))
  );
}

/** Whether words are a role that one person holds at a time. */
function isRole(words: readonly string[]): boolean {
  const folded = words.map((word) => foldWord(word));
  const last = folded.at(-1) ?? '';
  return (
    words.length <= 4 &&
    folded.every(
      (word, at) =>
        isRoleWord(words[at] ?? '') && !word.split('-').some((part) => notTheOne.test(part)),
    ) &&
    isTitle(last.split('-').at(-1) ?? last) &&
    !honorific.test(last) &&
    !(shared.test(last) && !/^(?:director|secretary|attorney)[ -]general$/.test(folded.join(' ')))
  );
}
