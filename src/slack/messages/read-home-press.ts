import { z } from 'zod';
import { longestSearch } from '../../limits.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { readShownPage, searchBlockId } from '../../replies/home-view.ts';

/** Somebody pressed a button on their Home, or searched there. */
export interface HomePress {
  readonly userId: string;
  /** What a modal is opened with; `null` where Slack gave none. */
  readonly triggerId: string | null;
  /** Of the button; empty for the search. */
  readonly value: string;
  /** The page of topics that they see. */
  readonly page: number;
  /** What stands in the search. */
  readonly search: string;
}

const inputSchema = z.object({ value: z.string().nullish() });

const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().nullish().catch(null),
  view: z.object({
    type: z.literal('home'),
    private_metadata: z.string().catch(''),
    state: z
      .object({
        values: z.object({
          [searchBlockId]: z.object({ [actionIds.homeSearch]: inputSchema }),
        }),
      })
      .nullish()
      .catch(null),
  }),
  actions: z.tuple([inputSchema.extend({ action_id: z.string() })], z.unknown()),
});

/** Reads a `block_actions` body. Gives `null` for one that does not come from a Home. */
export function readHomePress(body: unknown): HomePress | null {
  const parsed = pressSchema.safeParse(body);
  if (!parsed.success) return null;

  const { user, trigger_id: triggerId, view, actions } = parsed.data;
  const [{ action_id: actionId, value }] = actions;
  const isSearch = actionId === actionIds.homeSearch;
  const filled = view.state?.values[searchBlockId][actionIds.homeSearch].value;
  return {
    userId: user.id,
    triggerId: triggerId ?? null,
    value: isSearch ? '' : (value ?? ''),
    page: readShownPage(view.private_metadata),
    search: ((isSearch ? value : filled) ?? '').slice(0, longestSearch).trim(),
  };
}
