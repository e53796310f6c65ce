import type { Strings } from './en.ts';

export const jaNotices: Strings['notices'] = {
  filesUnread: 'メッセージの文だけを読み、添付ファイルは読んでいません。文への回答です：',
  onlyFiles: 'ファイルは読めず、文も見つかりませんでした。文を貼り付けてください。',
  noWords: 'そのメッセージには確認できる文がありません。',
  unreadableMessage: 'そのメッセージを読み取れませんでした。文を貼り付けてください。',
  lookupFailed:
    '調べられませんでした。こちらで問題が起きたためで（lookup_failed）、原文の内容とは関係ありません。1分後にもう一度お尋ねください。',
  gaveUp:
    'お答えできませんでした。数分にわたって何度か試しましたが、こちら側か Slack の側で失敗しました。もう一度質問してください。',
  tookTooLong:
    '確認に時間がかかりすぎたため中止しました。原文の内容とは関係ありません。もっと短く分けて確認してください。',
  tooLong: (length, limit) =>
    `一つの質問としては長すぎます。全部で${length}字あり、読めるのは${limit}字までです。一度に一つずつお尋ねください。`,
  tooMany: (count, limit) =>
    `質問が${count}件あります。一度に答えられるのは${limit}件までです。一つずつお尋ねください。`,
  threadFull:
    'このスレッドでは1分間に3回お答えしたので、いったん止めます。1分後にもう一度お尋ねください。',
  writeClaim: (command) =>
    `続けて主張を書いてください：${command} check 主張。原稿全体なら ${command} draft です。`,
  writeDraft: (command) =>
    `${command} draft と入力するか、ショートカットの「Check a draft」を選び、原稿を貼り付けてください。`,

  asTo: (place) => `${place}と同じです。`,
  askApart: (heading) => `次は別にお尋ねください：${heading}`,

  forgotten:
    '削除しました。このワークスペースで保存していた言葉を消しました。Slack上の回答はそのまま残ります。',
  notForgotten: '保存先に接続できず、まだ何も削除していません。1分後にもう一度お試しください。',

  unknownRequest: (command) =>
    `別のバージョンの機能のため、実行できません。${command} に続けて質問を入力してください。`,
  anotherVersion: '別のバージョン',
  pressFailed:
    'うまくいきませんでした。こちらかSlackで問題が起きました。1分後にもう一度押してください。',
  unreadableButton: 'どのボタンか分かりませんでした。もう一度お尋ねください。',
  ofSomebodyElse: 'ほかの方への回答です。ご自身でお尋ねになれば、お使いになれるボタンが付きます。',
  topicGone: 'その項目はもうありません。質問の形でもう一度お尋ねください。',
  homeTopicGone: 'その項目を開けませんでした。ホームを開き直してください。',
  checkGone: 'どの確認か分かりませんでした。もう一度確認してください。',
  additionGone: 'このチャンネルに追加された情報源はもうありません。もう一度確認してください。',
  sourcesChanged: 'その後、情報源が変わりました。原稿をもう一度確認してください。',
  pageGone: (command) => `そのページはもうありません。${command} topics と入力してください。`,
  noMoreTopics: '項目はこれで全部です。',
  nothingNearer: '今はほかに近い箇所がありません。',
  lost: {
    curators: 'その質問はもう保存していません。もう一度尋ねて、その質問を編集者に送ってください。',
    why: 'その質問はもう保存していません。もう一度お尋ねになれば、理由をお見せします。',
    nearest: 'その質問はもう保存していません。もう一度お尋ねになれば、近い箇所をお見せします。',
    share: 'その質問はもう保存していません。もう一度尋ねて、その回答を共有してください。',
    feedback: 'その質問はもう保存していません。もう一度尋ねて、その回答の評価をお寄せください。',
    check: 'その文はもう保存していません。もう一度確認して、その結果を共有してください。',
    draft: 'そのメッセージを読み取れませんでした。原稿をもう一度確認してください。',
  },
  notOpened: 'Slackで開けませんでした。もう一度押してください。',
  formNotOpened: 'Slackでフォームを開けませんでした。もう一度お試しください。',
  settingsNotOpened: '設定を開けませんでした。1分後にもう一度お試しください。',
  draftNotWhole: '原稿の確認結果の一部をSlackに送れませんでした。もう一度確認してください。',
  helped: '評価をありがとうございます。',
  didNotHelp:
    '評価をありがとうございます。別の言葉でお尋ねになるか、内容の担当者にお知らせください。',
  reasonNoted: '理由をお知らせいただき、ありがとうございます。',

  noCurators: (command) =>
    `誰にも送っていません。ここにはまだ編集者も、質問を受けるチャンネルもありません。チャンネルは ${command} settings で選べます。`,
  curatorsAsked: 'ご質問を編集者に送りました。結果はここでお知らせします。',
  curatorsHaveIt: 'そのご質問はすでに編集者に送られています。',
  curatorsNotAsked: (why) => `編集者に尋ねられませんでした：${why}。`,
  curatorsAnswer: (question) =>
    `キュレーターへのご質問：「${question}」出典に次の箇所がありました。`,
  inNoSource: (question) =>
    `編集者に「${question}」とお尋ねになりました。編集者が調べましたが、手元の原文にはありません。`,

  sharedAnswer: ' さんがこの回答を共有しました：',
  sharedAnswerTo: (question) => ` さんが「${question}」への回答を共有しました：`,
  sharedCheck: ' さんがこの確認結果を共有しました：',
  alreadyShared: 'この回答はもうここに共有されています。',
  beingShared: '今、共有しているところです。少しお待ちください。',
  mayBeShared:
    'Slackから受け取ったかどうかの返事がなく、もう投稿されているかもしれません。共有し直す前にご確認ください。なければ、もう一度尋ねて新しい回答を共有してください。',
  notShared: (why) => `共有できませんでした。${why}。`,
  mayBeMissing:
    'Slackから返事がなく、お尋ねの場所に回答が届いていないかもしれません。回答は次のとおりです：',
  elsewhere: (why) => `お尋ねの場所では答えられませんでした。${why}。回答は次のとおりです：`,
  refused: {
    notInChannel: 'そのチャンネルに参加していないので、先に招待してください',
    archived: 'そのチャンネルはアーカイブされていて、新しいメッセージを送れません',
    restricted: 'そのチャンネルに投稿できる人は限られているので、管理者に許可を求めてください',
    token: 'このワークスペースに入れなくなったので、管理者に再インストールを求めてください',
    later: '今はそこにメッセージを送れないので、数分後にもう一度お試しください',
    other: 'Slackが受け取らなかったので、1分後にもう一度お試しください',
  },

  off: (command) =>
    `このチャンネルではオフになっています。編集者が ${command} settings で変えられます。ダイレクトメッセージでお尋ねいただけます。`,
  allSources: 'すべての情報源',
  someSources: (count) => `情報源${count}件`,
  saved: (manner, means, sources) =>
    `このチャンネルの設定を保存しました：${manner}。${means}回答に使う情報源：${sources}。`,
  notSaved: '保存先に接続できず、保存できませんでした。1分後にもう一度保存してください。',
  notCurator:
    '設定を変えられるのは編集者だけです。インストールした方が編集者で、同じコマンドで編集者を指定できます。',
  notCuratorByConfig: '設定を変えられるのは編集者だけです。運用担当者が指定します（CURATORS）。',
  settingsElsewhere: (command) =>
    `設定はチャンネルごとです。そのチャンネルで ${command} settings と入力してください。`,
  sourceGone: 'その出典はもうここにありません。',
  notForAll: '社内向けか解禁前の内容のため、ここにいる全員にはお見せできません。',
  notSharedHere: 'このチャンネルでは本人だけに答えるので、共有はしません。',
  underEmbargo: '編集者の方だけへのお知らせです：一部は解禁前で、ほかの方にはまだ表示されません。',
};
