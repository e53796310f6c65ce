import type {
  BlockAction,
  Logger,
  Middleware,
  SlackActionMiddlewareArgs,
  webApi,
} from '@slack/bolt';
import type { Fact } from '../../knowledge/knowledge-base.ts';
import type { QuotedAddition } from '../../knowledge/quoted-addition.ts';
import { detectLanguage, type Language } from '../../language/detect-language.ts';
import { additionGoneReply } from '../../replies/addition-replies.ts';
import { type FactRef, findFact, parseFactRef } from '../../replies/fact-ref.ts';
import { notice, pressFailedReply } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { offReply } from '../../replies/settings-replies.ts';
import type { Strings } from '../../replies/strings/en.ts';
import { type Press, readPress, readPresser } from '../messages/read-press.ts';
import { type Asked, toAsked } from '../permission/asked.ts';
import type { Access, Allowed } from '../permission/create-access.ts';
import type { Recipient } from '../posting/letter.ts';
import type { Outbox } from '../posting/outbox.ts';
import type { KeptAsk, KeptWords } from './kept-words.ts';
import { tellIfItFails } from './tell-if-it-fails.ts';

/** A press on a button of ours that still means something. */
export interface AnyPress<Meaning> {
  readonly press: Press;
  readonly meant: Meaning;
  /** The question that the button was made for; `null` for a button that is bound to none. */
  readonly ask: KeptAsk | null;
  /** Who pressed where. */
  readonly asked: Asked;
  /** What may be shown to whoever pressed, and to all where they did. */
  readonly allowed: Allowed;
  readonly client: webApi.WebClient;
  readonly logger: Logger;
  /** Whoever pressed. */
  readonly recipient: Recipient;
  /** Of the answer that was pressed, or of the last question of whoever pressed. */
  readonly language: Language;
  /** Shows them a reply. */
  tell(reply: Reply): Promise<unknown>;
}

/** A press on a button that names a fact which the desk still has. */
export interface FactPress extends Omit<AnyPress<unknown>, 'meant'> {
  readonly ref: FactRef;
  readonly fact: Fact;
}

/**
 * Whom a button obeys. A private reply is its asker's: nobody else sees it, so that whoever presses there with its value
 * has it from elsewhere. A public one is read by everybody there.
 *
 * - `asker`: it acts in the name of whoever asked, as sharing and feedback do.
 * - `reader`: it shows what stands in the reply's own question, to whoever may read that.
 * - `anybody`: it shows a fact, which is nobody's.
 */
type Obeys = 'asker' | 'reader' | 'anybody';

/** What a button is bound to. The question is looked for where it is pressed: elsewhere there is none. */
export type Binding =
  | { readonly obeys: 'anybody' }
  | {
      readonly obeys: Exclude<Obeys, 'anybody'>;
      readonly keptWords: KeptWords;
      /** What is said where the question is not known there, or no longer. */
      readonly lost: keyof Strings['notices']['lost'];
    };

export interface OnPressOptions {
  readonly access: Access;
  readonly languageOf: LanguageOf;
  /** With its slash. */
  readonly command: string;
  readonly outbox: Outbox;
  readonly binding: Binding;
  readonly handle: (press: FactPress) => Promise<void>;
}

/** Acknowledges a press at once, reads what its button names, and hands it on to whoever may press it. */
export function onPress({
  binding,
  handle,
  ...places
}: OnPressOptions): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return onAnyPress({
    ...{ ...places, binding },
    read(value, { alone }) {
      const ref = parseFactRef(value.replace(/^[+-]/, ''));
      const fact = ref && findFact(ref, alone.knowledge);
      return fact && { ref, fact };
    },
    askIdOf: ({ ref }) => ref.askId,
    languageIn: ({ ref }) => ref.language,
    gone: ({ topicGone }) => topicGone,
    handle: ({ meant, ...pressed }) => handle({ ...pressed, ...meant }),
  });
}

export interface OnAnyPressOptions<Meaning> {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly outbox: Outbox;
  readonly binding: Binding;
  readonly languageOf: LanguageOf;
  /** What a button's value means; `null` where it means nothing any more. */
  readonly read: (value: string, allowed: Allowed) => Meaning | null;
  /** Which question it stands under; `null` where nobody asked. */
  readonly askIdOf: (meaning: Meaning) => string | null;
  /** What is said where it means nothing. */
  readonly gone: (notices: Strings['notices'], command: string, value: string) => string;
  /** The language of the reply that it stands under, where it tells. */
  readonly languageIn?: (meaning: Meaning) => Language;
  readonly handle: (press: AnyPress<Meaning>) => Promise<void>;
}

/** The same for a button that names anything. */
export function onAnyPress<Meaning>({
  access,
  command,
  outbox,
  binding,
  read,
  askIdOf,
  languageOf,
  languageIn,
  gone,
  handle,
}: OnAnyPressOptions<Meaning>): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async function buttonPressed({ ack, body, client, logger, context }) {
    await ack();
    const presser = readPresser(body);
    const press = withTeam(readPress(body), context.teamId);
    if (!press) logger.warn('A press could not be read.', { teamId: presser?.teamId });
    if (!presser) return;

    const recipient = { ...presser, client, logger };
    const tell = (reply: Reply) => outbox.send('private', { to: recipient, reply });
    const spoken = languageOf({ ...presser, teamId: context.teamId ?? presser.teamId });
    if (!press) {
      await tell(notice(spoken, ({ unreadableButton }) => unreadableButton));
      return;
    }

    const work = async (): Promise<void> => {
      const asked = toAsked({ body, context, client }, press);
      const allowed = await access.find(asked);
      if (allowed.manner === 'off') {
        await tell(offReply(command, spoken));
        return;
      }
      const meant = read(press.value, allowed);
      if (meant === null) {
        await tell(notice(spoken, (notices) => gone(notices, command, press.value)));
        return;
      }
      const found = await findAsk(binding, press, askIdOf(meant));
      const words = typeof found === 'object' ? found?.words : null;
      const language = languageIn?.(meant) ?? (words ? detectLanguage(words) : spoken);
      if (typeof found === 'function') {
        await tell(notice(language, found));
        return;
      }
      const left = found && findLeft(found, allowed);
      if (left) await tell(additionGoneReply(left, allowed.at, language));
      else {
        const pressed = { press, asked, meant, ask: found, allowed, client, logger };
        await handle({ ...pressed, recipient, tell, language });
      }
    };
    await tellIfItFails(tell, work, spoken, (_, language) => pressFailedReply(language));
  };
}

/** Chooses what to say. */
type Notice = (notices: Strings['notices']) => string;

type LanguageOf = KeptWords['languageOf'];

/** Gives the question that a button is bound to, or what to say to whoever it does not obey. */
async function findAsk(
  binding: Binding,
  { teamId, channelId, userId }: Press,
  askId: string | null,
): Promise<KeptAsk | Notice | null> {
  if (binding.obeys === 'anybody') return null;
  const ask = askId === null ? null : await binding.keptWords.find({ teamId, channelId, askId });
  const lost: Notice = (notices) => notices.lost[binding.lost];
  if (!ask) return lost;
  if (ask.userId === userId || (binding.obeys === 'reader' && ask.isPublic)) return ask;
  return ask.userId === null ? lost : ({ ofSomebodyElse }) => ofSomebodyElse;
}

/** What a reply quotes of a text that is no longer there: what its buttons would do now is not what it says. */
function findLeft({ quoted }: KeptAsk, { alone }: Allowed): QuotedAddition | null {
  if (quoted.length === 0) return null;
  const { sources } = alone.knowledge;
  return quoted.find(({ source }) => !(source in sources)) ?? null;
}

/** A question is kept under the workspace that it came through, which need not be that of whoever presses. */
function withTeam(press: Press | null, teamId: string | undefined): Press | null {
  return press && teamId !== undefined ? { ...press, teamId } : press;
}
