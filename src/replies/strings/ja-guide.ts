import type { Strings } from './en.ts';

export const jaGuide: Strings['guide'] = {
  onlyFrom: (source) => `${source}にあることだけをお答えします。`,
  onlyFromSeveral: (count, sources, more) =>
    `情報源${count}件にあることだけをお答えします：${sources}${more > 0 ? `ほか${more}件` : ''}。`,
  inItsWords:
    '原文の言葉のまま、どの箇所かを添えてお答えします。原文になければ、ないとお伝えします。',
  itIsSingle: (origin) => `情報源はこれ一つです（${origin}）。`,
  notStated: {
    outlet: '手元の原文に媒体の記載なし',
    date: '手元の原文に日付の記載なし',
    both: '手元の原文に媒体と日付の記載なし',
  },
  sourceCount: (count) => (count === 1 ? '単一の情報源' : `情報源${count}件`),
  notCurated: '編集者の確認なし',

  ways: (command) => [
    `質問：自分だけで見るなら ${command} 質問、チャンネルで見るならメンション、ダイレクトメッセージなら質問だけをお書きください。`,
    `主張の確認（英語のみ）：${command} check 主張、主張を書いたメンション、またはメッセージのメニューの「Check this message」です。`,
    `原稿の確認（英語のみ）：${command} draft、またはショートカットの「Check a draft」です。結果はダイレクトメッセージで届きます。`,
    `${command} sources：ここで答えのもとにする情報源。このチャンネルだけに一週間文章を追加するには ${command} source か、メッセージの“Use as a source”を使います。`,
    'スレッドでは毎回メンションしてください。コマンドは使えず、メンションのない文は読みません。',
    '質問を編集すると、回答も直します。',
    `${command} トピック：編集者が確認した全項目。${command} receipt：最近の答えの根拠の控え。${command} forget-me：保存した言葉を削除します。`,
    `編集者向け：${command} settings で、チャンネルごとに誰に、どの情報源から答えるかを決めます。`,
  ],
  forExample: '例えば：',
  tryQuestion: '質問を試す',

  noTopics: '編集者が確認した項目はありません。質問の形でお尋ねください。',
  noTopicWith: (word) => `「${word}」を含む項目はありません。`,
  answersOn: (count) => `項目${count}件と、そのほか原文にあることにお答えします。`,
  topicsWith: (count, word) => `「${word}」を含む項目は${count}件です。`,
  topicsHint: (command) =>
    `${command} トピック に続けて言葉を入れると、その項目だけを探します。質問の形でもお尋ねいただけます。`,
  tooManyGroups: (left) => `ほか${left}組：もっと珍しい言葉で探してください。`,
  moreGroups: (left) => `あと${left}組を見る`,
  andMoreTopics: (count) => `、ほか${count}件`,

  knows: '知っていること',
  asOfDay: (day) => `${day}現在です。`,
  dueSince: (day) => `${day}から再確認の時期`,
  asOf: (day, hash) => `${day}現在 · データの版 ${hash}`,
  holds: (paragraphs, facts) => `段落${number(paragraphs)}、項目${number(facts)}件`,
  all: (facts, sources) => `情報源${number(sources)}件の項目${number(facts)}件`,
  moreSources: (more) => `ほか情報源${number(more)}件`,
  corrected: (facts) => `訂正済み${facts}件`,
  due: (facts) => `見直しが必要${facts}件`,
  always: 'すべての回答について：',
  nothingDated:
    '手元の原文に媒体と日付の記載はありません。引用中の「今日」や「先月」は、原文が書かれた時のものです。',
  singleSource: 'どの項目も情報源は一つです。',
  exactWords: '引用はすべて原文のままで、段落番号（¶）が付きます。',
  ask: '質問の例',
  own: '最近の質問と確認',
  ownAbout: 'ご本人だけに表示されます。長い文と原稿は含みません。',
  ownNone: '保存している質問はありません。',
  ownAway: '今は保存した質問を読み出せません。ほかの機能はお使いになれます。',
  forget: '削除',
  forgetAll: '保存した言葉をすべて削除',
  forgetSure: 'すべて削除しますか？',
  forgetWhat: 'ここに表示されていない質問と確認も削除します。Slack上の回答はそのまま残ります。',
  yes: 'すべて削除',
  no: '残しておく',
  topics: '項目',
  search: '項目を探す',
  searchHint: 'Enterで検索し、空にするとすべて表示します。',
  found: (topics, search) => `「${search}」を含む項目：${number(topics)}件`,
  foundNone: (search) => `「${search}」を含む項目はありません。質問の形でお尋ねください。`,
  page: (from, to, all) => `項目${all}件のうち${from}〜${to}`,
  earlier: '前の項目',
  locked: '🔒 は解禁前の項目です。キュレーターだけに見え、ほかの人にはまだ見えません。',
  later: '次の項目',
  topic: '項目',

  prompts: '質問の例',
  welcome:
    'ようこそ。知りたいことをお尋ねください。英語の文を送っていただくと、原文と合うかを確認します。',
  welcomeAbout: (command) =>
    `このやり取りはほかの人には見えません。チャンネルではメンションするか ${command} と入力してください。知っていることと、保存した質問は、ホームタブにあります。`,
};

function number(count: number): string {
  return count.toLocaleString('en');
}
