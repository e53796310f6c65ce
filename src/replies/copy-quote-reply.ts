import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { styleForms } from '../knowledge/style-file.ts';
import type { Language } from '../language/detect-language.ts';
import { paragraph, plain, preformatted, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import { formatInStyle } from './house-style.ts';
import { noticeReply } from './notice-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** A fact's quotes with their attribution, ready to be copied: as the newsroom writes them in a story, a script, a caption. */
export function copyQuoteReply(fact: Fact, knowledge: KnowledgeBase, language: Language): Reply {
  const { copyForms, copyTooLong } = stringsOf(language);
  const copies = styleForms.map((form) => ({
    name: copyForms[form],
    copy: fact.citations
      .map((citation) =>
        formatInStyle({ citation, attribution: fact.attribution }, form, knowledge),
      )
      .join('\n'),
  }));
  // A quote is never cut here: what is too long for one reply is left out whole.
  const taken = takeWhatFits(copies, toBlocks, toText);
  if (taken.length === 0) return noticeReply(copyTooLong);
  return { blocks: toBlocks(taken), text: toText(taken) };
}

type Copies = readonly { readonly name: string; readonly copy: string }[];

function toBlocks(copies: Copies): ReplyBlock[] {
  return copies.map(({ name, copy }) =>
    richText(paragraph(plain(name, { bold: true })), preformatted(copy)),
  );
}

function toText(copies: Copies): string {
  return copies.map(({ name, copy }) => toSlackText(`${name}\n${copy}`)).join('\n\n');
}
