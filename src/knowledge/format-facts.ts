import { isNode, parseDocument, visit } from 'yaml';
import { splitSentences } from '../language/split-sentences.ts';
import { type CitationEntry, formatReference } from './citation-entry.ts';
import { type FactFields, type FactsFile, openFacts } from './edit-facts.ts';
import { type FactEntry, readFactFile } from './fact-file.ts';
import type { Citation, Source } from './knowledge-base.ts';
import { locateCitation } from './locate-citation.ts';
import { renderField } from './render-field.ts';

export interface FactsToFormat {
  readonly file: string;
  readonly text: string;
  /** The sources of the base, which is proved. */
  readonly sources: Readonly<Record<string, Source>>;
}

/** What a field says when it is left out. */
const usual: FactFields = { view: false, version: 1, status: 'current' };

/**
 * Writes a file of facts in the shorter form: quotes that are whole sentences as their numbers, the source once, at the
 * head, and what is short on one line. What has comments or empty lines in it stays as somebody wrote it. Says the same
 * as before; done again it changes nothing.
 */
export function formatFacts({ file, text, sources }: FactsToFormat): string {
  const facts = openFacts({ file, text });
  const { value, source: named } = readFactFile(file, text);
  if (!value || value.length === 0) return text;

  const ids = Object.keys(sources);
  const known = named ?? (ids.length === 1 ? ids[0] : undefined);
  const cited = value.map((entry) =>
    entry.citations.map((citation) => locate(citation, known, sources)),
  );
  const source = named ?? mostCited(cited.flat());
  if (source === null) return text;
  if (named === null || named === undefined) facts.setSource(source);

  for (const [n, entry] of value.entries()) {
    const fields = shortenFact(facts, entry);
    const citations = shortenCitations(entry, { found: cited[n] ?? [], source, sources });
    if (citations !== null && isFree(facts.textOf(entry.id, 'citations'))) {
      facts.set(entry.id, { ...fields, citations });
    } else facts.set(entry.id, fields);
  }
  return facts.text;
}

function locate(
  given: CitationEntry,
  known: string | undefined,
  sources: Readonly<Record<string, Source>>,
): Citation | null {
  const source = sources[given.source ?? known ?? ''];
  const place = source && locateCitation(given, source);
  return place?.kind === 'found' ? place.citation : null;
}

function mostCited(citations: readonly (Citation | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const { source } of citations.flatMap((one) => one ?? [])) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The fields that take fewer lines, and those that say nothing. */
function shortenFact(facts: FactsFile, { id }: FactEntry): FactFields {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts.get(id) ?? {})) {
    const text = facts.textOf(id, key);
    if (!isFree(text)) continue;
    const saysNothing = value === null || (Array.isArray(value) && value.length === 0);
    if (saysNothing || usual[key] === value) changes[key] = null;
    else if (countLines(renderField({ key, value, indent: 2 })) < countLines(text)) {
      changes[key] = value;
    }
  }
  return changes;
}

interface CitationsToShorten {
  readonly found: readonly (Citation | null)[];
  /** Of all citations that name none. */
  readonly source: string;
  readonly sources: Readonly<Record<string, Source>>;
}

/** The citations as short as they can be; `null` where they are already. */
function shortenCitations(
  { citations }: FactEntry,
  { found, source, sources }: CitationsToShorten,
): unknown {
  const short = citations.map((given, i) => {
    const citation = found[i];
    if (!citation) return given;
    const own = citation.source === source ? null : citation.source;
    const sentences = sentencesOf(citation, sources);
    if (sentences === null) {
      const { quote, paragraph } = given;
      return {
        ...(own === null ? {} : { source: own }),
        quote,
        ...(paragraph ? { paragraph } : {}),
      };
    }
    const isWhole = sentences.first === 1 && sentences.last === sentences.of;
    const { paragraph } = citation;
    return formatReference({ source: own, paragraph, sentences: isWhole ? null : sentences });
  });
  const [only] = short;
  return short.length === 1 && typeof only === 'string' ? only : short;
}

/** Which sentences of its paragraph a citation is, from 1; `null` where it is not just these. */
function sentencesOf(
  { source, paragraph, start, end }: Citation,
  sources: Readonly<Record<string, Source>>,
) {
  const sentences = splitSentences(sources[source]?.paragraphs[paragraph - 1] ?? '');
  const first = sentences.findIndex((one) => one.start === start) + 1;
  const last = sentences.findIndex((one) => one.end === end) + 1;
  return first > 0 && last >= first ? { first, last, of: sentences.length } : null;
}

/** Whether a field may be written anew: nobody has written comments, or set lines apart, in it. */
function isFree(text: string | null): text is string {
  if (text === null) return false;
  const document = parseDocument(text);
  let isSet = document.comment !== null || document.commentBefore !== null;
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    if (node.comment || node.commentBefore || node.spaceBefore) isSet = true;
  });
  return !isSet;
}

function countLines(text: string): number {
  return text.split('\n').length;
}
