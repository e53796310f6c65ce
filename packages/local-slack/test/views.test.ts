import { beforeEach, describe, expect, it } from 'vitest';
import { type Interaction, startInteraction } from './start-interaction.ts';

let slack: Interaction['slack'];
let app: Interaction['app'];
let ana: Interaction['ana'];
let payload: Interaction['payload'];
let post: Interaction['post'];

beforeEach(async () => {
  ({ slack, app, ana, payload, post } = await startInteraction());
});

describe('a modal', () => {
  const form = {
    type: 'modal',
    callback_id: 'draft',
    private_metadata: 'kept',
    title: { type: 'plain_text', text: 'Draft' },
    submit: { type: 'plain_text', text: 'Check' },
    blocks: [
      input('part1', { type: 'plain_text_input', action_id: 'text', multiline: true }),
      input('part2', { type: 'plain_text_input', action_id: 'text' }),
      input('tone', {
        type: 'static_select',
        action_id: 'pick',
        options: [option('Short', 'short'), option('Long', 'long')],
        initial_option: option('Short', 'short'),
      }),
    ],
  };
  const open = async () => {
    await ana.globalShortcut('check_draft');
    await post('views.open', { trigger_id: payload().trigger_id, view: form });
    const [view] = ana.views();
    if (!view) throw new Error('No view is open.');
    return view;
  };

  it('sends every input when it is submitted, null where empty', async () => {
    const view = await open();

    await ana.submit(view, { part1: { text: 'Taiwan is a member.' } });

    expect(payload()).toMatchObject({
      type: 'view_submission',
      response_urls: [],
      view: {
        id: view.id,
        type: 'modal',
        callback_id: 'draft',
        private_metadata: 'kept',
        hash: expect.any(String),
        root_view_id: view.id,
        state: {
          values: {
            part1: { text: { type: 'plain_text_input', value: 'Taiwan is a member.' } },
            part2: { text: { type: 'plain_text_input', value: null } },
            tone: { pick: { type: 'static_select', selected_option: option('Short', 'short') } },
          },
        },
      },
    });
    expect(ana.views()).toEqual([]);
  });

  it('stays open with what the app finds wrong', async () => {
    const view = await open();
    app.answering(() => ({ body: { response_action: 'errors', errors: { part1: 'Too short.' } } }));

    const { errors } = await ana.submit(view);

    expect(errors).toEqual({ part1: 'Too short.' });
    expect(ana.views()).toHaveLength(1);
  });

  it('is changed by its hash, or by what the app answers to it', async () => {
    const view = await open();
    const changed = { ...form, blocks: [{ type: 'divider' }] };

    expect(
      await post('views.update', { view_id: view.id, hash: 'old', view: changed }),
    ).toMatchObject({
      error: 'hash_conflict',
    });
    await post('views.update', { view_id: view.id, hash: view.hash, view: changed });
    expect(ana.views()[0]).toMatchObject({ id: view.id, blocks: [{ type: 'divider' }] });
    app.answering(() => ({ body: { response_action: 'push', view: changed } }));
    await ana.submit(ana.views()[0] ?? view);
    expect(ana.views().map(({ previous_view_id }) => previous_view_id)).toEqual([null, view.id]);
    app.answering(() => ({ body: { response_action: 'clear' } }));
    await ana.submit(ana.views()[1] ?? view);
    expect(ana.views()).toEqual([]);
  });

  it('is refused where it breaks a limit, with the place', async () => {
    await ana.globalShortcut('check_draft');

    const refused = await post('views.open', {
      trigger_id: payload().trigger_id,
      view: { ...form, title: { type: 'plain_text', text: 'x'.repeat(25) } },
    });

    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/title/text]'],
      },
    });
  });
});

describe('the App Home', () => {
  it('tells the app that somebody opened it, and shows what it publishes', async () => {
    ana.openHome('home');
    await slack.idle();
    expect(JSON.parse(app.requests[0]?.body ?? '').event).toMatchObject({
      type: 'app_home_opened',
      user: 'U0ANA',
      channel: 'D0ANA',
      tab: 'home',
    });

    await post('views.publish', {
      user_id: 'U0ANA',
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
    expect(slack.workspace().homes.get('U0ANA')).toMatchObject({ blocks: [{ type: 'divider' }] });
  });
});

function option(label: string, value: string) {
  return { text: { type: 'plain_text', text: label }, value };
}

function input(blockId: string, element: Record<string, unknown>) {
  const label = { type: 'plain_text', text: blockId };
  return { type: 'input', block_id: blockId, optional: true, label, element };
}
