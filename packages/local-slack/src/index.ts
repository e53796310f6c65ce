export { type AppManifest, playgroundSecrets, readManifest } from './app-settings.ts';
export { createPlayground, type Playground, type PlaygroundOptions } from './create-playground.ts';
export type { PageSample } from './page-server/page-state.ts';
