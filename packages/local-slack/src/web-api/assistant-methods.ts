import { z } from 'zod';
import { type BotMethods, type MethodCall, ok, refusal } from './method.ts';

const mostPrompts = 4;

const shown = z.string().refine((text) => text.trim() !== '', 'must be more than 0 characters');

const promptsSchema = z.object({
  channel_id: z.string(),
  title: z.string().optional(),
  prompts: z
    .array(z.strictObject({ title: shown, message: shown }))
    .min(1)
    .max(mostPrompts, `no more than ${mostPrompts} items allowed`),
});

/** Methods of an app with an agent tab, which is its direct conversation. */
export function createAssistantMethods({
  onChange,
}: {
  readonly onChange: () => void;
}): BotMethods {
  return {
    'assistant.threads.setSuggestedPrompts': { scope: 'assistant:write', run: setPrompts },
  };

  function setPrompts({ workspace, args }: MethodCall) {
    const parsed = promptsSchema.safeParse(args);
    if (!parsed.success) {
      const messages = parsed.error.issues.map(
        ({ path, message }) =>
          `[ERROR] ${message} [json-pointer:${path.map((part) => `/${String(part)}`).join('')}]`,
      );
      return refusal('invalid_arguments', { response_metadata: { messages } });
    }
    const { channel_id: channelId, title = null, prompts } = parsed.data;
    if (workspace.findConversation(channelId)?.kind !== 'im') return refusal('channel_not_found');
    workspace.prompts.set(channelId, { title, prompts });
    onChange();
    return ok();
  }
}
