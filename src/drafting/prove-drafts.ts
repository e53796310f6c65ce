import type { FactEntry } from '../knowledge/fact-file.ts';
import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { NamesEntry } from '../knowledge/names-file.ts';
import { proveKnowledge } from '../knowledge/prove-knowledge.ts';
import type { YamlFile, YamlPath } from '../knowledge/yaml-file.ts';
import type { DraftFact } from './draft-facts.ts';
import type { DraftName } from './draft-names.ts';

export interface DraftsToProve {
  readonly source: Source;
  readonly facts: readonly DraftFact[];
  readonly names: readonly DraftName[];
  readonly base: Pick<KnowledgeBase, 'sources' | 'names' | 'words'>;
}

/** What the loader would refuse is mended by leaving its field out; what it would still refuse is left out whole. */
export function proveDrafts({ source, facts, names, base }: DraftsToProve): DraftFact[] {
  let kept = [...facts];
  for (const mend of [mendFields, leaveOut]) {
    const faults = faultsOf({ source, facts: kept, names, base });
    kept = mend(kept, faults);
  }
  return kept;
}

/** Where the loader finds fault: which fact, and which of its fields. */
interface DraftFault {
  readonly fact: number;
  readonly field: string;
}

/** What a fact can do without, or say by its sentence alone. */
function mendFields(facts: readonly DraftFact[], faults: readonly DraftFault[]): DraftFact[] {
  return facts.map((fact, at) => {
    const fields = new Set(faults.filter((fault) => fault.fact === at).map(({ field }) => field));
    return {
      ...fact,
      ...(fields.has('values') ? { values: [] } : {}),
      ...(fields.has('list') ? { list: null } : {}),
      ...(fields.has('names') ? { names: [] } : {}),
      ...(fields.has('attribution') ? { attribution: null } : {}),
    };
  });
}

function leaveOut(facts: readonly DraftFact[], faults: readonly DraftFault[]): DraftFact[] {
  return facts.filter((_, at) => !faults.some((fault) => fault.fact === at));
}

function faultsOf({ source, facts, names, base }: DraftsToProve): DraftFault[] {
  const paths: YamlPath[] = [];
  // The loader says where by a line; here a line is a place in what it asked for.
  const lineOf = (path: YamlPath) => paths.push(path) - 1;
  const file = 'drafts';
  const factFile: YamlFile<FactEntry[]> = { file, value: facts.map(toEntry), faults: [], lineOf };
  const nameEntries = [
    ...base.names.map(({ id, kind, same: [name = '', ...same], related }) => ({
      ...{ id, name, same, related: [...related], translations: {} },
      kind: kind === 'thing' ? ('group' as const) : kind,
    })),
    ...names.map((name) => ({ ...name, same: [...name.same], related: [], translations: {} })),
  ];
  const namesFile: YamlFile<NamesEntry> = {
    ...{ file: 'names', faults: [], lineOf: () => 0 },
    value: {
      names: nameEntries,
      words: base.words.map(({ same, related }) => ({
        ...{ same: [...same], related: [...related], translations: {} },
      })),
    },
  };
  const sources = [...Object.values(base.sources), source];
  const { faults } = proveKnowledge({
    directory: '',
    sourceFiles: sources.map((one) => ({ file: one.id, id: one.id, source: one, faults: [] })),
    factFiles: [factFile],
    namesFiles: [namesFile],
    unread: [],
  });
  return faults
    .filter((fault) => fault.file === file)
    .flatMap(({ line }) => {
      const [fact, field] = paths[line ?? -1] ?? [];
      return typeof fact === 'number' ? [{ fact, field: String(field ?? '') }] : [];
    });
}

/** A draft as its file will have it. */
function toEntry(fact: DraftFact): FactEntry {
  return {
    ...fact,
    ...{ view: false, note: null, translations: {}, version: 1, status: 'draft' },
    ...{ owner: null, recheck: null, audience: null, embargo: null, correction: null },
  };
}
