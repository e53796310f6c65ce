import { describe, expect, it } from 'vitest';
import { readSlackText } from '../../src/slack/messages/read-slack-text.ts';

describe('readSlackText', () => {
  it.each([
    // our own mention is an address
    ['<@U0BOT> who are members?', 'who are members?'],
    ['who, <@U0BOT>, are members?', 'who, , are members?'],
    ['<@U0BOT|desk> who?', 'who?'],
    // anybody else's stays
    ['what did <@U9> say?', 'what did @someone say?'],
    ['what did <@U9|ana> say?', 'what did @ana say?'],
    // channels, groups, calls, dates
    ['seen in <#C1|newsroom>', 'seen in #newsroom'],
    ['seen in <#C1>', 'seen in #channel'],
    ['<!here> is it true?', '@here is it true?'],
    ['<!subteam^S1|@editors> is it true?', '@editors is it true?'],
    ['<!subteam^S1> is it true?', '@subteam is it true?'],
    ['since <!date^1392734382^{date}|18 February>?', 'since 18 February?'],
    // links: what they are called; else nothing, unless they are all there is
    ['see <https://www.quay.example/a?b=c|the story>', 'see the story'],
    ['is it so <https://quay.example/a>', 'is it so'],
    ['<https://www.quay.example/a>', 'quay.example'],
    ['see <http://quay.example|quay.example>', 'see quay.example'],
    ['ask <mailto:ana@quay.example|ana@quay.example>', 'ask ana@quay.example'],
    ['ask <mailto:ana@quay.example>', 'ask ana@quay.example'],
    // entities, once
    ['R&amp;D &lt;b&gt;', 'R&D <b>'],
    ['&amp;lt;', '&lt;'],
    ['&lt;!channel&gt;', '<!channel>'],
    // emoji: what stands for a word
    [':wave: who? :flag-no: :+1::skin-tone-2:', 'who? Norway'],
    ['at 10:30:45 sharp', 'at 10:30:45 sharp'],
    // one Unicode form
    ['“Who’s in” – really…', `"Who's in" - really...`],
    ['ＣＰＴＰＰ', 'CPTPP'],
    ['mem\u200Bbers\u0007', 'members'],
    ['who\n\n\tare\u00A0in', 'who are in'],
    // markup that is not closed is text
    ['a < b <', 'a < b <'],
    ['<>', ''],
  ])('reads %j as %j', (sent, read) => {
    expect(readSlackText(sent, { botUserId: 'U0BOT' })).toBe(read);
  });

  it('ends, however long and odd the text', () => {
    for (const piece of ['<', ':a', '&amp;', '<@', '\u0000', '“']) {
      const read = readSlackText(piece.repeat(100_000));

      expect(read.length).toBeLessThanOrEqual(80_000);
    }
  });
});
