import { createStandInApp } from './stand-in-app.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

/** A person, and an app that gets what they press and fill in. */
export type Interaction = Awaited<ReturnType<typeof startInteraction>>;

/** @param now  Milliseconds since the epoch. */
export async function startInteraction(now: () => number = Date.now) {
  const app = await createStandInApp();
  const slack = await startLocalSlack({ now });
  slack.sendTo(app.url);
  return {
    ...{ slack, app, ana: slack.person('ana') },
    /** The payload of the last request that the app got. */
    payload: () => JSON.parse(new URLSearchParams(app.requests.at(-1)?.body).get('payload') ?? ''),
    /** Calls Slack as the app does. Gives the body of its answer. */
    post: async (method: string, args: Record<string, unknown>) =>
      (await callApi(slack, method, args)).body,
  };
}
