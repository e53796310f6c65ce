import type { FactEntry } from './fact-file.ts';
import type { Citation, Source } from './knowledge-base.ts';
import type { YamlPath } from './yaml-file.ts';

export interface AudienceProof {
  readonly citations: readonly Citation[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Takes a fault: where in the fact, what was found, what to do. */
  readonly report: (path: YamlPath, found: string, remedy: string) => void;
}

/** A fact is shown no wider, and no sooner, than the sources that it quotes: what says otherwise would be overruled. */
export function proveAudience(
  entry: FactEntry,
  { citations, sources, report }: AudienceProof,
): void {
  for (const { source: id } of citations) {
    const source = sources.get(id);
    if (!source) continue;
    if (entry.audience === 'everyone' && source.audience === 'internal') {
      const found = `this fact is for everyone, and its source "${id}" is internal.`;
      report(['audience'], found, 'Leave `audience` out, or change that of the source.');
    }
    if (isEarlier(entry.embargo, source.embargo)) {
      const found = `this embargo ends before that of its source "${id}" (${source.embargo}).`;
      report(['embargo'], found, 'Leave `embargo` out, or give a later time.');
    }
  }
}

/** Both are in ISO 8601 and UTC, so that they sort as text. */
function isEarlier(own: string | null, ofSource: string | null): boolean {
  return own !== null && ofSource !== null && own < ofSource;
}
