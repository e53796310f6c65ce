import type { Strings } from './en.ts';

export const koGuide: Strings['guide'] = {
  onlyFrom: (source) => `${source}에 있는 것만 답합니다.`,
  onlyFromSeveral: (count, sources, more) =>
    `출처 ${count}건에 있는 것만 답합니다: ${sources}${more > 0 ? ` 외 ${more}건` : ''}.`,
  inItsWords: '원문의 표현 그대로, 어느 대목인지와 함께 답합니다. 원문에 없으면 없다고 말합니다.',
  itIsSingle: (origin) => `출처는 이것 하나입니다(${origin}).`,
  notStated: {
    outlet: '보관본에 매체 표시 없음',
    date: '보관본에 날짜 표시 없음',
    both: '보관본에 매체와 날짜 표시 없음',
  },
  sourceCount: (count) => (count === 1 ? '단일 출처' : `출처 ${count}건`),
  notCurated: '편집자가 확인하지 않음',

  ways: (command) => [
    `질문: 혼자 보려면 ${command} 질문, 채널에서 함께 보려면 멘션, 다이렉트 메시지에서는 질문만 적어 주세요.`,
    `주장 확인(영어만): ${command} check 주장, 주장을 적은 멘션, 또는 메시지 메뉴의 “Check this message”입니다.`,
    `초고 확인(영어만): ${command} draft, 또는 바로 가기 “Check a draft”입니다. 결과는 다이렉트 메시지로 갑니다.`,
    `${command} sources: 여기서 제가 답하는 출처. 이 채널에만 일주일 동안 글을 추가하려면 ${command} source 또는 메시지의 “Use as a source”를 쓰세요.`,
    '스레드에서는 매번 멘션해 주세요. 명령은 스레드에서 쓸 수 없고, 멘션하지 않은 글은 읽지 않습니다.',
    '질문을 고치면 답도 고칩니다.',
    `${command} 주제: 편집자가 확인한 모든 항목. ${command} receipt: 최근 답의 근거. ${command} forget-me: 보관한 질문을 지웁니다.`,
    `편집자용: ${command} settings에서 채널마다 누구에게, 어떤 출처로 답할지 정합니다.`,
  ],
  forExample: '예를 들면:',
  tryQuestion: '질문 골라 보기',

  noTopics: '편집자가 확인한 항목이 없습니다. 질문으로 물어봐 주세요.',
  noTopicWith: (word) => `“${word}”이(가) 들어간 항목이 없습니다.`,
  answersOn: (count) => `항목 ${count}개와, 그 밖에 원문에 있는 내용에 답합니다.`,
  topicsWith: (count, word) => `“${word}”이(가) 들어간 항목 ${count}개입니다.`,
  topicsHint: (command) =>
    `${command} 주제 뒤에 낱말을 적으면 그 항목만 찾습니다. 질문으로 물어보셔도 됩니다.`,
  tooManyGroups: (left) => `외 ${left}묶음: 더 드문 낱말로 찾아 주세요.`,
  moreGroups: (left) => `${left}묶음 더 보기`,
  andMoreTopics: (count) => ` 외 ${count}개`,

  knows: '제가 아는 것',
  asOfDay: (day) => `${day} 기준입니다.`,
  dueSince: (day) => `${day}부터 재확인 필요`,
  asOf: (day, hash) => `${day} 기준 · 자료 버전 ${hash}`,
  holds: (paragraphs, facts) => `단락 ${number(paragraphs)}개, 항목 ${number(facts)}개`,
  all: (facts, sources) => `출처 ${number(sources)}건의 항목 ${number(facts)}개`,
  moreSources: (more) => `외 출처 ${number(more)}건`,
  corrected: (facts) => `정정 ${facts}개`,
  due: (facts) => `다시 확인할 항목 ${facts}개`,
  always: '모든 답에 대해:',
  nothingDated:
    '보관본에는 매체와 날짜 표시가 없습니다. 인용문의 “오늘”이나 “지난달”은 원문이 쓰인 때를 가리킵니다.',
  singleSource: '항목마다 출처는 하나입니다.',
  exactWords: '모든 인용문은 원문 그대로이며, 단락 번호(¶)가 붙습니다.',
  ask: '이런 질문을 해 보세요',
  own: '최근에 하신 질문과 확인',
  ownAbout: '본인에게만 보입니다. 긴 글과 초고는 들어 있지 않습니다.',
  ownNone: '보관한 질문이 없습니다.',
  ownAway: '지금은 보관한 질문을 불러올 수 없습니다. 다른 기능은 쓸 수 있습니다.',
  forget: '삭제',
  forgetAll: '보관한 글 모두 삭제',
  forgetSure: '모두 삭제할까요?',
  forgetWhat: '여기에 보이지 않는 질문과 확인도 지웁니다. 슬랙에 남긴 제 답은 그대로 있습니다.',
  yes: '모두 삭제',
  no: '그대로 두기',
  topics: '항목',
  search: '항목 찾기',
  searchHint: 'Enter를 누르면 찾고, 비우면 모두 보입니다.',
  found: (topics, search) => `“${search}”이(가) 들어간 항목 ${number(topics)}개`,
  foundNone: (search) => `“${search}”이(가) 들어간 항목이 없습니다. 질문으로 물어봐 주세요.`,
  page: (from, to, all) => `항목 ${all}개 중 ${from}~${to}`,
  earlier: '이전 항목',
  locked: '🔒 엠바고가 걸린 항목입니다. 큐레이터에게만 보이고 다른 분들께는 아직 보이지 않습니다.',
  later: '다음 항목',
  topic: '항목',

  prompts: '이렇게 물어보세요',
  welcome:
    '반갑습니다. 궁금한 것을 편하게 물어보시거나, 영어 문장을 보내 주시면 원문과 맞는지 확인합니다.',
  welcomeAbout: (command) =>
    `이 대화는 둘만 봅니다. 채널에서는 멘션하거나 ${command} 명령을 쓰시면 됩니다. 제가 아는 것과 보관한 질문은 홈 탭에 있습니다.`,
};

function number(count: number): string {
  return count.toLocaleString('en');
}
