import type { Desk } from '../../src/desk/answer.ts';
import type { Language } from '../../src/language/detect-language.ts';
import { answerReply } from '../../src/replies/answer-reply.ts';
import { factReply } from '../../src/replies/fact-reply.ts';
import { forgetReply, lookupFailedReply } from '../../src/replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../../src/replies/reply.ts';
import { createPerformer } from '../../src/worker/perform-task.ts';
import { readRequest } from '../../src/worker/read-request.ts';
import type { Task } from '../../src/worker/task.ts';
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
  ['answer', 'who spearheads the CPTPP?'],
  ['answer-private', 'where was the summit held?', 'acknowledgement'],
  ['answer-view', 'what did Ryu Jin say at the summit?'],
  ['answer-is-quote', 'what was recommended on culture?'],
  ['answer-list', 'which countries are in the CPTPP?'],
  ['answer-some-quotes', 'which other fields were discussed?'],
  ['yes', 'is Japan a member of the CPTPP?'],
  ['yes-view', 'is Korea’s inclusion in the CPTPP essential?'],
  ['no', 'is Taiwan a member of the CPTPP?'],
  ['choice', 'chairman'],
  ['miss', 'who founded Keidanren?'],
  ['greeting', 'hello there'],
  ['small-talk', 'how are you today?'],
  ['miss-lunch', 'what should I have for lunch?'],
  ['gibberish', 'asdfghjkl'],
  ['help', 'help'],
  ['topics', 'topics'],
  ['topics-word', 'topics hydrogen'],
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
    return { name, asked: text, surface, reply: replyTo(desk, text, { command, surface }) };
  });
  const pressed = (name: string, button: string, task: Task): ReplyKind => ({
    ...{ name, asked: button, surface: 'response' },
    reply: finish(perform(task)).replies[0],
  });
  const draft = { kind: 'draft', text: tenSentences } as const;
  const sharedClaim = {
    kind: 'share',
    text: 'The CPTPP has 11 members.',
    sharedBy: 'U0ANA',
  } as const;
  return [
    ...asked,
    {
      ...{ name: 'draft', asked: 'Check a draft', surface: 'message' },
      reply: finish(perform(draft)).replies[0],
    },
    {
      ...{ name: 'claim-shared', asked: 'Share in channel', surface: 'message' },
      reply: finish(perform(sharedClaim)).replies[0],
    },
    pressed('other-nearest', 'Other nearest', {
      ...{ kind: 'nearest', text: 'who founded Keidanren?' },
    }),
    pressed('why', 'Why this answer?', {
      ...{ kind: 'explain', text: 'who leads the FKI?', factId: 'who-leads-fki' },
    }),
    pressed('why-ko', '왜 이 답인가요?', {
      ...{ kind: 'explain', text: '경단련 회장은 누구인가요?', factId: 'who-leads-keidanren' },
    }),
    passage(desk),
    { ...shared(desk), surface: 'message' },
    { name: 'failed', asked: 'anything', surface: 'message', reply: lookupFailedReply() },
    { name: 'forgotten', asked: 'forget-me', surface: 'message', reply: forgetReply(true) },
  ];
}

/** What the desk replies to a text. */
export function replyTo(
  desk: Desk,
  text: string,
  {
    command = '/cptpp',
    surface = 'message',
    language,
  }: {
    readonly command?: string;
    readonly surface?: ReplySurface;
    /** That of whoever asks, for words that tell none. */
    readonly language?: Language;
  } = {},
): Reply {
  const perform = createPerformer({ desk, command });
  const request = readRequest(text, command);
  const task = { kind: 'message', text, request, surface, askId: 'ask:1' } as const;
  return finish(perform({ ...task, ...(language && { language }) })).replies[0];
}

/** What the desk replies to what is pressed or filled in. */
export function performed(desk: Desk, task: Task, command = '/cptpp'): Reply {
  return finish(createPerformer({ desk, command })(task)).replies[0];
}

function shared({ knowledge }: Desk): Omit<ReplyKind, 'surface'> {
  const fact = knowledge.facts.find(({ id }) => id === 'where-was-the-summit');
  if (!fact) throw new Error('The base has no fact on where the summit was.');
  const question = 'where was the summit held?';
  const reply = factReply({
    ...{ fact, knowledge, language: 'en', surface: 'message', askId: null },
    shared: { by: 'U0ANA', question },
  });
  return { name: 'shared', asked: 'Share in channel', reply };
}

/** A sentence that no fact cites. In this base there is none: it is one of the cited ones, taken for such. */
function passage({ knowledge }: Desk): ReplyKind {
  const citation = knowledge.facts.find(({ id }) => id === 'where-was-the-summit')?.citations[0];
  if (!citation) throw new Error('The base has no fact on where the summit was.');
  const found = { citation, speaker: null, fact: null, score: 0.9 };
  const reply = answerReply({
    answer: { kind: 'covered', level: 'passage', passage: found, others: [], language: 'en' },
    ...{ knowledge, command: '/cptpp', surface: 'message', askId: 'ask:1' },
  });
  return { name: 'passage', asked: 'what happened in Tokyo?', surface: 'message', reply };
}

/** Does a task to its end. */
function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
