import { describe, expect, it } from 'vitest';
import { readWords } from '../../src/slack/messages/read-words.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const richText = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

describe('readWords', () => {
  it('reads the text of a person once, though blocks say it again', () => {
    const blocks = [
      richText(
        { type: 'text', text: 'The pier ' },
        { type: 'text', text: 'opened', style: { bold: true } },
      ),
    ];

    expect(readWords({ text: 'The pier *opened*', blocks }).text).toBe('The pier *opened*');
  });

  it('reads what stands in blocks only', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Harbour news' } },
      section('The pier opened.'),
      { type: 'section', fields: [{ type: 'mrkdwn', text: 'Boats: 12' }] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'From the desk' }] },
      {
        type: 'actions',
        elements: [{ type: 'button', text: { type: 'plain_text', text: 'Share' } }],
      },
    ];

    expect(readWords({ text: '', blocks }).text).toBe(
      'Harbour news\nThe pier opened.\nBoats: 12\nFrom the desk',
    );
  });

  it('reads a message that was forwarded or shared', () => {
    const attachments = [
      {
        is_msg_unfurl: true,
        fallback: '[May 3rd] ana: The pier opened.',
        text: 'The pier opened.',
        message_blocks: [
          { message: { blocks: [richText({ type: 'text', text: 'The pier opened.' })] } },
        ],
      },
    ];

    expect(readWords({ text: 'is this so?', attachments }).text).toBe(
      'is this so?\nThe pier opened.',
    );
  });

  it('does not take the preview of a link for what somebody said, but what an app attached', () => {
    const attachments = [
      { title: 'Quay Post', text: 'Pier shut', from_url: 'https://quay.example/a' },
    ];

    expect(readWords({ text: 'see this', attachments }).text).toBe('see this');
    expect(readWords({ text: '', bot_id: 'B1', attachments }).text).toBe('Quay Post\nPier shut');
  });

  it('says that there are files', () => {
    expect(readWords({ text: '', files: [{ id: 'F1' }] })).toEqual({ text: '', hasFiles: true });
    expect(readWords({ text: 'x', files: [] }).hasFiles).toBe(false);
  });

  it.each([null, 7, 'text', [], { text: 7, blocks: 'x', attachments: [null, 4], files: {} }])(
    'reads nothing in %j',
    (message) => {
      expect(readWords(message)).toEqual({ text: '', hasFiles: false });
    },
  );

  it('ends, however deep and many the blocks', () => {
    let block: unknown = section('deep');
    for (let depth = 0; depth < 1_000; depth += 1) block = { type: 'x', elements: [block] };
    const many = Array.from({ length: 5_000 }, (_, at) => section(`Boat ${at} came.`));

    expect(readWords({ text: '', blocks: [block] }).text).toBe('');
    expect(readWords({ text: '', blocks: many }).text.split('\n').length).toBeLessThanOrEqual(200);
  });
});
