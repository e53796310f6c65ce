import type { Name, NameKind, Source } from '../knowledge/knowledge-base.ts';
import { isCountryName } from '../language/countries.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { readNames } from '../reading/read-names.ts';

/** A name as `names.yml` has it. */
export interface DraftName {
  readonly id: string;
  readonly name: string;
  readonly kind: Exclude<NameKind, 'thing'>;
  readonly same: readonly string[];
}

/**
 * Drafts the names of an article: whom and what it names, each with the spellings that it shows, its short form and its
 * demonym. What the base spells already is left to its curator.
 */
export function draftNames(
  source: Pick<Source, 'paragraphs'>,
  { dictionary, known }: { readonly dictionary: Dictionary; readonly known: readonly Name[] },
): DraftName[] {
  const taken = new Set(known.flatMap(({ same, related }) => [...same, ...related]).map(fold));
  const ids = new Set(known.map(({ id }) => id));
  const text = source.paragraphs.join('\n');
  return readNames([source], dictionary).flatMap(({ id, kind, same }) => {
    const [name = '', ...others] = orderSpellings(same, text);
    if (kind === 'thing' || [name, ...others].some((spelling) => taken.has(fold(spelling))))
      return [];
    const own = toId(name) || toId(id.replace(/^.*:/u, ''));
    if (own === '' || ids.has(own)) return [];
    ids.add(own);
    for (const spelling of [name, ...others]) taken.add(fold(spelling));
    return [{ id: own, name, kind, same: others }];
  });
}

/** The name of a country before its adjective; of titles only those that the article has. */
function orderSpellings(same: readonly string[], text: string): string[] {
  const kept = same.filter(
    (spelling) => !/^(?:Mr|Mrs|Ms)\s/.test(spelling) || text.includes(spelling),
  );
  const country = kept.find(isCountryName);
  return country === undefined
    ? kept
    : [country, ...kept.filter((spelling) => spelling !== country)];
}

/** The same names in the form that a base has them in. */
export function toName({ id, kind, name, same }: DraftName): Name {
  return { id, kind, same: [name, ...same], related: [] };
}

const fold = (spelling: string) => spelling.toLowerCase();

/** A slug: small letters and digits, joined by hyphens. */
export function toId(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
