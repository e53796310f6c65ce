import type { Source } from '../../knowledge/knowledge-base.ts';
import { type ChannelSource, endOf } from '../../storage/channel-sources.ts';

/** A text of a channel as the desk takes it: of what nobody stated, nothing is known. */
export function toSource(stored: ChannelSource): Source {
  const { id, title, body, addedBy: by, addedAt: at, contentHash: hash } = stored;
  return {
    ...{ id, title, language: 'en', outlet: null, author: null, date: null, link: null },
    ...{ audience: 'internal', embargo: null, corrected: null, paragraphs: body.split('\n') },
    added: { by, at, until: endOf(stored), hash },
  };
}
