import { isJsonObject, type JsonObject } from '../json.ts';
import { asApp, isRefusal, readContent } from '../web-api/post-as-app.ts';
import type { Delivery } from '../wire/exchange-log.ts';
import { contextOf, makeCommandBody } from '../wire/payloads.ts';
import { isTaken } from '../wire/sender.ts';
import type { TellEvents } from '../wire/tell-events.ts';
import type { PostedMessage } from '../workspace/message-store.ts';
import type { StepRun, StepStore } from '../workspace/step-store.ts';
import type { SlackView } from '../workspace/view-store.ts';
import type { Conversation } from '../workspace/workspace.ts';
import { type Interactions, type InteractionsOptions, makeDoInteract } from './interactions.ts';
import { makeRunStep } from './run-step.ts';
import { readTyped } from './typed-text.ts';

/** What is typed, as `/cptpp who-are-members` or `@CPTPP Desk is Britain in?`. */
interface Typed {
  /** An id, or a name with or without `#`. */
  readonly channel: string;
  readonly text: string;
}

/** What became of a slash command. */
export interface CommandOutcome {
  /** `null` for a command that no app has. */
  readonly delivery: Delivery | null;
  /** What the person sees for it; `null` for nothing. */
  readonly posted: PostedMessage | null;
}

/** What one person does in Slack. Each act sends what Slack would send, and shows what Slack would show. */
export interface Person extends Interactions {
  readonly id: string;
  readonly name: string;
  /** Writes a message. The app hears of it as far as it subscribes. */
  say(message: Typed & { readonly threadTs?: string | null }): PostedMessage;
  edit(posted: PostedMessage, text: string): PostedMessage;
  remove(posted: PostedMessage): void;
  command(typed: Typed): Promise<CommandOutcome>;
  /** Opens the app's own tab. */
  openHome(tab: 'home' | 'messages'): void;
  /** Runs a step that the app offers to workflows, as a workflow of that one step would. */
  runStep(callbackId: string, inputs?: JsonObject): StepRun;
  /** The steps that this person ran, oldest first, and how they ended. */
  steps(): readonly StepRun[];
  /** What the app published last for this person; `null` where it published nothing. */
  home(): SlackView | null;
  /** What this person sees in a conversation, oldest first. */
  sees(channel: string): readonly PostedMessage[];
}

export interface PersonOptions extends InteractionsOptions {
  readonly events: TellEvents;
  readonly steps: StepStore;
}

export function createPerson(options: PersonOptions): Person {
  const { app, events, sender, triggers, responseUrls, steps, nextTs, workspace, userId } = options;
  const { name } = workspace.users.get(userId) ?? { name: userId };
  const { messages } = workspace;

  return {
    id: userId,
    name,
    ...makeDoInteract(options),
    say({ channel, text, threadTs = null }) {
      const { id: channelId } = find(channel);
      const root = threadTs === null ? null : messages.find(channelId, threadTs);
      const posted = messages.add({
        channelId,
        fields: {
          user: userId,
          team: workspace.id,
          client_msg_id: crypto.randomUUID(),
          ...readTyped(text, workspace),
          ...(threadTs !== null && { thread_ts: threadTs }),
          ...(root?.message.user !== undefined && { parent_user_id: root.message.user }),
        },
      });
      events.posted(workspace, posted);
      return posted;
    },
    edit(posted, text) {
      const after = messages.change(posted, {
        ...readTyped(text, workspace),
        edited: { user: userId, ts: nextTs() },
      });
      events.changed(workspace, posted, after);
      return after;
    },
    remove(posted) {
      messages.remove(posted);
      events.deleted(workspace, posted);
    },
    command,
    openHome(tab) {
      events.other(workspace, {
        type: 'app_home_opened',
        user: userId,
        channel: workspace.directOf(userId).id,
        tab,
        event_ts: nextTs(),
        ...(tab === 'home' && workspace.homes.has(userId) && { view: workspace.homes.get(userId) }),
      });
    },
    runStep: makeRunStep({ app, events, steps, nextTs, workspace, userId }),
    steps: () => steps.of(workspace.id, userId),
    home: () => workspace.homes.get(userId) ?? null,
    sees: (channel) =>
      messages
        .in(find(channel).id)
        .filter(({ visibleTo }) => visibleTo === null || visibleTo === userId),
  };

  async function command({ channel, text }: Typed): Promise<CommandOutcome> {
    const conversation = find(channel);
    const [, word = '', rest = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
    if (!app.commands.some((known) => known.command === word)) {
      const posted = say(conversation, `${word} is not a command that an app here has.`);
      return { delivery: null, posted };
    }

    const place = { workspace, channelId: conversation.id, userId, messageTs: null };
    const body = makeCommandBody(contextOf(app, workspace), {
      channelId: conversation.id,
      channelName: nameInCommands(conversation),
      userId,
      userName: name,
      command: word,
      text: rest,
      responseUrl: responseUrls.issue('commands', place),
      triggerId: triggers.issue({ teamId: workspace.id, userId }),
    });
    const delivery = await sender.send({ kind: 'command', body });
    return { delivery, posted: showAnswer(conversation, word, delivery) };
  }

  /** Shows what stands in the acknowledgement, or that there was none, as Slack words it. */
  function showAnswer(
    conversation: Conversation,
    word: string,
    delivery: Delivery,
  ): PostedMessage | null {
    const outcome = delivery.attempts.at(-1)?.outcome;
    if (outcome?.kind !== 'answered') {
      return say(conversation, `${word} failed with the error "operation_timeout"`);
    }
    if (!isTaken(outcome))
      return say(conversation, `${word} failed with the error "dispatch_failed"`);
    const { body } = outcome;
    if (body === '') return null;

    const given = isJsonObject(body) ? body : { text: body };
    const content = readContent(given);
    const { installation } = workspace;
    if (isRefusal(content) || !installation) {
      // Slack itself stays silent here: whoever builds the app needs to know why.
      const why = isRefusal(content) ? [content.error, ...content.messages].join(': ') : 'no app';
      return say(conversation, `Slack would show nothing for this answer of the app (${why}).`);
    }
    const isPublic = given['response_type'] === 'in_channel';
    const posted = messages.add({
      channelId: conversation.id,
      visibleTo: isPublic ? null : userId,
      madeBy: delivery.id,
      fields: asApp({ workspace, installation }, app, content, null),
    });
    if (isPublic) events.posted(workspace, posted);
    return posted;
  }

  function say({ id: channelId }: Conversation, text: string): PostedMessage {
    return messages.add({
      channelId,
      visibleTo: userId,
      fields: { user: 'USLACKBOT', team: workspace.id, text },
    });
  }

  function find(reference: string): Conversation {
    const conversation = workspace.findConversation(reference);
    if (!conversation)
      throw new Error(`The workspace ${workspace.name} has no channel ${reference}.`);
    return conversation;
  }
}

/** How Slack names a conversation in a command. */
function nameInCommands({ kind, name }: Conversation): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}
