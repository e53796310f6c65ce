/** A quote of a text that somebody put in from Slack, kept beside the answer. */
export interface QuotedAddition {
  readonly source: string;
  readonly title: string;
  /** Of title and text. */
  readonly hash: string;
  /** From 1. */
  readonly paragraph: number;
  readonly quote: string;
  /** Until when it counts, in milliseconds since the epoch. */
  readonly until: number;
}
