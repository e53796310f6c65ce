import type { Strings } from './en.ts';

export const jaChecks: Strings['checks'] = {
  emptyClaim: '未確認：言葉がありません',
  tooLongClaim: (length, limit) =>
    `未確認：${length}字あり、一つの主張として読めるのは${limit}字までです。もっと短い文に分けてください。`,
  tangledClaim: '未確認：文が込み入りすぎています。短い文に分けてください。',
  sentences: (count) => `${count}文`,
  counted: {
    otherwise: '異なる',
    differ: '情報源により異なる',
    part: '一部あり',
    so: 'あり',
    nothing: '原文になし',
    unread: '未確認',
  },
  paragraphOf: (title) => `¶：「${title}」の段落番号`,
  key: '取り消し線：原文は違うことを述べています。下線：原文にありません。',
  unread: (count) => `文が多く、${count}文は読めませんでした。別に確認してください。`,
  continued: (from, to, all) => `続き：${all}文のうち${from}〜${to}文目`,
  moreRows: (count) => `ほか${count}文：全体を原稿として確認してください。`,
  quotedAbove: '（上に引用）',
  showQuotes: '引用を見る',
  nearestOne: '近い箇所',
  copyAsText: 'テキストとしてコピー',
};
