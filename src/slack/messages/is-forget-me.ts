import { longestOrder } from '../../limits.ts';
import { readSlackText } from './read-slack-text.ts';

/** What people put around the order, and mean nothing by. */
const courtesies = new Set(
  'please pls plz kindly just now hey hi hello ok okay thanks thank you cptpp desk'.split(' '),
);

/**
 * Whether somebody orders to be forgotten, in whatever form: `forget-me`, "Forget me, please!", `/desk forget_me`. Every
 * surface asks here, before anything is kept. Who asks about the order ("what does forget me mean?") gives none.
 *
 * @param text  As Slack sent it.
 */
export function isForgetMe(text: string): boolean {
  if (text.length > longestOrder) return false;
  // Struck, it is an order all the same: in doubt nothing is kept.
  const words = readSlackText(text.replace(/<[@!#][^<>]*>|~/g, ' '))
    .toLowerCase()
    // The command, typed where it is only text.
    .replace(/^[^\p{L}\p{N}/]*\/[\w-]+/u, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const isAskedPolitely = /^(?:can|could|will|would)$/.test(words[0] ?? '') && words[1] === 'you';
  return (
    words
      .slice(isAskedPolitely ? 2 : 0)
      .filter((word) => !courtesies.has(word))
      .join('') === 'forgetme'
  );
}
