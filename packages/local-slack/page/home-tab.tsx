import type { SlackView } from '../src/workspace/view-store.ts';
import { BlockList } from './block-list.tsx';
import { useFilledView } from './use-filled-view.ts';

/** What the app shows on its Home, which takes presses and typing as a modal does. */
export function HomeTab({ view }: { readonly view: SlackView }) {
  const { fill, enter } = useFilledView(view);
  return <BlockList blocks={view.blocks} onElement={fill} onEnter={enter} />;
}
