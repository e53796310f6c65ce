import type { KnowledgeBase, WordGroup } from '../../knowledge/knowledge-base.ts';
import { isEastAsian, splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';

type Base = Omit<KnowledgeBase, 'hash'>;

/** What a base says in its sources and facts, to look for spellings in. */
interface Said {
  has(spelling: string): boolean;
}

/**
 * Takes out of a view the spellings, of names and of other words, that stand only in what is withheld: a mistyped word
 * would be corrected to one of them, and so show that it is known. One that stands nowhere at all was given for another
 * reason, and stays with what is shown.
 */
export function withholdSpellings(whole: Base, view: Base): Base {
  const shown = collectSaid(view);
  const all = collectSaid(whole);
  const isWithheld = (spelling: string) => all.has(spelling) && !shown.has(spelling);
  const named = new Set(view.facts.flatMap(({ names }) => names));

  return {
    ...view,
    names: view.names.flatMap((name) => {
      const kept = keep(name, named.has(name.id));
      return kept ? { ...name, ...kept } : [];
    }),
    words: view.words.flatMap((group) => keep(group) ?? []),
  };

  /** Gives what may be shown of spellings that mean the same; `null` where only what is withheld uses them. */
  function keep({ same, related }: WordGroup, isNamed = false): WordGroup | null {
    const isOnlyWithheld = same.some(isWithheld) && !isNamed && !same.some((one) => shown.has(one));
    const kept = same.filter((spelling) => !isWithheld(spelling));
    if (isOnlyWithheld || kept.length === 0) return null;
    return { same: kept, related: related.filter((spelling) => !isWithheld(spelling)) };
  }
}

function collectSaid({ sources, facts }: Base): Said {
  const texts = [...stringsIn(sources), ...stringsIn(facts)];
  const raw = texts.join('\n');
  const stems = texts.map((text) => ` ${toStems(text)} `).join('\n');
  return {
    // Korean and Japanese words have endings without a space before them.
    has: (spelling) =>
      isEastAsian(spelling) ? raw.includes(spelling) : stems.includes(` ${toStems(spelling)} `),
  };
}

function toStems(text: string): string {
  return splitWords(text)
    .map(({ folded }) => stemWord(folded))
    .join(' ');
}

/** Every text in a value, however deep. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
