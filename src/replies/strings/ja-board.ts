import type { Strings } from './en.ts';

export const jaBoard: Strings['board'] = {
  title: '編集者ボード',
  about: 'このワークスペースの編集者だけに表示されます。',
  away: '今は編集者ボードを読み出せません。ほかの機能はお使いになれます。',

  coverage: (answered, asked, percent, days) =>
    `この${days}日間の質問${asked}件のうち、${answered}件にお答えしました（${percent}%）。`,
  coverageNone: (days) => `この${days}日間に質問はありませんでした。`,
  median: (time) => `編集者への質問の半分は、${time}以内に回答されました。`,

  open: '回答待ちの質問',
  openNone: '編集者の回答を待っている質問はありません。',
  wordsGone: '言葉が削除された質問',
  asked: (people) => `${people}人が質問`,
  since: (day) => `${day}から`,
  isWith: ['担当：', ''],

  votes: '役に立ったか',
  votesNone: 'まだ評価はありません。',
  helped: (people) => `役に立った：${people}人`,
  didNotHelp: (people, reasons) =>
    `役に立たなかった：${people}人${reasons !== '' ? `（${reasons}）` : ''}`,
  reason: (label, people) => `「${label}」${people}人`,
  earlier: '以前の版',
  factGone: '今はない項目',

  due: '見直しの時期の項目',
  dueNone: '見直しの時期の項目はありません。',

  settled: (days) => `この${days}日間に回答した質問`,
  settledNone: (days) => `この${days}日間に編集者が回答した質問はありません。`,
  settledBy: { answered: ['回答：', ''], in_no_source: ['情報源になし、確認：', ''] },
  settledAs: { answered: '回答済み', in_no_source: '情報源になし' },
};
