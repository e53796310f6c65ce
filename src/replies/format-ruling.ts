import type { Ruling } from '../desk/find-ruling.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { isSameSaid } from './deciding-words.ts';
import { formatAnswerLine, nameOutsiders, withoutLeadIn } from './describe-fact.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The answer to a yes/no question in one line: by the source, never in the desk's own name. */
export function formatRuling(ruling: Ruling, language: Language): string {
  const { kind, attributedTo } = ruling;
  const strings = stringsOf(language);
  const name = attributedTo && withoutLeadIn(shorten(attributedTo, longestShown.attribution));
  if (kind === 'so') return `${name ? strings.soAsView(name) : strings.so}.`;

  const says = name ? strings.otherwiseAsView(name) : strings.otherwise;
  const instead = describeOtherwise(ruling, strings) ?? describeAnswer(ruling, language);
  return instead === null ? `${says}.` : `${says}: ${instead.replace(/[.。]$/, '')}.`;
}

/** Says what the source has instead; `null` where no value of it does. */
function describeOtherwise({ fact, reason, outsiders }: Ruling, strings: Strings): string | null {
  const { list } = fact;
  if (outsiders.length > 0 && list) {
    const of = shorten(list.of, longestShown.listName);
    return strings.listsOthers(list.items.length, of, nameOutsiders(outsiders, strings));
  }
  if (reason === null || reason.source === null) return null;
  const source = shorten(reason.source, longestShown.rulingSource);
  switch (reason.what) {
    case 'count':
    case 'ordinal':
    case 'place':
      return strings.says(source);
    case 'role':
      return strings.names(source);
    default:
      return null;
  }
}

/** The answer, unless the quote below says it. */
function describeAnswer({ fact }: Ruling, language: Language): string | null {
  const line = formatAnswerLine(fact, language);
  return line === null || isSameSaid(line, fact.citations[0].quote) ? null : line;
}
