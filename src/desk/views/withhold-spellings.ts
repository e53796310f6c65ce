import type { KnowledgeBase, WordGroup } from '../../knowledge/knowledge-base.ts';
import { isEastAsian, splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';

type Base = Omit<KnowledgeBase, 'hash'>;

/** Texts to look for spellings in. */
interface Said {
  readonly has: (spelling: string) => boolean;
}

/**
 * Takes out of a view the spellings, of names and of other words, that stand only in what is withheld: a mistyped word
 * would be corrected to one of them, and so show that it is known. One that stands nowhere at all was given for another
 * reason, and stays with what is shown.
 */
export function withholdSpellings(whole: Base, view: Base): Base {
  const texts = stringsIn([view.sources, view.facts]);
  const known = new Set(texts);
  const shown = collectSaid(texts);
  // Usually little: most spellings are looked for in nothing else.
  const hidden = collectSaid(
    stringsIn([whole.sources, whole.facts]).filter((text) => !known.has(text)),
  );
  const isWithheld = (spelling: string) => hidden.has(spelling) && !shown.has(spelling);
  const named = new Set(view.facts.flatMap(({ names }) => names));
  const namedInAll = new Set(whole.facts.flatMap(({ names }) => names));

  return {
    ...view,
    names: view.names.flatMap((name) => {
      const kept = keep(name, {
        isNamed: named.has(name.id),
        isNamedInAll: namedInAll.has(name.id),
      });
      return kept ? { ...name, ...kept } : [];
    }),
    words: view.words.flatMap((group) => keep(group) ?? []),
  };

  /** Gives what may be shown of spellings that mean the same; `null` where only what is withheld uses them. */
  function keep(
    { same, related }: WordGroup,
    { isNamed, isNamedInAll } = { isNamed: false, isNamedInAll: false },
  ): WordGroup | null {
    const isUsed = isNamed || same.some(shown.has);
    const isOnlyWithheld = !isUsed && (isNamedInAll || same.some(isWithheld));
    const kept = same.filter((spelling) => !isWithheld(spelling));
    if (isOnlyWithheld || kept.length === 0) return null;
    return { same: kept, related: related.filter((spelling) => !isWithheld(spelling)) };
  }
}

function collectSaid(texts: readonly string[]): Said {
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
