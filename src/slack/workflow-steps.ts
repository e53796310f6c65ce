import { longestQuestion } from '../limits.ts';
import { askOutcomes, checkOutcomes } from '../replies/workflow-outputs.ts';
import { longestMessage } from '../slack-limits.ts';

/** One field of a workflow step, or one thing that it hands on. */
interface Parameter {
  readonly type: 'string' | 'integer' | 'slack#/types/channel_id';
  readonly title: string;
  readonly description: string;
}

/** A step as Slack's Workflow Builder offers it. */
export interface WorkflowStep {
  readonly title: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, Parameter>>;
  readonly requiredInputs: readonly string[];
  readonly outputs: Readonly<Record<string, Parameter>>;
  /** Those that are never empty. */
  readonly requiredOutputs: readonly string[];
}

const channel: Parameter = {
  type: 'slack#/types/channel_id',
  title: 'Channel',
  description: 'Where the answer goes. What a curator decided for that channel holds.',
};

/**
 * The steps that the desk offers to workflows, by their `callback_id`. The manifest is made from it, and tests hold the
 * listeners and what the replies hand on against it. Nobody is asked who started the workflow: whoever builds one could
 * name anybody, so no more is shown for a name.
 */
export const workflowSteps = {
  ask_desk: {
    title: 'Ask the desk',
    description: 'Answers a question in the source’s own words, or says that it is not there.',
    inputs: {
      question: text('Question', `What you would ask the desk. ${upTo(longestQuestion)}`),
      channel_id: channel,
    },
    requiredInputs: ['question'],
    outputs: {
      answer: text('Answer', 'All that the desk says to it, as plain text.'),
      quote: text('Quote', 'The source’s own words. Empty where nothing answers.'),
      paragraph: text('Paragraph', 'The number of the paragraph that the quote stands in.'),
      source: text('Source', 'Title of the source, with outlet and date where they are known.'),
      outcome: text('Outcome', `One word to branch by: ${askOutcomes.join(', ')}.`),
    },
    requiredOutputs: ['answer', 'outcome'],
  },
  check_text: {
    title: 'Check a text',
    description: 'Holds each sentence of a text against the source.',
    inputs: {
      text: text('Text', `A claim or a draft. ${upTo(longestMessage)}`),
      channel_id: channel,
    },
    requiredInputs: ['text'],
    outputs: {
      verdict: text('Verdict', 'What the source says about each sentence, as plain text.'),
      markdown: text('Markdown', 'The text with its marks, as Markdown.'),
      outcome: text('Outcome', `The gravest, to branch by: ${checkOutcomes.join(', ')}.`),
      sentences: count('Sentences', 'How many sentences were checked.'),
      supported: count('Said', 'How many of them the source says.'),
      contradicted: count('Otherwise', 'Of how many it says otherwise.'),
      in_part: count('In part', 'Of how many it says a part.'),
      sources_differ: count('Sources differ', 'On how many the sources differ.'),
      not_covered: count('Not in the source', 'How many are not in the source.'),
      not_checked: count('Not checked', 'How many could not be checked.'),
    },
    requiredOutputs: ['verdict', 'markdown', 'outcome', 'sentences', ...checkOutcomes],
  },
} as const satisfies Readonly<Record<string, WorkflowStep>>;

export type WorkflowStepId = keyof typeof workflowSteps;

function text(title: string, description: string): Parameter {
  return { type: 'string', title, description };
}

function upTo(limit: number): string {
  return `Up to ${limit.toLocaleString('en')} characters.`;
}

function count(title: string, description: string): Parameter {
  return { type: 'integer', title, description };
}
