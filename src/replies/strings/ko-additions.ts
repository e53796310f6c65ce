import type { Strings } from './en.ts';

export const koAdditions: Strings['additions'] = {
  noSource: {
    empty: '출처로 쓸 글을 찾지 못했습니다.',
    files: '파일은 읽지 못하며, 함께 적힌 글도 없습니다. 글을 붙여 넣어 주세요.',
    short: '출처로 쓰기에는 너무 짧습니다. 제목 말고 두 문장이 있어야 합니다.',
    language: '출처는 영어로 된 글만 읽습니다.',
    code: '웹 페이지의 코드입니다. 화면에 보이는 글을 붙여 넣어 주세요.',
  },
  tooLong: (limit) => `너무 깁니다. ${limit}자까지 받습니다.`,
  mayNot: {
    off: '이 채널에서는 꺼져 있어 출처를 받지 않습니다.',
    nobody: '이 채널에서는 설정에 따라 아무도 출처를 넣을 수 없습니다.',
    curators: '이 채널에서는 큐레이터만 출처를 넣을 수 있습니다. 채널 설정에서 바꿀 수 있습니다.',
    shared: '다른 조직과 공유하는 채널이거나 그런지 알 수 없는 채널에서는 출처를 받지 않습니다.',
    unknown: '누가 출처를 넣을 수 있는지 확인하지 못했습니다. 잠시 뒤 다시 해 주세요.',
  },
  added: (title, paragraphs, until, command) =>
    `넣었습니다: “${title}”, ${paragraphs}개 단락. ${until}까지 이 채널에서만 이 글로 답하고 확인합니다. 답마다 편집자가 확인하지 않았고 당신이 넣은 글이라고 적습니다. ${command} sources 로 보고 지울 수 있습니다.`,
  known: (title, command) =>
    `“${title}” 글은 이미 있습니다. 언제까지인지는 ${command} sources 가 알려 줍니다.`,
  tooMany: (most, command) =>
    `이 채널에는 넣은 출처가 ${most}개 있고, 더는 받지 않습니다. 먼저 하나를 지워 주세요: ${command} sources`,
  failed: '저장소에 닿지 못해 아무것도 바뀌지 않았습니다. 잠시 뒤 다시 해 주세요.',
  ranOut: (title, day) =>
    `이 채널에 넣었던 “${title}” 글의 대목입니다. ${day}에 기한이 끝났습니다. 답에는 인용이 남아 있지만 글은 더 이상 없습니다.`,
  wasRemoved: (title) =>
    `이 채널에 넣었던 “${title}” 글의 대목입니다. 그 뒤 지워졌습니다. 답에는 인용이 남아 있지만 글은 더 이상 없습니다.`,
  removed: (title) => `지웠습니다: “${title}”. 여기서는 더 이상 이 글로 답하지 않습니다.`,
  notYours: '넣은 사람이나 큐레이터만 지울 수 있습니다.',
  noneCurated: '여기에는 편집자가 확인한 출처가 없습니다.',
  curated: '여기서는 다음 출처로 답합니다:',
  more: (count) => `그 밖에 ${count}개`,
  noneAdded: (command) =>
    `이 채널에 넣은 출처는 없습니다. ${command} source 로, 또는 메시지의 “Use as a source”로 넣을 수 있습니다.`,
  addedHere: '이 채널에 넣은 글(편집자가 확인하지 않음):',
  by: (days) => ['넣은 사람: ', ` · ${days}:`],
  days: (from, until) => `${from}부터 ${until}까지`,
  inText: (title, days) => `“${title}”, ${days}`,
  remove: '지우기',
  elsewhere: (command) =>
    `${command} sources 는 여기서 답하는 출처를 보여 줍니다. ${command} source 로 이 채널에 글을 넣습니다. “source” 다음 줄에 글을 적어 보내도 됩니다.`,
  formFailed: 'Slack 이 양식을 열지 못했습니다. 다시 해 주세요.',
  unreadable: '그 메시지를 읽지 못했습니다. 글을 붙여 넣어 주세요.',
  form: {
    title: '출처 넣기',
    submit: '넣기',
    cancel: '취소',
    about:
      '이 채널에서만 이레 동안 씁니다. 글에 있는 말 그대로 답하며, 편집자가 확인하지 않았고 당신이 넣은 글이라고 적습니다. 더 긴 글은 메시지의 “Use as a source”로 넣어 주세요.',
    name: '제목',
    text: '글',
  },
};
