import type { Strings } from './en.ts';

export const koChecks: Strings['checks'] = {
  emptyClaim: '확인하지 않았습니다: 낱말이 없습니다',
  tooLongClaim: (length, limit) =>
    `확인하지 않았습니다: ${length}자이며, 주장 하나는 ${limit}자까지 읽습니다. 더 짧은 문장으로 확인해 주세요.`,
  tangledClaim: '확인하지 않았습니다: 문장이 너무 얽혀 있습니다. 더 짧게 나누어 주세요.',
  sentences: (count) => `문장 ${count}개`,
  counted: {
    otherwise: '다름',
    differ: '출처끼리 다름',
    part: '일부만 있음',
    so: '있음',
    nothing: '원문에 없음',
    unread: '확인하지 않음',
  },
  paragraphOf: (title) => `¶: “${title}”의 단락 번호`,
  key: '줄을 그은 말: 원문은 다르게 말합니다. 밑줄: 원문에 없습니다.',
  unread: (count) => `문장이 많아 ${count}개는 읽지 못했습니다. 따로 확인해 주세요.`,
  continued: (from, to, all) => `이어서: 문장 ${all}개 중 ${from}~${to}`,
  moreRows: (count) => `외 ${count}개: 전체를 초고로 확인해 주세요.`,
  quotedAbove: ', 위에 인용',
  showQuotes: '인용문 보기',
  nearestOne: '가까운 대목',
  copyAsText: '글로 복사',
};
