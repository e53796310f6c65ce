import type { Strings } from './en.ts';

export const jaAdditions: Strings['additions'] = {
  noSource: {
    empty: '出典として使える文が見つかりませんでした。',
    files: 'ファイルは読めません。添えられた文もありません。本文を貼り付けてください。',
    short: '出典には短すぎます。見出しのほかに二文以上が必要です。',
    language: '出典は英語の文章だけを読みます。',
    code: 'ウェブページのコードです。画面に表示される文を貼り付けてください。',
  },
  tooLong: (limit) => `長すぎます。${limit}字まで受け取ります。`,
  mayNot: {
    off: 'このチャンネルでは停止中のため、出典を受け取りません。',
    nobody: 'このチャンネルでは、設定により誰も出典を追加できません。',
    curators:
      'このチャンネルではキュレーターだけが出典を追加できます。チャンネルの設定で変えられます。',
    shared:
      '他の組織と共有するチャンネル、またはそれが分からないチャンネルでは、出典を受け取りません。',
    unknown: '誰が出典を追加できるか確認できませんでした。少し待ってからもう一度お試しください。',
  },
  added: (title, paragraphs, until, command) =>
    `追加しました：「${title}」、${paragraphs}段落。${until}まで、このチャンネルに限ってこの文章から答え、確認します。答えには、編集者の確認がないことと、あなたが追加したことを記します。${command} sources で一覧と削除ができます。`,
  known: (title, command) =>
    `「${title}」はすでにあります。期限は ${command} sources で分かります。`,
  tooMany: (most, command) =>
    `このチャンネルには追加された出典が${most}件あり、これ以上は受け取りません。先に一つ削除してください：${command} sources`,
  failed: '保存先に接続できず、何も変わっていません。少し待ってからもう一度お試しください。',
  ranOut: (title, day) =>
    `このチャンネルに追加された「${title}」の一節です。${day}に期限が切れました。答えには引用が残りますが、文章はもうありません。`,
  wasRemoved: (title) =>
    `このチャンネルに追加された「${title}」の一節です。その後削除されました。答えには引用が残りますが、文章はもうありません。`,
  removed: (title) => `削除しました：「${title}」。ここではもうこの文章から答えません。`,
  notYours: '追加した人かキュレーターだけが削除できます。',
  noneCurated: 'ここには編集者が確認した出典がありません。',
  curated: 'ここでは次の出典から答えます：',
  more: (count) => `ほか${count}件`,
  noneAdded: (command) =>
    `このチャンネルに追加された出典はありません。${command} source、またはメッセージの「Use as a source」で追加できます。`,
  addedHere: 'このチャンネルに追加された文章（編集者の確認なし）：',
  by: (days) => ['追加した人：', ` · ${days}：`],
  days: (from, until) => `${from}から${until}まで`,
  inText: (title, days) => `「${title}」、${days}`,
  remove: '削除',
  elsewhere: (command) =>
    `${command} sources は、ここで答える出典の一覧です。${command} source でこのチャンネルに文章を追加します。「source」の次の行に文章を書いて送っても追加できます。`,
  formFailed: 'Slack がフォームを開けませんでした。もう一度お試しください。',
  unreadable: 'そのメッセージを読めませんでした。本文を貼り付けてください。',
  form: {
    title: '出典を追加',
    submit: '追加',
    cancel: 'キャンセル',
    about:
      'このチャンネルに限り、七日間使います。文章の言葉のまま答え、編集者の確認がないことと、あなたが追加したことを記します。もっと長い文章は、メッセージの「Use as a source」で追加してください。',
    name: '見出し',
    text: '本文',
  },
};
