import { expect, it } from 'vitest';
import { blockText } from '../src/blocks/block-text.ts';

const words = (text: string) => ({ type: 'text', text });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

it('keeps apart what stands apart: sections, quotes, items, fields and cells', () => {
  const text = blockText([
    {
      type: 'rich_text',
      elements: [
        section(words('Checked: “The pier is shut.”')),
        section(words('The source '), words('says so.')),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [section(words('one')), section(words('two'))],
        },
        { type: 'rich_text_quote', elements: [words('The pier is shut.')] },
      ],
    },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '1. A' },
      fields: [{ type: 'plain_text', text: 'B' }],
    },
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        { type: 'plain_text', text: 'x' },
        { type: 'mrkdwn', text: 'y' },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'c' },
          { type: 'raw_number', value: 2 },
        ],
      ],
    },
    { type: 'image', image_url: 'http://127.0.0.1/a.png', alt_text: 'A pier' },
    {
      type: 'actions',
      elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' } }],
    },
  ]);

  expect(text.split('\n')).toEqual([
    'Checked: “The pier is shut.”',
    'The source says so.',
    'one',
    'two',
    'The pier is shut.',
    '1. A',
    'B',
    'x y',
    'c 2',
    'A pier',
  ]);
});
