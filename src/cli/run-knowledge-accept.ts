import { UsageError } from '../errors.ts';
import { openFacts } from '../knowledge/edit-facts.ts';
import { readFactFile } from '../knowledge/fact-file.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import { type KnowledgeFile, readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { writeKnowledgeFiles } from '../knowledge/write-knowledge-files.ts';
import { countOf } from './count-of.ts';

export interface AcceptOptions {
  readonly knowledge?: string;
  readonly all?: boolean;
  readonly source?: string;
}

export interface AcceptRun {
  readonly ids: readonly string[];
  readonly chosen: AcceptOptions;
  readonly directory: string;
  readonly print: (text: string) => void;
}

/**
 * Runs `cptpp knowledge accept`: takes `status: draft` out of facts, and leaves all else in their files as it is.
 *
 * @throws {UsageError} when it does not say which, or one is no draft. Then nothing is written.
 */
export function runKnowledgeAccept({ ids, chosen, directory, print }: AcceptRun): void {
  const files = readKnowledgeFiles(directory);
  const base = proveKnowledgeFiles(files, { directory });
  const accepted = new Set(chooseDrafts(base, { ids, chosen }).map(({ id }) => id));
  const texts = new Map(
    files
      .filter(({ path }) => path.startsWith('facts/'))
      .map((each) => [each.path, acceptFacts(each, accepted)] as const),
  );
  const { drafts } = writeKnowledgeFiles({ directory, files, texts });
  const left = drafts.length === 0 ? 'No draft is left.' : `${drafts.length} wait.`;
  print(`Accepted ${countOf(accepted.size, 'fact')}. ${left}`);
}

function acceptFacts({ file, text }: KnowledgeFile, accepted: ReadonlySet<string>): string {
  // Not every file of facts is written so that it can be edited. One without a chosen draft need not be.
  if (!readFactFile(file, text).value?.some(({ id }) => accepted.has(id))) return text;
  const facts = openFacts({ file, text });
  for (const id of facts.ids.filter((one) => accepted.has(one))) facts.set(id, { status: null });
  return facts.text;
}

function chooseDrafts(
  base: KnowledgeBase,
  { ids, chosen: { all = false, source } }: Pick<AcceptRun, 'ids' | 'chosen'>,
): readonly Fact[] {
  const ways = [ids.length > 0, all, source !== undefined].filter(Boolean).length;
  if (ways !== 1) {
    throw new UsageError(
      'Say which drafts to accept: their ids, or --source ID, or --all; one of these.',
    );
  }
  if (source !== undefined && base.sources[source] === undefined) {
    const known = Object.keys(base.sources).join(', ');
    throw new UsageError(`There is no source "${source}". There is: ${known}.`);
  }
  const chosen = base.drafts.filter(
    ({ id, citations }) =>
      all || ids.includes(id) || citations.some((citation) => citation.source === source),
  );
  const unknown = ids.filter((id) => !chosen.some((draft) => draft.id === id));
  if (unknown.length > 0) {
    const [first = ''] = unknown;
    throw new UsageError(
      base.facts.some(({ id }) => id === first)
        ? `"${first}" is accepted already.`
        : `There is no draft "${first}". cptpp knowledge check names those that wait.`,
    );
  }
  if (chosen.length === 0) throw new UsageError('No draft waits there.');
  return chosen;
}
