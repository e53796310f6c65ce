import { z } from 'zod';

/** What is asked of the process that sends commands. */
export interface Load {
  /** Where the app takes Slack's requests. */
  readonly url: string;
  /** Where a late reply goes. */
  readonly responseUrl: string;
  readonly connections: number;
  readonly seconds: number;
  /** The texts from this one on are sent; or these, again and again, where `again` says how many. */
  readonly from: number;
  readonly again: number | null;
}

/** What it measured. Times are in milliseconds. */
export const loadResultSchema = z.object({
  sent: z.number(),
  /** Answered with words in the acknowledgement itself. */
  answered: z.number(),
  failed: z.number(),
  perSecond: z.number(),
  median: z.number(),
  p99: z.number(),
});

export type LoadResult = z.infer<typeof loadResultSchema>;

/** Of the app that is measured; it is nobody's. */
export const signingSecret = '0123456789abcdef0123456789abcdef';

/** Texts that there are, each for one command to one app. */
export const textCount = 120_000;
