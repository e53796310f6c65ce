import { z } from 'zod';
import type { OpenAgentTab } from '../answering/open-agent-tab.ts';
import type { PublishHome } from '../answering/publish-home.ts';
import type { HomeOpenedListener } from '../listener.ts';
import { toAsked } from '../permission/asked.ts';

const openedSchema = z.object({
  user: z.string(),
  channel: z.string(),
  tab: z.enum(['home', 'messages']),
});

/** Somebody opened the desk in Slack: its Home, or the messages to it, which is the agent tab. */
export function createAppHomeOpened({
  publishHome,
  openAgentTab,
}: {
  readonly publishHome: PublishHome;
  readonly openAgentTab: OpenAgentTab;
}): HomeOpenedListener {
  return {
    kind: 'event',
    event: 'app_home_opened',
    subscription: 'app_home_opened',
    scopes: ['assistant:write', 'chat:write'],
    async listen({ event, body, context, client, logger }) {
      const opened = openedSchema.safeParse(event).data;
      if (!opened) return;
      const { user: userId, channel: channelId, tab } = opened;
      const teamId = context.teamId ?? body.team_id;
      const asked = toAsked({ body, context, client }, { teamId, channelId, userId });
      if (tab === 'home') await publishHome({ asked, logger });
      else await openAgentTab({ asked, channelId, logger });
    },
  };
}
