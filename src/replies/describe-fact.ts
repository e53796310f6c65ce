import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { shorten } from './shorten.ts';

/** The one-line answer in the asker's language where the fact has it, else in its own. */
export function formatAnswerLine({ answer, translations }: Fact, language: Language): string {
  return shorten(translations[language]?.answer ?? answer, 600);
}

/** Who says so in the source; `null` where the source says it itself. */
export function formatAttribution({ attribution, view }: Fact): string | null {
  if (attribution === null) return view ? 'The source reports this as a view.' : null;

  const name = withoutLeadIn(shorten(attribution, 200));
  return view ? `The source reports this as the view of ${name}.` : `According to ${name}.`;
}

/** What a reader must know besides: a relative time, a correction. */
export function formatNotes({ note, status, version }: Fact): string[] {
  return [
    ...(note === null ? [] : [shorten(note, 500)]),
    ...(status === 'corrected' ? [`Corrected: this is version ${version}.`] : []),
    ...(status === 'withdrawn' ? ['Withdrawn: do not use it.'] : []),
  ];
}

/** What the base covers, so that a miss says where its limits are. */
export function formatCoverage({ sources }: KnowledgeBase): string {
  const titles = Object.values(sources).map(({ title }) => `“${shorten(title, 120)}”`);
  const [only] = titles;

  if (titles.length === 1 && only !== undefined) return `I answer only from ${only}.`;
  const shown = titles.slice(0, 3).join(', ');
  const more = titles.length > 3 ? ` and ${titles.length - 3} more` : '';
  return `I answer only from ${titles.length} sources: ${shown}${more}.`;
}

/** "according to the FKI" and "the FKI" name the same one. */
function withoutLeadIn(attribution: string): string {
  return attribution.replace(/^according to\s+/i, '').replace(/\.$/, '');
}
