import { z } from 'zod';
import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { ApiCall } from '../wire/exchange-log.ts';
import type { TellEvents } from '../wire/tell-events.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { asApp, isRefusal, readContent } from './post-as-app.ts';

/** What a `response_url` was given out for. */
export interface ResponseUrlPlace {
  readonly workspace: Workspace;
  readonly channelId: string;
  readonly userId: string;
  /** The message that was pressed; `null` for a command. */
  readonly messageTs: string | null;
}

export interface ResponseUrls {
  /** Gives an address, as `http://127.0.0.1:4000/actions/T1/1/…`. */
  issue(kind: 'commands' | 'actions', place: ResponseUrlPlace): string;
  /** Lets a path be used that a test made up. */
  register(path: string, place: ResponseUrlPlace): void;
  /** Whether a path looks like one of these. */
  owns(path: string): boolean;
  respond(call: ApiCall): { readonly status: number; readonly body: string };
}

const done = { status: 200, body: 'ok' } as const;
const mostUses = 5;
const longestUse = 30 * 60_000;

const bodySchema = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/** Makes the addresses that answer a command or a press: five uses within half an hour, without a token. */
export function createResponseUrls({
  app,
  events,
  now,
  nextId,
  origin,
}: {
  readonly app: AppSettings;
  readonly events: TellEvents;
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  /** Where they are, as `http://127.0.0.1:4000`. */
  readonly origin: () => string;
}): ResponseUrls {
  const urls = new Map<string, { place: ResponseUrlPlace; since: number; uses: number }>();

  return {
    issue(kind, place) {
      const path = `/${kind}/${place.workspace.id}/${nextId('')}/${nextId('response')}`;
      urls.set(path, { place, since: now(), uses: 0 });
      return `${origin()}${path}`;
    },
    register(path, place) {
      if (!urls.has(path)) urls.set(path, { place, since: now(), uses: 0 });
    },
    owns: (path) => /^\/(?:commands|actions)\//.test(path),
    respond(call) {
      const url = urls.get(call.to);
      if (!url) return { status: 404, body: 'no_service' };
      if (now() - url.since > longestUse) return { status: 404, body: 'expired_url' };
      if (url.uses >= mostUses) return { status: 404, body: 'used_url' };
      url.uses += 1;
      return show(url.place, call);
    },
  };

  function show(
    { workspace, channelId, userId, messageTs }: ResponseUrlPlace,
    { id: madeBy, args }: ApiCall,
  ): { status: number; body: string } {
    const parsed = bodySchema.safeParse(args);
    const { installation, messages } = workspace;
    if (!parsed.success || !installation) return { status: 400, body: 'invalid_payload' };

    const original = messageTs === null ? null : messages.find(channelId, messageTs);
    if (parsed.data.delete_original) {
      if (original) messages.remove(original);
      return done;
    }
    const content = readContent(withoutKeys(args));
    if (isRefusal(content)) return { status: 400, body: content.error };
    if (parsed.data.replace_original && original) {
      messages.change(original, {
        text: content.text,
        ...(content.blocks !== null && { blocks: content.blocks }),
      });
      return done;
    }

    const isPrivate = parsed.data.response_type === 'ephemeral';
    const posted = messages.add({
      channelId,
      visibleTo: isPrivate ? userId : null,
      madeBy,
      fields: asApp({ workspace, installation }, app, content, parsed.data.thread_ts ?? null),
    });
    if (!isPrivate) events.posted(workspace, posted);
    return done;
  }
}

function withoutKeys({ text, blocks }: JsonObject): JsonObject {
  return { text, ...(blocks !== undefined && { blocks }) };
}
