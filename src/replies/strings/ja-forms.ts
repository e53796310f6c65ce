import type { Strings } from './en.ts';

export const jaForms: Strings['forms'] = {
  cancel: 'キャンセル',
  draft: {
    title: '原稿を確認',
    submit: '確認',
    about:
      '一文ずつ原文と照らし合わせます。結果はダイレクトメッセージでご本人だけに届きます。原稿は保存しません。',
    label: '原稿',
    part: (number) => `第${number}部`,
    hint: (most) => `${most}字まで書けます。長い場合は次の欄に続けてください。`,
    empty: '確認する文がありません。ここに原稿を貼り付けてください。',
  },
  settings: {
    title: '設定',
    submit: '保存',
    about:
      'このチャンネルの設定です。ほかの組織と共有しているチャンネルでは、何を選んでも社内向けの内容は表示しません。',
    whom: '誰に答えるか',
    manners: {
      public: { name: '公開', means: 'メンションに、チャンネルの全員が読める形で答えます。' },
      asked: {
        name: '尋ねた人だけ',
        means: '尋ねた人だけに答えます。チャンネルに共有できます。',
      },
      private: {
        name: '非公開',
        means: '尋ねた人だけに答えます。チャンネルには共有できません。',
      },
      off: { name: 'オフ', means: 'ここでは誰にも答えず、そう伝えます。' },
    },
    adders: 'ここに情報源を追加できる人',
    addersHint:
      'このチャンネルだけで、編集者の確認なしに一週間使う文章です。ほかの組織と共有しているチャンネルには誰も追加できません。',
    addersNames: { nobody: 'なし', curators: '編集者', everybody: 'このチャンネルの全員' },
    whoAdds: (name) => `情報源を追加できる人：${name}。`,
    sources: '回答に使う情報源',
    sourcesHint: 'すべて選ぶと、後から加わる情報源も含みます。',
    group: (first, last) => `${first}〜${last}`,
    curators: 'このワークスペースの編集者',
    curatorsHint: '設定を変え、解禁前の内容を見られるのは編集者だけです。',
    curatorsChannel: '編集者への質問を受けるチャンネル',
    curatorsChannelHint:
      'ワークスペースに一つ、私が参加しているチャンネルです。そこにいる全員が質問を読みます。なければ、編集者それぞれにダイレクトメッセージで送ります。',
  },
};
