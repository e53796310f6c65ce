import type { Strings } from './en.ts';
import { koAdditions } from './ko-additions.ts';
import { koBoard } from './ko-board.ts';
import { koChecks } from './ko-checks.ts';
import { koForms } from './ko-forms.ts';
import { koGuide } from './ko-guide.ts';
import { koNotices } from './ko-notices.ts';
import { koReceipts } from './ko-receipts.ts';

export const ko: Strings = {
  viewOf: (name) => `${name}의 견해로 전한 내용`,
  someView: '원문이 견해로 전한 내용',
  accordingTo: (name) => `발언자: ${name}`,
  someSpeaker: '원문 속 인용 발언',
  corrected: (version) => `정정됨(${version}판)`,
  noteBehind: '유의 사항은 인용문 전체와 함께 있음',

  listOf: (count) => `원문이 든 목록: 모두 ${count}곳`,
  someOf: () => '원문이 든 목록',
  andMore: (count) => `외 ${count}건`,
  isOrAre: (names) => names.join(', '),
  outsiders: (names) => `원문의 전체 명단에 없음: ${names}.`,

  so: '✓ 원문에 그렇게 나와 있습니다',
  soAsView: (name) => `✓ 원문은 이를 ${name}의 견해로 전합니다`,
  otherwise: '✗ 원문은 다르게 말합니다',
  otherwiseAsView: (name) => `✗ 원문은 다르게 전합니다(${name}의 견해)`,
  listsOthers: (count, _of, names) => `원문 명단의 ${count}곳 가운데 없음: ${names}`,
  says: (value) => `원문 표현은 “${value}”`,
  names: (holder) => `원문이 든 이름은 ${holder}`,

  claimPart: '◐ 원문에 일부만 있습니다',
  claimMissing: '– 원문에 없습니다',
  claimDeclined: '확인하지 않았습니다: 주장은 영어로만 확인할 수 있습니다',
  nearestSaid: '원문에서 가장 가까운 대목:',

  // Which of several sources says it
  saysSo: (source: string): string => `✓ ${source}에 그렇게 나와 있습니다`,
  saysOtherwise: (source: string): string => `✗ ${source}에는 다르게 나와 있습니다`,
  sourcesSaySo: (count: number): string => `✓ 출처 ${count}건에 그렇게 나와 있습니다`,
  sourcesSayOtherwise: (count: number): string => `✗ 출처 ${count}건에 다르게 나와 있습니다`,
  sourcesDiffer: '≠ 출처마다 다릅니다. 최신 것부터:',
  saidInParts: '✓ 각 부분이 한 출처에 있지만, 전체를 담은 출처는 없습니다',

  missWords: (words) => `원문에 없는 말: ${words}.`,
  miss: '원문에 없는 내용입니다.',
  missThoughWords: '단어는 나오지만, 이 질문의 답은 원문에 없습니다.',
  nearest: '가장 가까운 대목(답은 아님):',
  otherNearest: '답은 아니지만 그다음으로 가까운 대목:',
  passage: '편집자가 확인한 항목은 아니지만, 원문에 이런 대목이 있습니다:',
  addedBy: (day) => ['편집자 확인 전, 추가: ', ` (${day})`],
  addedHere: (day) => `편집자 확인 전, 이 채널에 추가됨(${day})`,
  choice: '여러 가지로 볼 수 있는 질문입니다. 어느 쪽인가요?',
  relatedTopics: '관련 항목:',
  nearTopics: '가까운 항목:',

  showWholeQuote: '인용문 전체 보기',
  showAllQuotes: (count) => `인용문 ${count}개 모두 보기`,
  showNearest: '가까운 대목 더 보기',
  askCurators: '편집자에게 묻기',
  why: '왜 이 답인가요?',
  share: '채널에 공유',
  more: '더 보기',
  helped: '도움이 됐어요',
  didNotHelp: '도움이 안 됐어요',
  feedbackReasons: {
    wrong: '틀렸어요',
    not_asked: '물어본 것이 아니에요',
    out_of_date: '오래된 내용이에요',
    too_long: '너무 길어요',
  },
  wholeQuote: '인용문 전체',
  inSource: '원문 대목',
  close: '닫기',

  whyOpening: (title) => `“${title}”을(를) 고른 이유: 질문의 말이 원문의 무엇과 맞았는지입니다.`,
  metInQuote: (word, by) => `“${word}” → 인용문의 “${by}”`,
  metElsewhere: (word) => `“${word}”: 인용문에는 없고, 이 답에 등록된 질문에 있는 말`,
  metByName: (word, by) => `“${word}” → “${by}”(인용문에는 이 표기가 없음)`,
  readAs: (word, by) => `“${word}”을(를) “${by}”(으)로 읽음`,
  onlyNear: (word, by) => `“${word}”은(는) “${by}”에 가깝지만, 그것만으로는 근거가 아님`,
  notOnList: (word) => `“${word}”은(는) 전체 명단에 없음`,
  metNothing: (word) => `“${word}”에 맞는 말 없음`,
  decidedBy: {
    list: '판정 기준: 명단. 원문이 전체를 들고 있습니다.',
    count: '판정 기준: 수. 원문이 밝히고 있습니다.',
    place: '판정 기준: 장소. 원문이 밝히고 있습니다.',
    role: '판정 기준: 직책. 원문이 이름을 밝히고 있습니다.',
    statement: '판정 기준: 서술. 원문에 모두 나와 있습니다.',
  },
  choseYourself: '직접 고르신 항목입니다. 질문에서 나온 것이 아닙니다.',
  decidedByScore: (score) =>
    `판정 기준: 편집자가 확인한 가장 가까운 답(1점 만점에 ${score}점). 같은 질문에는 늘 같은 답이 나옵니다.`,

  recall: {
    corrected: '정정',
    withdrawn: '철회',
    was: (isFirst) => (isFirst ? '이전: ' : ', 이전: '),
    now: (isFirst) => (isFirst ? '현재: ' : ', 현재: '),
    noLonger: '여기 있던 내용은 더 이상 유효하지 않습니다.',
    why: (why) => ` 이유: ${why}`,
    otherFacts: (count) =>
      `이 답변에는 정정되지 않은 사실이 ${count}개 더 있었습니다. 다시 질문해 주세요.`,
    inThread: (title) => `여기서 말씀드린 “${title}” 내용은 더 이상 유효하지 않습니다.`,
    toPerson: (title) => `전에 말씀드린 “${title}” 내용은 더 이상 유효하지 않습니다.`,
  },

  asides: {
    empty: ['질문을 적어 주세요. 도움말은 HELP입니다', '. 예를 들면:'],
    greeting: ['안녕하세요. 질문을 적어 주세요. 도움말은 HELP입니다', '. 예를 들면:'],
    thanks: ['천만에요. 다른 질문도 해 주세요', '. 예를 들면:'],
    small_talk: [
      '저는 원문에 무엇이 있는지만 찾습니다. 도움말은 HELP입니다',
      '. 이렇게 물어보세요:',
    ],
    instruction: ['무엇을 시키셔도 원문에 있는 것만 말합니다', '. 이렇게 물어보세요:'],
    tangled: [
      '문장이 너무 얽혀 있어 찾지 못했습니다. 한 번에 하나씩 물어봐 주세요. 도움말은 HELP입니다',
      '. 예를 들면:',
    ],
    gibberish: ['질문을 알아보지 못했습니다. 도움말은 HELP입니다', '. 예를 들면:'],
  },
  // To copy
  copy: '출처와 함께 복사',
  copyTooLong: '인용문이 너무 길어 여기서 복사할 수 없습니다. 전체 인용문을 열어 복사해 주세요.',
  copyForms: {
    story: '기사',
    broadcast: '방송 원고',
    caption: '사진 설명',
    live_blog: '실시간 중계',
  },

  // A thread
  wholeQuestion: (question) => `이렇게 읽었습니다: ${question}`,

  additions: koAdditions,
  board: koBoard,
  receipts: koReceipts,
  checks: koChecks,
  forms: koForms,
  guide: koGuide,
  notices: koNotices,
};
