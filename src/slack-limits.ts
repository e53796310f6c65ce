/**
 * What Slack takes, and how long it waits: every limit of Slack's that the desk keeps, with the page of
 * docs.slack.dev that says it. What we chose ourselves stands in `limits.ts`.
 *
 * The file stands at the root and imports nothing, so that every room can read it: `knowledge/` proves that a title
 * fits a button, `storage/` spaces posts out, `replies/` builds what fits. The local Slack has a copy of its own, on
 * purpose: it judges what the desk sends, and a number that is wrong here must not be wrong there too.
 *
 * Lengths are in characters, which we count in UTF-16 code units: never fewer than Slack counts. Times are in
 * milliseconds, unless the name says otherwise.
 */

/** How long a request may wait for its acknowledgement ("Handling user interaction", "The Events API"). */
export const longestAcknowledgement = 3_000;

/** How far the timestamp of a signed request may be from our clock ("Verifying requests from Slack"). */
export const longestSkewSeconds = 5 * 60;

/** How often, and for how long, one `response_url` can be used ("Handling user interaction"). */
export const mostResponseUrlUses = 5;
export const longestResponseUrlLife = 30 * 60_000;

/** How far apart the posts in one channel must be ("Rate limits"). */
export const secondsBetweenPosts = 1;

/** The longest message that a person or an app can post: Slack cuts a longer one ("chat.postMessage"). */
export const longestMessage = 40_000;

/** The longest `text` that a message can be changed to ("chat.update": `msg_too_long`). */
export const longestUpdate = 4_000;

/** Blocks in a message ("Blocks"). */
export const mostBlocks = 50;

/** All the blocks of a message together. No page says it; about here comes `msg_blocks_too_long` (bolt-js #2867). */
export const longestBlocks = 13_200;

/** Blocks in a modal or in the App Home ("Blocks"), and all of the view as JSON ("views.publish"). */
export const mostViewBlocks = 100;
export const longestView = 250_000;

/** Prompts in the agent tab ("assistant.threads.setSuggestedPrompts"). */
export const mostSuggestedPrompts = 4;

/** The text on a button ("Button element"). */
export const longestButtonText = 75;

/** The choices of a menu behind three dots ("Overflow menu element"). */
export const mostOverflowOptions = 5;

/** The choices of a menu that opens below its name ("Select menu element"). */
export const mostSelectOptions = 100;

/** Each text beside another in a section ("Section block"). */
export const longestSectionField = 2_000;

/** One field of a form ("Plain-text input element"). */
export const longestField = 3_000;

/** The text and the value of an option, and how many a menu, or a group in it, holds ("Option object"). */
export const longestOptionText = 75;
export const longestOptionValue = 150;
export const mostOptionGroup = 100;

/** A slash command with its slash ("App manifest reference"). */
export const longestCommand = 32;
