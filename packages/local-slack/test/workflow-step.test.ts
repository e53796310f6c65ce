import type { EnvelopedEvent } from '@slack/bolt';
import type { FunctionExecutedEvent } from '@slack/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../src/create-local-slack.ts';
import type { Person } from '../src/people/person.ts';
import { readManifest } from '../src/read-manifest.ts';
import type { StepRun } from '../src/workspace/step-store.ts';
import { createStandInApp, type StandInApp } from './stand-in-app.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

const manifest = readManifest(`
display_information: { name: Pier Desk }
functions:
  ask:
    title: Ask
    description: Answers
    input_parameters:
      properties:
        question: { type: string, title: Question, description: What to ask }
        where: { type: slack#/types/channel_id }
      required: [question]
    output_parameters:
      properties:
        answer: { type: string, title: Answer, description: What is said }
        berths: { type: integer }
      required: [answer]
settings:
  event_subscriptions: { bot_events: [function_executed] }
`);

let slack: LocalSlack;
let app: StandInApp;
let ana: Person;

beforeEach(async () => {
  app = await createStandInApp();
  slack = await startLocalSlack({ manifest });
  slack.sendTo(app.url);
  ana = slack.person('ana');
});

const end = async (method: 'completeSuccess' | 'completeError', args: object, token?: string) =>
  (await callApi(slack, `functions.${method}`, { ...args }, token)).body;
const complete = ({ id, botToken }: StepRun, outputs: unknown, token = botToken) =>
  end('completeSuccess', { function_execution_id: id, outputs }, token);

describe('a workflow step', () => {
  it('is sent in the shape of Slack’s types', async () => {
    const { id, botToken } = ana.runStep('ask', { question: 'Who?' });
    await slack.idle();

    const parameter = { type: 'string', title: 'Question', name: 'question' };
    const { event }: EnvelopedEvent<FunctionExecutedEvent> = JSON.parse(
      app.requests.at(-1)?.body ?? '',
    );
    expect(event).toEqual({
      type: 'function_executed',
      function: {
        ...{ id: 'FnASK', callback_id: 'ask', title: 'Ask', description: 'Answers', type: 'app' },
        input_parameters: [
          { ...parameter, description: 'What to ask', is_required: true },
          {
            ...{ type: 'slack#/types/channel_id', title: 'where', name: 'where' },
            ...{ description: '', is_required: false },
          },
        ],
        output_parameters: [
          {
            ...{ type: 'string', title: 'Answer', name: 'answer' },
            ...{ description: 'What is said', is_required: true },
          },
          {
            ...{ type: 'integer', title: 'berths', name: 'berths' },
            ...{ description: '', is_required: false },
          },
        ],
        ...{ app_id: 'A0DESK', date_deleted: 0 },
        ...{ date_created: 1_700_000_000, date_updated: 1_700_000_000 },
      },
      inputs: { question: 'Who?' },
      function_execution_id: id,
      workflow_execution_id: expect.stringMatching(/^Wx/),
      event_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      bot_access_token: botToken,
    } satisfies FunctionExecutedEvent);
  });

  it.each(['its own', 'the bot’s'])('is completed with %s token, once', async (whose) => {
    const run = ana.runStep('ask');
    const token = whose === 'its own' ? run.botToken : slack.workspace().installation?.botToken;

    expect(await complete(run, { answer: 'The board.', berths: 3 }, token)).toEqual({ ok: true });
    expect(ana.steps()).toMatchObject([
      { state: 'completed', outputs: { answer: 'The board.', berths: 3 } },
    ]);
    for (const again of [
      await complete(run, { answer: 'Nobody.' }, token),
      await end('completeError', { function_execution_id: run.id, error: 'No.' }, token),
    ]) {
      expect(again).toEqual({ ok: false, error: 'execution_not_in_running_state' });
    }
    expect(ana.steps()).toMatchObject([{ outputs: { answer: 'The board.' }, error: null }]);
  });

  it('fails with the app’s own words', async () => {
    const { id } = ana.runStep('ask');

    await end('completeError', { function_execution_id: id, error: 'It was empty.' });

    expect(ana.steps()).toMatchObject([{ state: 'failed', error: 'It was empty.', outputs: null }]);
  });

  it.each([
    ['a required output that is missing', { berths: 3 }, 'parameter_validation_failed'],
    ['an output of another type', { answer: 'x', berths: 'three' }, 'parameter_validation_failed'],
    ['outputs that are none', 'answer', 'invalid_arguments'],
  ])('goes on running after %s', async (_, outputs, error) => {
    const run = ana.runStep('ask');

    expect(await complete(run, outputs)).toMatchObject({ ok: false, error });
    expect(ana.steps()).toMatchObject([{ state: 'running' }]);
  });

  it('that nobody ran cannot be ended', async () => {
    expect(await end('completeSuccess', { function_execution_id: 'Fx0', outputs: {} })).toEqual({
      ...{ ok: false, error: 'function_execution_not_found' },
    });
    expect(() => ana.runStep('check')).toThrow('The app has no workflow step check.');
  });
});
