import { describe, expect, it } from 'vitest';
import { findBlockFaults, findViewFaults } from '../src/blocks/find-block-faults.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const long = (length: number) => 'x'.repeat(length);
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (given: Record<string, unknown> = {}) => ({
  type: 'button',
  text: plain('Press'),
  ...given,
});
const table = (...cells: string[]) => ({
  type: 'table',
  rows: cells.map((text) => [{ type: 'raw_text', text }]),
});
const richCell = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });

describe('findBlockFaults', () => {
  it.each([
    ['a section of 3,000 characters', section(long(3_000))],
    ['25 buttons', actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `${n}` })))],
    ['a button text of 75', actions(button({ text: plain(long(75)) }))],
    ['a header of 150', { type: 'header', text: plain(long(150)) }],
    ['a table of 10,000 characters over all cells', table(long(5_000), long(4_998), 'xx')],
    ['10 elements in context', { type: 'context', elements: Array(10).fill(plain('x')) }],
  ])('takes %s', (_, block) => {
    expect(findBlockFaults([block])).toEqual([]);
  });

  it.each([
    [section(long(3_001)), 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    [section(' '), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      { type: 'section', fields: Array(11).fill(plain('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      { type: 'section', fields: [plain(long(2_001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `${n}` }))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      actions(button({ text: plain(long(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      actions(button({ value: long(2_001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      actions(button({ action_id: long(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      'action_id "a" already exists for another element within the block [json-pointer:/blocks/0]',
    ],
    [
      { type: 'header', text: plain(long(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      { type: 'context', elements: Array(11).fill(plain('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      table(long(5_000), long(4_998), 'xxx'),
      'must be less than 10001 characters [json-pointer:/blocks/0/rows]',
    ],
    [
      { type: 'table', rows: [[richCell(long(6_000)), richCell(long(4_001))]] },
      'must be less than 10001 characters [json-pointer:/blocks/0/rows]',
    ],
    [{ type: 'rocket' }, 'unsupported type: rocket [json-pointer:/blocks/0/type]'],
    [
      { type: 'divider', colour: 'red' },
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [{ type: 'alert', text: plain('x') }, 'unsupported type: alert [json-pointer:/blocks/0/type]'],
  ])('refuses %o', (block, fault) => {
    expect(findBlockFaults([block])).toEqual([fault]);
  });

  it('takes 50 blocks in a message and 100 in a modal', () => {
    const dividers = (count: number) => Array(count).fill({ type: 'divider' });

    expect(findBlockFaults(dividers(50))).toEqual([]);
    expect(findBlockFaults(dividers(51))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(findBlockFaults(dividers(100), 'modal')).toEqual([]);
    expect(findBlockFaults(dividers(101), 'modal')).toHaveLength(1);
  });

  it('wants a block_id once', () => {
    const divider = { type: 'divider', block_id: 'one' };

    expect(findBlockFaults([divider, divider])).toEqual([
      'block_id already exists: one [json-pointer:/blocks]',
    ]);
  });
});

describe('findViewFaults', () => {
  const input = {
    type: 'input',
    label: plain('Text'),
    element: { type: 'plain_text_input', action_id: 'a' },
  };

  it('wants a title, and a button where something is filled in', () => {
    expect(findViewFaults({ type: 'modal', blocks: [] })).toEqual([
      'missing required field: title [json-pointer:]',
    ]);
    expect(findViewFaults({ type: 'modal', title: plain('T'), blocks: [input] })).toEqual([
      'missing required field: submit [json-pointer:]',
    ]);
    expect(
      findViewFaults({ type: 'modal', title: plain('T'), submit: plain('Go'), blocks: [input] }),
    ).toEqual([]);
  });
});
