import { expect, it } from 'vitest';
import { formatReceiptId, parseReceiptId } from '../../src/desk/receipt-id.ts';
import { readReceiptOrder } from '../../src/slack/messages/read-receipt-order.ts';

it.each(['K7Q2F-9XMB1', 'k7q2f9xmb1', 'K7Q2F 9XMB1', 'k7q2f-9xmbI', 'K7Q2F-9XMBl'])(
  'reads %s as the id that was meant',
  (typed) => {
    expect(parseReceiptId(typed)).toBe('K7Q2F9XMB1');
    expect(formatReceiptId('K7Q2F9XMB1')).toBe('K7Q2F-9XMB1');
  },
);

it.each(['', 'K7Q2F-9XMB', 'K7Q2F-9XMB11', 'K7Q2F-9XMBU', 'K7Q2F/9XMB1'])(
  'reads %j as none',
  (typed) => {
    expect(parseReceiptId(typed)).toBeNull();
  },
);

it.each([
  ['receipt', ''],
  [' Receipt  ', ''],
  ['receipt k7q2f 9xmb1', 'k7q2f 9xmb1'],
  ['receipt nonsense', 'nonsense'],
  ['receipt of the goods at the border', null],
  ['receipts', null],
  ['who has the receipt', null],
])('takes %j for the order %j', (text, order) => {
  expect(readReceiptOrder(text)).toBe(order);
});
