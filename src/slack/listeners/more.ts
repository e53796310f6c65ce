import { actionIds } from '../../replies/action-ids.ts';
import type { ActionListener, UnknownListener } from '../listener.ts';
import { readPress } from '../messages/read-press.ts';

/** The menu behind three dots: what is chosen there is done as if it were a button in the open. */
export function createMore({
  buttons,
  unknown,
}: {
  readonly buttons: readonly ActionListener[];
  /** Does what no button of this version does. */
  readonly unknown: UnknownListener;
}): ActionListener {
  return {
    kind: 'action',
    action: 'more',
    actionId: actionIds.more,
    scopes: [],
    async listen(args) {
      const name = readPress(args.body)?.name;
      const chosen = buttons.find(({ action }) => action === name);
      await (chosen?.listen ?? unknown.action)(args);
    },
  };
}
