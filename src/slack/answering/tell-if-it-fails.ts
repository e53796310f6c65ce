import type { Language } from '../../language/detect-language.ts';
import type { Reply } from '../../replies/reply.ts';
import { failedReply } from './reply-to.ts';

/**
 * Does what a person waits for. Where it fails, tells them so, and throws the failure: whether it can be told or not, the
 * first one is the one to report.
 */
export async function tellIfItFails<T>(
  tell: (reply: Reply) => Promise<unknown>,
  work: () => Promise<T>,
  language: Language,
  toReply: (failure: unknown, language: Language) => Reply = failedReply,
): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    await tell(toReply(failure, language)).catch(() => {});
    throw failure;
  }
}
