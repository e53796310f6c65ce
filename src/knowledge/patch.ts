import { z } from 'zod';

/** Where a patch is: it waits, it was written into a folder, or somebody did away with it. */
export const patchStates = ['waiting', 'taken', 'dropped'] as const;
export type PatchState = (typeof patchStates)[number];

const shared = {
  /** Our own. */
  id: z.uuid(),
  /** Slack's ids of the workspace, and of the curator who made it. */
  teamId: z.string(),
  madeBy: z.string(),
  /** ISO 8601. */
  madeAt: z.string(),
};

/** A fact that a curator proposes, from the words of a source that answered a question. */
const factPatchSchema = z.object({
  ...shared,
  kind: z.literal('fact'),
  title: z.string(),
  /** Without those that were forgotten with whoever asked so. */
  questions: z.array(z.string()).readonly(),
  answer: z.string(),
  /** Who says it in the source; `null` where it is the source itself. */
  attribution: z.string().nullable(),
  source: z.string(),
  quote: z.string(),
});

/** A question that no source answers, for the `not_in_source` of the fact that lies nearest. */
const nearMissSchema = z.object({
  ...shared,
  kind: z.literal('not_in_source'),
  /** `null` where it was forgotten with whoever asked so. */
  question: z.string().nullable(),
  fact: z.string(),
});

export const patchSchema = z.discriminatedUnion('kind', [factPatchSchema, nearMissSchema]);

/** What a curator made of a question that people asked, until it is taken into the folder. */
export type Patch = z.infer<typeof patchSchema>;
export type FactPatch = z.infer<typeof factPatchSchema>;
export type NearMiss = z.infer<typeof nearMissSchema>;

/** The patches, wherever they are kept. */
export interface PatchBox {
  /** Those that wait, oldest first. */
  list(): Promise<readonly Patch[]>;
  /** Gives `false` where it is not as it was: of two at once, one moves it. */
  move(id: string, from: PatchState, to: PatchState): Promise<boolean>;
}
