import { z } from 'zod';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, paragraph, plain, quoted, richText } from './elements.ts';
import { parseJson } from './fact-ref.ts';
import { notice } from './notice-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** What a card shows. */
export interface CardView {
  readonly id: string;
  /** `null` once all who asked are forgotten. */
  readonly question: string | null;
  readonly asked: number;
  /** Slack's id of the curator who has it, or settled it. */
  readonly claimedBy: string | null;
  readonly isSettled: boolean;
}

const refSchema = z.tuple([z.literal('card'), z.uuid()]);

/** Which card a button is of; `null` for anything that is not one of ours. */
export function parseCardRef(value: string): string | null {
  const parsed = refSchema.safeParse(parseJson(value));
  return parsed.success ? parsed.data[1] : null;
}

/** A question to the curators, as they see it in their channel. */
export function cardReply({ id, question, asked, claimedBy, isSettled }: CardView): Reply {
  const words = question === null ? 'It was forgotten.' : shorten(question, longestShown.claim);
  const count = asked === 1 ? 'One person asks.' : `${asked} people ask.`;
  const value = JSON.stringify(['card', id]);
  const said = isSettled ? 'It is in no source, says' : 'It is with';
  const claim = button({ actionId: actionIds.claimCard, label: 'Claim', value });
  const settle = button({ actionId: actionIds.settleCard, label: 'Not in any source', value });
  return {
    blocks: [
      richText(paragraph(plain('A question to the curators', { bold: true })), quoted(words)),
      context(count),
      ...(claimedBy === null
        ? []
        : [
            richText(
              paragraph(plain(`${said} `), { type: 'user', user_id: claimedBy }, plain('.')),
            ),
          ]),
      ...(isSettled ? [] : actions([...(claimedBy === null ? [claim] : []), settle])),
    ],
    text: toSlackText(`A question to the curators: ${words} ${count}`),
  };
}

/** Tells somebody who asked that a curator looked, and found it in no source. */
export function inNoSourceReply(question: string, by: string, language: Language): Reply {
  const words = shorten(question, longestShown.claim);
  const { text, blocks } = notice(language, ({ inNoSource }) => inNoSource(words));
  const who = richText(paragraph(plain('— '), { type: 'user', user_id: by }));
  return { text, blocks: [...blocks, who] };
}
