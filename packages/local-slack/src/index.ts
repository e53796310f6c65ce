export { type AppManifest, localSecrets } from './app-settings.ts';
export { countCharacters, findBlockFaults, findViewFaults } from './blocks/find-block-faults.ts';
export { createLocalSlack } from './create-local-slack.ts';
export { LocalSlackError } from './errors.ts';
export { parseJson } from './json.ts';
export type { LocalSlack, LocalSlackOptions } from './local-slack.ts';
export type { PageSample, PageTab } from './page-server/page-state.ts';
export type { CommandOutcome, Person } from './people/person.ts';
export { readManifest } from './read-manifest.ts';
export {
  answer,
  cut,
  type Fault,
  type FaultScript,
  first,
  hang,
  page,
  rateLimit,
  refuse,
} from './server/faults.ts';
export { encodePayload, type Payload } from './wire/encode-payload.ts';
export type { ApiCall } from './wire/exchange-log.ts';
export { makeCommandBody, makeEventBody, makeInteractionBody } from './wire/payloads.ts';
export { isTaken } from './wire/sender.ts';
export { signRequest } from './wire/sign-request.ts';
export type { PostedMessage } from './workspace/message-store.ts';
