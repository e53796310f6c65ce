import type { Strings } from './en.ts';

export const koForms: Strings['forms'] = {
  cancel: '취소',
  draft: {
    title: '초고 확인',
    submit: '확인',
    about:
      '문장마다 원문과 견주어 봅니다. 결과는 다이렉트 메시지로 본인에게만 갑니다. 초고는 보관하지 않습니다.',
    label: '초고',
    part: (number) => `${number}부`,
    hint: (most) => `${most}자까지 적을 수 있습니다. 더 길면 다음 칸에 이어서 적어 주세요.`,
    empty: '확인할 글이 없습니다. 여기에 초고를 붙여 넣어 주세요.',
  },
  settings: {
    title: '설정',
    submit: '저장',
    about:
      '이 채널의 설정입니다. 다른 조직과 공유하는 채널에서는 무엇을 고르든 내부용 내용을 보여 주지 않습니다.',
    whom: '누구에게 답하는지',
    manners: {
      public: { name: '공개', means: '멘션하면 채널의 모두에게 답합니다.' },
      asked: {
        name: '물어본 사람만',
        means: '물어본 사람만 답을 보고, 채널에 공유할 수 있습니다.',
      },
      private: { name: '비공개', means: '물어본 사람만 답을 보고, 채널에 공유할 수 없습니다.' },
      off: { name: '끔', means: '이 채널에서는 답하지 않고, 그렇다고 알립니다.' },
    },
    adders: '이 채널에 출처를 추가할 수 있는 사람',
    addersHint:
      '이 채널에서만, 편집자 확인 없이 일주일 동안 쓰는 글입니다. 다른 조직과 공유하는 채널에는 아무도 추가할 수 없습니다.',
    addersNames: { nobody: '아무도 없음', curators: '편집자', everybody: '이 채널의 모두' },
    whoAdds: (name) => `출처를 추가할 수 있는 사람: ${name}.`,
    sources: '답에 쓰는 출처',
    sourcesHint: '모두 고르면 나중에 추가되는 출처도 포함됩니다.',
    group: (first, last) => `${first}~${last}`,
    curators: '이 워크스페이스의 편집자',
    curatorsHint: '편집자만 설정을 바꾸고 엠바고 중인 내용을 볼 수 있습니다.',
    curatorsChannel: '편집자에게 묻는 질문을 받을 채널',
    curatorsChannelHint:
      '워크스페이스에 하나이며 제가 들어 있는 채널이어야 합니다. 그 채널의 모두가 질문을 읽습니다. 없으면 편집자마다 다이렉트 메시지로 보냅니다.',
  },
};
