import type { Strings } from './en.ts';

export const koNotices: Strings['notices'] = {
  filesUnread: '메시지의 글만 읽었고 첨부 파일은 읽지 않았습니다. 글에 대한 답입니다:',
  onlyFiles: '파일은 읽지 않으며, 함께 적힌 글이 없습니다. 글을 붙여 넣어 주세요.',
  noWords: '그 메시지에는 확인할 글이 없습니다.',
  unreadableMessage: '그 메시지를 읽지 못했습니다. 글을 붙여 넣어 주세요.',
  lookupFailed:
    '찾아보지 못했습니다. 제 쪽에서 오류가 났으며(lookup_failed), 원문의 내용과는 상관이 없습니다. 1분 뒤에 다시 물어봐 주세요.',
  gaveUp:
    '답하지 못했습니다. 제 쪽이나 슬랙 쪽에서 몇 분 동안 거듭 실패했습니다. 다시 물어봐 주세요.',
  tookTooLong:
    '확인이 너무 오래 걸려 멈췄습니다. 원문의 내용과는 상관이 없습니다. 한 번에 더 짧게 나누어 확인해 주세요.',
  tooLong: (length, limit) =>
    `질문 하나로 보기에는 깁니다. 모두 ${length}자이며, 저는 ${limit}자까지 읽습니다. 한 번에 한 가지만 물어봐 주세요.`,
  tooMany: (count, limit) =>
    `질문이 ${count}개입니다. 한 번에 ${limit}개까지 답합니다. 하나씩 물어봐 주세요.`,
  threadFull: '이 스레드에서 1분 사이에 세 번 답해 잠시 멈춥니다. 1분 뒤에 다시 물어봐 주세요.',
  writeClaim: (command) =>
    `그 뒤에 주장을 적어 주세요: ${command} check 주장. 초고 전체는 ${command} draft입니다.`,
  writeDraft: (command) =>
    `${command} draft를 입력하거나 바로 가기에서 “Check a draft”를 골라 초고를 붙여 넣어 주세요.`,

  asTo: (place) => `${place}번과 같습니다.`,
  askApart: (heading) => `따로 물어봐 주세요: ${heading}`,

  forgotten:
    '삭제했습니다. 이 워크스페이스에서 보관하던 글을 모두 지웠습니다. 슬랙에 남긴 제 답은 그대로 있습니다.',
  notForgotten:
    '보관한 내용에 접근하지 못해 아직 아무것도 지우지 못했습니다. 1분 뒤에 다시 요청해 주세요.',

  unknownRequest: (command) =>
    `다른 버전의 기능이라 처리할 수 없습니다. ${command} 뒤에 질문을 적어 다시 물어봐 주세요.`,
  anotherVersion: '다른 버전',
  pressFailed: '처리하지 못했습니다. 저나 슬랙 쪽에서 오류가 났습니다. 1분 뒤에 다시 눌러 주세요.',
  unreadableButton: '어떤 버튼인지 알 수 없었습니다. 다시 물어봐 주세요.',
  ofSomebodyElse: '다른 분에게 드린 답입니다. 직접 물어보시면 쓸 수 있는 버튼이 함께 나옵니다.',
  topicGone: '그 항목은 이제 없습니다. 질문으로 다시 물어봐 주세요.',
  homeTopicGone: '그 항목을 열지 못했습니다. 홈을 다시 열어 주세요.',
  checkGone: '어떤 확인 결과인지 알 수 없었습니다. 다시 확인해 주세요.',
  additionGone: '이 채널에 추가되었던 출처가 더는 없습니다. 다시 확인해 주세요.',
  sourcesChanged: '그 사이에 출처가 바뀌었습니다. 초고를 다시 확인해 주세요.',
  pageGone: (command) => `그 쪽은 이제 없습니다. ${command} topics를 입력해 주세요.`,
  noMoreTopics: '항목이 더 없습니다.',
  nothingNearer: '지금은 더 가까운 대목이 없습니다.',
  lost: {
    curators:
      '그 질문은 더 보관하고 있지 않습니다. 다시 물어보고 그 질문을 편집자에게 보내 주세요.',
    why: '그 질문은 더 보관하고 있지 않습니다. 다시 물어보시면 이유를 보여 드립니다.',
    nearest: '그 질문은 더 보관하고 있지 않습니다. 다시 물어보시면 가까운 대목을 보여 드립니다.',
    share: '그 질문은 더 보관하고 있지 않습니다. 다시 물어보고 그 답을 공유해 주세요.',
    feedback: '그 질문은 더 보관하고 있지 않습니다. 다시 물어보고 그 답에 의견을 남겨 주세요.',
    check: '그 글은 더 보관하고 있지 않습니다. 다시 확인하고 그 결과를 공유해 주세요.',
    draft: '그 메시지를 읽지 못했습니다. 초고를 다시 확인해 주세요.',
  },
  notOpened: '슬랙에서 열리지 않았습니다. 다시 눌러 주세요.',
  formNotOpened: '슬랙에서 입력 창이 열리지 않았습니다. 다시 시도해 주세요.',
  settingsNotOpened: '설정을 열지 못했습니다. 1분 뒤에 다시 시도해 주세요.',
  draftNotWhole: '초고의 확인 결과를 슬랙에 모두 올리지 못했습니다. 다시 확인해 주세요.',
  helped: '의견 감사합니다.',
  didNotHelp: '의견 감사합니다. 다른 말로 물어보시거나 내용을 관리하는 분에게 알려 주세요.',
  reasonNoted: '이유를 알려 주셔서 감사합니다.',

  noCurators: (command) =>
    `아무에게도 보내지 않았습니다. 여기에는 아직 편집자도, 질문을 받을 채널도 없습니다. 채널은 ${command} settings에서 정할 수 있습니다.`,
  curatorsAsked: '질문을 편집자에게 보냈습니다. 찾은 결과는 여기에 알려 드립니다.',
  curatorsHaveIt: '그 질문은 이미 편집자에게 보내셨습니다.',
  curatorsNotAsked: (why) => `편집자에게 묻지 못했습니다: ${why}.`,
  curatorsAnswer: (question) =>
    `큐레이터에게 물으신 것: “${question}” 출처에서 이런 대목을 찾았습니다.`,
  inNoSource: (question) =>
    `편집자에게 “${question}”을(를) 물으셨습니다. 편집자가 찾아보았으나 제가 가진 원문에는 없습니다.`,

  sharedAnswer: ' 님이 이 답을 공유했습니다:',
  sharedAnswerTo: (question) => ` 님이 “${question}”의 답을 공유했습니다:`,
  sharedCheck: ' 님이 이 확인 결과를 공유했습니다:',
  alreadyShared: '이 답은 이미 여기에 공유되어 있습니다.',
  beingShared: '지금 공유하는 중입니다. 잠시만 기다려 주세요.',
  mayBeShared:
    '슬랙에서 받았는지 알려 주지 않아 이미 올라가 있을 수 있습니다. 다시 공유하기 전에 확인해 주세요. 없다면 다시 물어보고 새 답을 공유해 주세요.',
  notShared: (why) => `공유하지 못했습니다. ${why}.`,
  mayBeMissing:
    '슬랙에서 받았는지 알려 주지 않아, 물어보신 곳에 답이 없을 수 있습니다. 답은 다음과 같습니다:',
  elsewhere: (why) => `물어보신 곳에 답하지 못했습니다. ${why}. 답은 다음과 같습니다:`,
  refused: {
    notInChannel: '제가 그 채널에 없으니 먼저 초대해 주세요',
    archived: '그 채널은 보관되어 새 메시지를 올릴 수 없습니다',
    restricted: '그 채널에는 일부만 글을 올릴 수 있으니 관리자에게 허용을 요청해 주세요',
    token: '이 워크스페이스에 더는 들어갈 수 없으니 관리자에게 다시 설치를 요청해 주세요',
    later: '지금은 그곳에 메시지를 더 올릴 수 없으니 몇 분 뒤에 다시 시도해 주세요',
    other: '슬랙에서 받지 않았으니 1분 뒤에 다시 시도해 주세요',
  },

  off: (command) =>
    `이 채널에서는 꺼져 있습니다. 편집자가 ${command} settings로 바꿀 수 있습니다. 다이렉트 메시지로는 물어보실 수 있습니다.`,
  allSources: '모든 출처',
  someSources: (count) => `출처 ${count}건`,
  saved: (manner, means, sources) =>
    `이 채널의 설정을 저장했습니다: ${manner}. ${means} 답에 쓰는 출처: ${sources}.`,
  notSaved: '보관소에 접근하지 못해 저장하지 못했습니다. 1분 뒤에 다시 저장해 주세요.',
  notCurator:
    '설정은 편집자만 바꿀 수 있습니다. 저를 설치한 분이 편집자이며, 같은 명령으로 편집자를 지정할 수 있습니다.',
  notCuratorByConfig:
    '설정은 편집자만 바꿀 수 있습니다. 저를 운영하는 분이 편집자를 지정합니다(CURATORS).',
  settingsElsewhere: (command) =>
    `설정은 채널마다 따로 있습니다. 그 채널에서 ${command} settings를 입력해 주세요.`,
  sourceGone: '그 출처는 여기에 더 이상 없습니다.',
  notForAll: '내부용이거나 엠바고 중인 내용이라 여기 있는 모두에게 보여 드릴 수 없습니다.',
  notSharedHere: '이 채널에서는 비공개로만 답하므로 공유하지 않습니다.',
  underEmbargo:
    '편집자에게만 보이는 안내입니다: 일부가 엠바고 중이라 다른 분들에게는 아직 보이지 않습니다.',
};
