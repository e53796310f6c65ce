import type { Strings } from './en.ts';
import { jaAdditions } from './ja-additions.ts';
import { jaBoard } from './ja-board.ts';
import { jaChecks } from './ja-checks.ts';
import { jaForms } from './ja-forms.ts';
import { jaGuide } from './ja-guide.ts';
import { jaNotices } from './ja-notices.ts';
import { jaReceipts } from './ja-receipts.ts';

export const ja: Strings = {
  viewOf: (name) => `${name}の見解として伝えられた内容`,
  someView: '原文が見解として伝えた内容',
  accordingTo: (name) => `発言者：${name}`,
  someSpeaker: '原文中の引用発言',
  corrected: (version) => `訂正済み（第${version}版）`,
  noteBehind: '留意点は引用全文とともに表示',

  listOf: (count) => `原文が挙げる一覧：全${count}件`,
  someOf: () => '原文が挙げる一覧',
  andMore: (count) => `ほか${count}件`,
  isOrAre: (names) => names.join('、'),
  outsiders: (names) => `原文の全一覧にないもの：${names}。`,

  so: '✓ 原文にその記述があります',
  soAsView: (name) => `✓ 原文はこれを${name}の見解として伝えています`,
  otherwise: '✗ 原文の記述は異なります',
  otherwiseAsView: (name) => `✗ 原文の伝え方は異なります（${name}の見解）`,
  listsOthers: (count, _of, names) => `原文の一覧の${count}件にないもの：${names}`,
  says: (value) => `原文の表現は「${value}」`,
  names: (holder) => `原文が挙げる名前は${holder}`,

  claimPart: '◐ 原文にあるのは一部だけです',
  claimMissing: '– 原文にありません',
  claimDeclined: '未確認：主張の確認は英語のみ対応しています',
  nearestSaid: '原文で最も近い箇所：',

  // Which of several sources says it
  saysSo: (source: string): string => `✓ ${source}にそうあります`,
  saysOtherwise: (source: string): string => `✗ ${source}には違うことが書かれています`,
  sourcesSaySo: (count: number): string => `✓ ${count}件の情報源にそうあります`,
  sourcesSayOtherwise: (count: number): string => `✗ ${count}件の情報源に違うことが書かれています`,
  sourcesDiffer: '≠ 情報源によって違います。新しい順:',
  saidInParts: '✓ 各部分はそれぞれ一つの情報源にありますが、全体を述べるものはありません',

  missWords: (words) => `原文にない言葉：${words}。`,
  miss: '原文にありません。',
  missThoughWords: '言葉は出てきますが、この質問の答えは原文にありません。',
  nearest: '最も近い箇所（答えではない）:',
  otherNearest: '答えではありませんが、次に近い箇所：',
  passage: '編集者が確認した項目ではありませんが、原文に次の箇所があります：',
  addedBy: (day) => ['編集者未確認、追加：', `（${day}）`],
  addedHere: (day) => `編集者未確認、このチャンネルに追加（${day}）`,
  choice: 'いくつかの意味に取れる質問です。どれですか？',
  relatedTopics: '関連項目：',
  nearTopics: '近い項目：',

  showWholeQuote: '引用の全文を見る',
  showAllQuotes: (count) => `引用${count}件をすべて見る`,
  showNearest: '近い箇所をもっと見る',
  askCurators: '編集者に尋ねる',
  why: 'この答えの理由',
  share: 'チャンネルに共有',
  more: 'その他',
  helped: '役に立った',
  didNotHelp: '役に立たなかった',
  feedbackReasons: {
    wrong: '間違っている',
    not_asked: '尋ねたことと違う',
    out_of_date: '情報が古い',
    too_long: '長すぎる',
  },
  wholeQuote: '引用の全文',
  inSource: '原文の箇所',
  close: '閉じる',

  whyOpening: (title) => `“${title}”を選んだ理由：質問の言葉が原文の何と合ったか。`,
  metInQuote: (word, by) => `“${word}” → 引用中の“${by}”`,
  metElsewhere: (word) => `“${word}”：引用にはなく、この答えに登録された質問にある言葉`,
  metByName: (word, by) => `“${word}” → “${by}”（引用にこの表記はない）`,
  readAs: (word, by) => `“${word}”を“${by}”と読んだ`,
  onlyNear: (word, by) => `“${word}”は“${by}”に近いが、それだけでは根拠にならない`,
  notOnList: (word) => `“${word}”は全一覧にない`,
  metNothing: (word) => `“${word}”に合う言葉なし`,
  decidedBy: {
    list: '判定の基準：一覧。原文がすべてを挙げています。',
    count: '判定の基準：数。原文が示しています。',
    place: '判定の基準：場所。原文が示しています。',
    role: '判定の基準：役職。原文が名前を挙げています。',
    statement: '判定の基準：記述。原文にすべて書かれています。',
  },
  choseYourself: 'ご自身で選んだ項目です。質問から導いたものではありません。',
  decidedByScore: (score) =>
    `判定の基準：編集者が確認した最も近い答え（1点満点で${score}点）。同じ質問には常に同じ答えを返します。`,

  recall: {
    corrected: '訂正',
    withdrawn: '取り下げ',
    was: (isFirst) => (isFirst ? '以前：' : '、以前：'),
    now: (isFirst) => (isFirst ? '現在：' : '、現在：'),
    noLonger: 'ここにあった内容は有効ではなくなりました。',
    why: (why) => ` 理由：${why}`,
    otherFacts: (count) =>
      `この回答には、訂正されていない事実があと${count}件ありました。もう一度お尋ねください。`,
    inThread: (title) => `ここでお伝えした「${title}」の内容は有効ではなくなりました。`,
    toPerson: (title) => `以前お伝えした「${title}」の内容は有効ではなくなりました。`,
  },

  asides: {
    empty: ['質問をどうぞ。使い方は HELP で表示します', '。例えば：'],
    greeting: ['こんにちは。質問をどうぞ。使い方は HELP で表示します', '。例えば：'],
    thanks: ['どういたしまして。ほかの質問もどうぞ', '。例えば：'],
    small_talk: [
      '私が調べるのは原文に何とあるかだけです。使い方は HELP で表示します',
      '。例えば：',
    ],
    instruction: ['何を指示されても、原文にあることだけをお答えします', '。例えば：'],
    tangled: [
      '文が込み入っていて調べられませんでした。一つずつお尋ねください。使い方は HELP で表示します',
      '。例えば：',
    ],
    gibberish: ['質問を読み取れませんでした。使い方は HELP で表示します', '。例えば：'],
  },
  // To copy
  copy: '出典つきでコピー',
  copyTooLong: '引用が長すぎるため、ここではコピーできません。引用全文を開いてコピーしてください。',
  copyForms: { story: '記事', broadcast: '放送原稿', caption: '写真説明', live_blog: 'ライブ速報' },

  // A thread
  wholeQuestion: (question) => `このように読みました：${question}`,

  additions: jaAdditions,
  board: jaBoard,
  receipts: jaReceipts,
  checks: jaChecks,
  forms: jaForms,
  guide: jaGuide,
  notices: jaNotices,
};
