import type { Strings } from './en.ts';

export const koBoard: Strings['board'] = {
  title: '편집자 현황판',
  about: '이 워크스페이스의 편집자에게만 보입니다.',
  away: '지금은 현황판을 불러올 수 없습니다. 다른 기능은 쓸 수 있습니다.',

  coverage: (answered, asked, percent, days) =>
    `최근 ${days}일 동안 질문 ${asked}건 중 ${answered}건에 답했습니다(${percent}%).`,
  coverageNone: (days) => `최근 ${days}일 동안 받은 질문이 없습니다.`,
  median: (time) => `편집자에게 간 질문의 절반은 ${time} 안에 답을 받았습니다.`,

  open: '답을 기다리는 질문',
  openNone: '편집자의 답을 기다리는 질문이 없습니다.',
  wordsGone: '내용이 삭제된 질문',
  asked: (people) => `${people}명이 물음`,
  since: (day) => `${day}부터`,
  isWith: ['담당: ', ''],

  votes: '도움이 됐는지',
  votesNone: '아직 의견을 준 사람이 없습니다.',
  helped: (people) => `도움 됨 ${people}명`,
  didNotHelp: (people, reasons) => `도움 안 됨 ${people}명${reasons !== '' ? `(${reasons})` : ''}`,
  reason: (label, people) => `“${label}” ${people}명`,
  earlier: '이전 버전',
  factGone: '지금은 없는 항목',

  due: '다시 확인할 항목',
  dueNone: '다시 확인할 항목이 없습니다.',

  settled: (days) => `최근 ${days}일 동안 답한 질문`,
  settledNone: (days) => `최근 ${days}일 동안 편집자가 답한 질문이 없습니다.`,
  settledBy: { answered: ['답한 사람: ', ''], in_no_source: ['출처에 없음, 확인: ', ''] },
  settledAs: { answered: '답함', in_no_source: '출처에 없음' },
};
