import type { Desk } from '../desk/answer.ts';
import { type ChangedReply, compareDesks, isDecided } from '../desk/compare-desks.ts';
import { consult } from '../desk/consult.ts';
import { type Said, toSaid } from '../desk/to-said.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { MustAnswer } from '../knowledge/must-answer-file.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { formatSaid } from './format-said.ts';
import { openFile } from './read-input.ts';
import { withRevision } from './read-revision.ts';
import type { TextRun } from './read-text.ts';
import { readTrials } from './read-trials.ts';
import type { AskOptions } from './run-ask.ts';

export interface DiffOptions extends AskOptions {
  /** A list of more questions and claims to ask both. */
  readonly questions?: string;
}

export interface DiffRun extends TextRun<DiffOptions> {
  /** Of the base as it is now. */
  readonly directory: string;
  readonly loadFrom: (directory: string) => Desk;
}

/** A must-have that is not answered now, or by another fact than it names. */
interface LostMust extends MustAnswer {
  readonly now: Said;
}

const lastCommit = 'HEAD';

/** Runs `cptpp knowledge diff`: which known questions the base answers otherwise than at an earlier revision. Gives its exit code. */
export async function runKnowledgeDiff({
  words: [revision = lastCommit],
  chosen,
  directory,
  loadFrom,
  output,
  print,
  style,
}: DiffRun): Promise<ExitCode> {
  const listed = chosen.questions === undefined ? [] : await readTrials(openFile(chosen.questions));
  const after = loadFrom(directory);
  const before = withRevision({ directory, revision }, loadFrom);
  const texts = new Set([
    ...[before, after].flatMap(({ knowledge }) => knownQuestions(knowledge)),
    ...listed.map(({ text }) => text),
  ]);
  const isSame = before.knowledge.hash === after.knowledge.hash;
  const changes = isSame ? [] : compareDesks(before, after, [...texts]);
  const lost = findLost(after);

  if (chosen.json) {
    const hashes = { before: before.knowledge.hash, after: after.knowledge.hash };
    output.write(`${JSON.stringify({ asked: texts.size, changes, lost, ...hashes })}\n`);
  } else {
    print(
      [
        ...changeLines('Lost', 'lost', changes),
        ...changeLines('Changed', 'changed', changes),
        ...changeLines('Gained', 'gained', changes),
        ...lost.map(
          ({ question, fact, now }) =>
            `${style.strong('Must be answered')}${fact === null ? '' : ` by ${fact}`}: ${question}\n     now     ${formatSaid(now)}`,
        ),
        `${texts.size} questions asked of both: ${countOf('lost')} lost, ${countOf('changed')} changed, ${countOf('gained')} gained.`,
      ].join('\n'),
    );
  }
  return lost.length > 0 ? exitCode.found : exitCode.ran;

  function countOf(kind: ChangedReply['change']): number {
    return changes.filter(({ change }) => change === kind).length;
  }

  function changeLines(
    heading: string,
    kind: ChangedReply['change'],
    all: readonly ChangedReply[],
  ): string[] {
    const of = all.filter(({ change }) => change === kind);
    if (of.length === 0) return [];
    return [
      style.strong(`${heading} (${of.length})`),
      ...of.map(
        ({ text, before: old, after: now }) =>
          `  ${text}\n     before  ${formatSaid(old)}\n     now     ${formatSaid(now)}`,
      ),
      '',
    ];
  }
}

/** Every phrasing that a curator wrote, in any language, and what must be answered. */
function knownQuestions({ facts, mustAnswer }: KnowledgeBase): string[] {
  return [
    ...facts
      .filter(({ status }) => status !== 'withdrawn')
      .flatMap(({ questions, translations }) => [
        ...questions,
        ...Object.values(translations).flatMap((translated) => translated.questions),
      ]),
    ...mustAnswer.map(({ question }) => question),
  ];
}

function findLost(desk: Desk): LostMust[] {
  return desk.knowledge.mustAnswer
    .map((must) => ({ ...must, now: toSaid(consult(desk, must.question)) }))
    .filter(({ fact, now }) => !isDecided(now) || (fact !== null && now.facts[0] !== fact));
}
