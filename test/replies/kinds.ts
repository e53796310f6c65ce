import type { Desk } from '../../src/desk/answer.ts';
import { forgetReply, lookupFailedReply } from '../../src/replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../../src/replies/reply.ts';
import { createPerformer } from '../../src/worker/perform-task.ts';
import { readRequest } from '../../src/worker/read-request.ts';
import { tenSentences } from './ten-sentences.ts';

/** One kind of reply, as people see it. Pictures are taken of each, and tests hold each to what all replies keep. */
export interface ReplyKind {
  /** Names the picture: `docs/images/replies/NAME-light.png`. */
  readonly name: string;
  /** What somebody wrote or pressed. */
  readonly asked: string;
  readonly surface: ReplySurface;
  readonly reply: Reply;
}

/** With which words each kind of reply is got. */
const questions: readonly (readonly [name: string, asked: string, surface?: ReplySurface])[] = [
  ['answer', 'who chairs the FKI?'],
  ['answer-private', 'where was the summit held?', 'acknowledgement'],
  ['answer-view', 'what did Ryu Jin say at the summit?'],
  ['answer-is-quote', 'what was recommended on culture?'],
  ['answer-list', 'which countries are in the CPTPP?'],
  ['answer-some-quotes', 'which other fields were discussed?'],
  ['yes', 'is Japan a member of the CPTPP?'],
  ['yes-view', 'is Korea’s inclusion in the CPTPP essential?'],
  ['no', 'is Taiwan a member of the CPTPP?'],
  ['choice', 'chairman'],
  ['passage', 'expanding export destinations'],
  ['miss', 'who founded Keidanren?'],
  ['greeting', 'hello there'],
  ['small-talk', 'what should I have for lunch?'],
  ['gibberish', 'asdf qwer zxcv'],
  ['help', 'help'],
  ['topics', 'topics'],
  ['answer-ko', '경단련 회장은 누구인가요?'],
  ['answer-ja', '経団連の会長は誰ですか?'],
  ['claim-so', 'The CPTPP has 12 members.'],
  ['claim-so-in-words', 'Progress was hindered by substantial resistance.'],
  ['claim-view', 'The two business groups called Korea’s inclusion essential.'],
  ['claim-otherwise', 'The CPTPP has 11 members.'],
  ['claim-otherwise-view', 'Tsutsui said the CPTPP should be weakened.'],
  ['claim-otherwise-list', 'Taiwan is a member of the CPTPP.', 'acknowledgement'],
  ['claim-denied', 'The Yoon government did not seek CPTPP entry.'],
  ['claim-part', 'Peru is a member of the CPTPP and opened an embassy in Busan.'],
  ['claim-missing', 'check that exporters expect their orders to double'],
  ['claim-ko', 'check 한국은 CPTPP 회원국이다.'],
  ['claim-ja', 'check 韓国はCPTPPの加盟国である。'],
  ['questions', 'Who chairs the FKI? Is Taiwan a member of the CPTPP? Who founded Keidanren?'],
  ['miss-ko', '경단련은 누가 창립했나요?'],
  ['miss-ja', '経団連は誰が創設しましたか?'],
];

/** Every kind of reply that the desk has, in the order of `docs/REPLIES.md`. */
export function replyKinds(desk: Desk, command = '/cptpp'): readonly ReplyKind[] {
  const perform = createPerformer({ desk, command });
  const asked = questions.map(([name, text, surface = 'message']): ReplyKind => {
    const request = readRequest(text, command);
    const task = { kind: 'message', text, request, surface, askId: 'ask:1' } as const;
    return { name, asked: text, surface, reply: finish(perform(task)).replies[0] };
  });
  const draft = { kind: 'draft', text: tenSentences } as const;
  const shared = { kind: 'share', text: 'The CPTPP has 11 members.', sharedBy: 'U0ANA' } as const;
  return [
    ...asked,
    {
      ...{ name: 'draft', asked: 'Check a draft', surface: 'message' },
      reply: finish(perform(draft)).replies[0],
    },
    {
      ...{ name: 'claim-shared', asked: 'Share in channel', surface: 'message' },
      reply: finish(perform(shared)).replies[0],
    },
    { name: 'failed', asked: 'anything', surface: 'message', reply: lookupFailedReply() },
    { name: 'forgotten', asked: 'forget-me', surface: 'message', reply: forgetReply(true) },
  ];
}

/** Does a task to its end. */
function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
