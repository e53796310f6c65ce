import { channelSourceDays } from '../limits.ts';

/** What a column may hold. Only `words` are somebody's own; only `person` says who somebody is. */
export type Holds =
  | 'words'
  | 'person'
  | 'place'
  | 'time'
  | 'fact'
  | 'id'
  | 'state'
  | 'secret'
  | 'settings';

/** When the time of a row is over, counted from one of its columns. */
export interface Ending {
  /** `retention`: RETENTION_DAYS. `records`: RECORD_DAYS. A number: so many days. */
  readonly after: 'retention' | 'records' | number;
  readonly from: string;
  /** Which rows, where not all. */
  readonly when?: string;
  /** The fewest days, where `after` may say fewer. */
  readonly atLeast?: number;
}

export interface ColumnLifetime {
  readonly holds: Holds;
  readonly keeps: string;
}

/** What a table keeps, why, and until when. */
export interface TableLifetime {
  /** With its schema where it is not our own. */
  readonly table: string;
  readonly keeps: string;
  readonly why: string;
  readonly columns: Readonly<Record<string, ColumnLifetime>>;
  /** When a row loses every word and every person. Not needed where the row itself is deleted as soon. */
  readonly anonymised: readonly Ending[];
  /** When a row is deleted. */
  readonly deleted: readonly Ending[];
  /** What else deletes words or rows, or why a row stays. */
  readonly until: string;
  /** Whether a row is deleted whole when a person in it is forgotten: without them it is nothing. */
  readonly goesWithPerson?: boolean;
}

const teamId = column('place', 'the workspace');
const enterpriseId = column('place', 'its organisation, where it is in one');
const channelId = column('place', 'the channel');

/**
 * Everything that is kept: each table and column, and when it ends. Retention does what stands here, forgetting and the
 * deletion of a workspace find their columns here, and a test holds it against a migrated database: what is not here
 * cannot be kept.
 */
export const lifetimes: readonly TableLifetime[] = [
  {
    table: 'answers',
    keeps: 'which question was answered where, and with which fact',
    why: 'an edit changes the answer in its place, “Why?” explains it, a corrected fact can be corrected where it was told',
    columns: {
      team_id: teamId,
      channel_id: channelId,
      ask_id: column('id', 'the message, command or press, by Slack’s own id of it'),
      thread_ts: column('place', 'the thread'),
      user_id: column('person', 'who asked'),
      author_id: column('person', 'who wrote what was checked'),
      question: column('words', 'what was asked or checked'),
      edited_ts: column('time', 'which edit was answered'),
      reply_ts: column('place', 'the reply'),
      is_amendable: column('state', 'whether the reply can be changed'),
      shared_by: column('person', 'who shared the answer'),
      is_answered: column('state', 'whether there is an answer'),
      asked_at: column('time', 'when it was asked'),
      answered_at: column('time', 'when it was last answered'),
      post_id: column('id', 'the last post of the reply'),
      post_until: column('time', 'until when that may be on its way'),
      fact_ids: column('fact', 'the facts that the reply cites'),
      fact_versions: column('fact', 'the version of each: a hash of what it told'),
      knowledge_hash: column('fact', 'the version of the knowledge base that they are of'),
      outcome: column('state', 'what became of it: answered, not found, supported, …'),
      quoted: column('words', 'what the reply quotes of a text that was put into the channel'),
    },
    anonymised: [{ after: 'retention', from: 'asked_at' }],
    deleted: [{ after: 'records', from: 'asked_at' }],
    until: '',
  },
  {
    table: 'welcomes',
    keeps: 'who was welcomed',
    why: 'nobody is welcomed twice, whichever process does it',
    columns: {
      team_id: teamId,
      user_id: column('person', 'who was welcomed'),
      welcomed_at: column('time', 'when'),
      opened_at: column('time', 'when they last opened the messages to the desk'),
    },
    // Even where no words are kept, nobody wants to be welcomed each day.
    anonymised: [{ after: 'retention', from: 'opened_at', atLeast: 30 }],
    deleted: [{ after: 'retention', from: 'opened_at', atLeast: 30 }],
    until: 'whoever comes back later, or was forgotten, is welcomed anew',
  },
  {
    table: 'feedback',
    keeps: 'whether an answer helped, and why not',
    why: 'curators see which facts do not help; nobody counts twice',
    columns: {
      team_id: teamId,
      fact_id: column('fact', 'the fact'),
      fact_version: column('fact', 'which version of it: a hash of what it told'),
      user_id: column('person', 'whose vote it is'),
      is_helpful: column('state', 'whether it helped'),
      reason: column('state', 'why not: one of four, chosen'),
      voted_at: column('time', 'when it was last changed'),
    },
    // As with welcomes: a vote can be changed for some time, even where no words are kept.
    anonymised: [{ after: 'retention', from: 'voted_at', atLeast: 30 }],
    deleted: [{ after: 'records', from: 'voted_at' }],
    until: 'the vote of somebody who is forgotten still counts, as nobody’s',
  },
  {
    table: 'cards',
    keeps: 'which questions went to the curators, and who has them',
    why: 'one card a question, changed in its place; of two curators one has it',
    columns: {
      id: column('id', 'our own'),
      team_id: teamId,
      channel_id: column('place', 'the curators’ channel; none where each got it'),
      message_ts: column('place', 'the card'),
      claimed_by: column('person', 'the curator who has it, or settled it'),
      made_at: column('time', 'when it was first asked'),
      settled_at: column('time', 'when it was settled'),
      settled_as: column('state', 'whether it was answered, or is in no source'),
      answer_source: column('fact', 'the source that it was answered from'),
      answer_quote: column('fact', 'the words of that source'),
    },
    anonymised: [{ after: 'retention', from: 'made_at', atLeast: 7 }],
    deleted: [{ after: 'records', from: 'made_at' }],
    until: '',
  },
  {
    table: 'card_asks',
    keeps: 'who asked the curators what, and where',
    why: 'they are told where they asked, once each',
    columns: {
      card_id: column('id', 'the card'),
      team_id: teamId,
      user_id: column('person', 'who asked'),
      channel_id: channelId,
      thread_ts: column('place', 'the thread'),
      is_public: column('state', 'whether all there read the reply'),
      ask_id: column('id', 'the question there'),
      words: column('words', 'what was asked'),
      normalised: column('words', 'its one form, by which the same question is known'),
      asked_at: column('time', 'when'),
      told_at: column('time', 'when they were told'),
    },
    anonymised: [],
    // Whoever presses wants an answer by people, who need some days even where no words are kept.
    deleted: [{ after: 'retention', from: 'asked_at', atLeast: 7 }],
    until: 'goes with whoever asked when they are forgotten, and with that question',
    goesWithPerson: true,
  },
  {
    table: 'card_letters',
    keeps: 'which curators got a card as a direct message',
    why: 'each gets it once, and it is changed wherever it stands',
    columns: {
      card_id: column('id', 'the card'),
      team_id: teamId,
      user_id: column('person', 'the curator'),
      channel_id: column('place', 'their conversation with the desk'),
      message_ts: column('place', 'the message'),
      made_at: column('time', 'when'),
    },
    anonymised: [],
    deleted: [{ after: 'retention', from: 'made_at', atLeast: 7 }],
    until: 'goes with the card, and with the curator when they are forgotten',
    goesWithPerson: true,
  },
  {
    table: 'patches',
    keeps: 'what curators made of cards, to be taken into the knowledge base',
    why: 'nothing is written behind an editor’s back',
    columns: {
      id: column('id', 'our own'),
      team_id: teamId,
      card_id: column('id', 'the card'),
      kind: column('state', 'a fact, or a question that no source answers'),
      made_by: column('person', 'the curator who made it'),
      made_at: column('time', 'when'),
      title: column('words', 'the title that the curator gave it'),
      answer: column('words', 'the answer, in the curator’s words or the source’s'),
      attribution: column('words', 'who says it in the source'),
      source_id: column('fact', 'the source'),
      quote: column('fact', 'its words'),
      fact_id: column('fact', 'the fact that the question lies nearest to'),
      state: column('state', 'waiting, taken or dropped'),
      moved_at: column('time', 'when it was taken or dropped'),
    },
    anonymised: [],
    deleted: [{ after: 'retention', from: 'made_at', atLeast: 7 }],
    until: 'goes with the curator when they are forgotten; what was taken stands in the files',
    goesWithPerson: true,
  },
  {
    table: 'patch_questions',
    keeps: 'the questions of such a fact',
    why: 'the fact is found by them',
    columns: {
      patch_id: column('id', 'what a curator made'),
      team_id: teamId,
      place: column('state', 'which one it is'),
      question: column('words', 'the question'),
      user_id: column('person', 'who asked just so; else the curator who worded it'),
      ask_id: column('id', 'where it was asked so: the question there'),
      said_at: column('time', 'when it was asked or worded so'),
    },
    anonymised: [],
    deleted: [{ after: 'retention', from: 'said_at', atLeast: 7 }],
    until: 'goes with whoever’s words they are when they are forgotten, and with that question',
    goesWithPerson: true,
  },
  {
    table: 'curators_channels',
    keeps: 'which channel questions to the curators go to',
    why: 'every process sends them there',
    columns: {
      team_id: teamId,
      channel_id: channelId,
      updated_at: column('time', 'when it last changed'),
    },
    anonymised: [],
    deleted: [],
    until: 'goes with the workspace',
  },
  {
    table: 'deliveries',
    keeps: 'what Slack handed over and waits for an answer',
    why: 'nothing that Slack was told we have may be lost',
    columns: {
      id: column('id', 'our own'),
      event_id: column('id', 'Slack’s, by which it is known again'),
      team_id: teamId,
      channel_id: channelId,
      ts: column('place', 'the message'),
      edited_ts: column('time', 'which edit of it'),
      user_id: column('person', 'who wrote it'),
      body: column('words', 'the event as Slack sent it'),
      state: column('state', 'waiting, done or dead'),
      last_code: column('state', 'why it failed last'),
      received_at: column('time', 'when it came'),
      finished_at: column('time', 'when it was done'),
      lease_holder: column('state', 'the process that works on it'),
      lease_until: column('time', 'for how long'),
      retries: column('state', 'how often it was tried again'),
      due_at: column('time', 'when it is worked on next'),
      tries: column('state', 'how often it was tried since it was put off'),
      has_turn: column('state', 'whether its turn in its channel is taken'),
    },
    anonymised: [{ after: 'retention', from: 'finished_at', when: "state <> 'waiting'" }],
    deleted: [
      { after: 'retention', from: 'received_at', when: "state = 'waiting'", atLeast: 1 },
      { after: 30, from: 'finished_at', when: "state <> 'waiting' AND body IS NULL" },
    ],
    until: 'words and person go as soon as it is answered',
  },
  {
    table: 'posts',
    keeps: 'each reply that was sent, and what became of it',
    why: 'tells whether a reply may stand twice, and why',
    columns: {
      id: column('id', 'our own'),
      team_id: teamId,
      channel_id: channelId,
      ask_id: column('id', 'what it answers'),
      way: column('state', 'in the thread, or to the asker alone'),
      process: column('state', 'which process sent it'),
      began_at: column('time', 'when it was sent'),
      ended_at: column('time', 'when Slack had said'),
      outcome: column('state', 'what became of it'),
      is_repeat: column('state', 'whether an earlier one may stand'),
    },
    anonymised: [],
    deleted: [{ after: 90, from: 'began_at' }],
    until: '',
  },
  {
    table: 'channel_turns',
    keeps: 'when a channel takes the next reply',
    why: 'Slack takes about one a second',
    columns: {
      team_id: teamId,
      channel_id: channelId,
      next_at: column('time', 'when'),
    },
    anonymised: [],
    deleted: [{ after: 1, from: 'next_at' }],
    until: '',
  },
  {
    table: 'installations',
    keeps: 'the workspaces and organisations that have the desk',
    why: 'without its token nothing there can be answered',
    columns: {
      enterprise_id: enterpriseId,
      team_id: column('place', 'the workspace; empty for a whole organisation'),
      details: column('settings', 'our own user there, our app, the scopes, when the token ends'),
      sealed_secrets: column('secret', 'the tokens, sealed'),
      state: column('state', 'active, suspended or uninstalled'),
      installed_at: column('time', 'when it was installed'),
      updated_at: column('time', 'when it last changed, or Slack was asked about it'),
      uninstalled_at: column('time', 'when it was removed'),
    },
    anonymised: [],
    deleted: [{ after: 29, from: 'uninstalled_at', when: "state = 'uninstalled'" }],
    until:
      'tokens go at once when the desk is removed; with the row goes all else of the workspace',
  },
  {
    table: 'organisation_workspaces',
    keeps: 'which workspaces the installation of an organisation served',
    why: 'when it goes, what is theirs goes too',
    columns: { enterprise_id: enterpriseId, team_id: teamId },
    anonymised: [],
    deleted: [],
    until: 'goes with the installation of the organisation',
  },
  {
    table: 'channel_settings',
    keeps: 'what curators decided for a channel',
    why: 'every process speaks there in the same way',
    columns: {
      team_id: teamId,
      channel_id: channelId,
      manner: column('settings', 'whom the desk answers there'),
      adders: column('settings', 'who may put texts in there'),
      sources: column('settings', 'which sources it answers from there'),
      updated_at: column('time', 'when it last changed'),
    },
    anonymised: [],
    deleted: [],
    until: 'goes with the workspace',
  },
  {
    table: 'channel_sources',
    keeps: 'texts that people put into a channel',
    why: 'they are asked there, and nowhere else',
    columns: {
      team_id: teamId,
      channel_id: channelId,
      source_id: column('id', 'our own'),
      title: column('words', 'its first line, or what it was called'),
      body: column('words', 'the text'),
      content_hash: column('id', 'of title and text'),
      added_by: column('person', 'who put it in'),
      added_at: column('time', 'when'),
    },
    anonymised: [],
    deleted: [{ after: channelSourceDays, from: 'added_at' }],
    until:
      'goes on a press, with whoever put it in when they are forgotten, and with the workspace',
    goesWithPerson: true,
  },
  {
    table: 'workspace_settings',
    keeps: 'who the curators of a workspace are',
    why: 'they alone may change settings, and see what is under embargo',
    columns: {
      enterprise_id: enterpriseId,
      team_id: column('place', 'the workspace; empty for a whole organisation'),
      curators: column('settings', 'Slack’s ids of those who were named, until they are taken out'),
      updated_at: column('time', 'when it last changed'),
    },
    anonymised: [],
    deleted: [],
    until: 'stays while somebody is a curator, and goes with the workspace or organisation',
  },
  {
    table: 'process_bases',
    keeps: 'which version of the knowledge base each process answers from',
    why: 'a process says so when another answers from another',
    columns: {
      process: column('state', 'the process'),
      knowledge_hash: column('fact', 'the version'),
      seen_at: column('time', 'when it last said so'),
    },
    anonymised: [],
    deleted: [{ after: 1, from: 'seen_at' }],
    until: 'goes when the process ends in good order',
  },
  {
    table: 'base_notices',
    keeps: 'what the curators were told of a new version',
    why: 'they are told once, whichever process does it',
    columns: {
      team_id: column('place', 'the workspace, or the organisation; empty for the only one'),
      notice: column('fact', 'which versions, or a hash of what is wrong'),
      told_at: column('time', 'when'),
    },
    anonymised: [],
    deleted: [{ after: 1, from: 'told_at' }],
    until: '',
  },
  {
    table: 'recalls',
    keeps: 'which corrected fact has to reach those who were told the old version',
    why: 'whichever process dies, the correction goes on, and curators see how far it is',
    columns: {
      id: column('id', 'our own'),
      team_id: teamId,
      fact_id: column('fact', 'the fact'),
      now_version: column('fact', 'the version that holds now'),
      title: column('fact', 'its title'),
      was: column('fact', 'the old answer, as the knowledge base has it'),
      why: column('fact', 'why it was corrected, likewise'),
      corrected_at: column('time', 'when, likewise'),
      kind: column('state', 'whether replies get the new answer or none'),
      state: column('state', 'found, running or done'),
      begun_by: column('person', 'which curator began it'),
      card_channel_id: column('place', 'the conversation that it was begun in'),
      card_ts: column('place', 'the message there, which shows how far it is'),
      found_at: column('time', 'when it was found'),
      shown_at: column('time', 'when curators were asked'),
      begun_at: column('time', 'when it was begun'),
      seen_until: column('time', 'until when replies were looked for'),
      ended_at: column('time', 'when it was done'),
      lease_holder: column('state', 'the process that works on it'),
      lease_until: column('time', 'for how long'),
    },
    anonymised: [{ after: 'retention', from: 'found_at' }],
    deleted: [{ after: 'records', from: 'found_at' }],
    until: '',
  },
  {
    table: 'recall_places',
    keeps: 'each reply, thread and person that a correction has to reach, and what became of it',
    why: 'nobody is told twice, and what could not be reached is known',
    columns: {
      id: column('id', 'our own'),
      recall_id: column('id', 'the correction'),
      team_id: teamId,
      step: column('state', 'a reply to change, a line in a thread, or a direct message'),
      channel_id: channelId,
      ask_id: column('id', 'the question'),
      thread_ts: column('place', 'the thread'),
      reply_ts: column('place', 'the reply'),
      user_id: column('person', 'who is told'),
      state: column('state', 'waiting, begun, or what became of it'),
      reason: column('state', 'why it was not reached'),
      tries: column('state', 'how often it was tried'),
      found_at: column('time', 'when it was found'),
      tried_at: column('time', 'when it was last tried'),
    },
    anonymised: [{ after: 'retention', from: 'found_at' }],
    deleted: [{ after: 'records', from: 'found_at' }],
    until: 'goes with the correction',
  },
  {
    table: 'receipts',
    keeps: 'what each reply was asked and answered by, under a short id',
    why: 'whoever asked can show it, and look whether it still holds',
    columns: {
      id: column('id', 'our own, random'),
      team_id: teamId,
      channel_id: channelId,
      ask_id: column('id', 'what it answers'),
      is_public: column('state', 'whether all in the channel see the reply'),
      made_at: column('time', 'when'),
      record: column('fact', 'base, facts, versions, rules, scores and quotes of the sources'),
      question: column('words', 'what was asked or checked'),
      user_id: column('person', 'who asked'),
      author_id: column('person', 'who wrote what was checked'),
      shared_by: column('person', 'who shared the answer'),
      // Not words, and it goes with them: with it, words can be tried out on their hash.
      salt: column('words', 'random bytes, without which the hash says nothing'),
      words_hash: column('id', 'of salt, words and people'),
      commitment: column('id', 'of all else, and of that hash'),
      batch: column('id', 'the link of the chain that holds it'),
      place: column('id', 'where in it'),
    },
    anonymised: [{ after: 'retention', from: 'made_at' }],
    deleted: [{ after: 'records', from: 'made_at' }],
    until: '',
  },
  {
    table: 'receipt_batches',
    keeps: 'a chain of hashes over all receipts',
    why: 'one that was changed later is found',
    columns: {
      number: column('id', 'our own, one after the other'),
      made_at: column('time', 'when'),
      since: column('time', 'when the first receipt in it was made'),
      record_days: column('settings', 'for how many days receipts were to be kept'),
      previous: column('id', 'the hash of the one before'),
      commitments: column('id', 'of each receipt: a hash with a salted hash in it'),
      hash: column('id', 'of all of that'),
    },
    anonymised: [],
    deleted: [],
    until:
      'stays: hashes, of which nothing can be read, and the chain is only as long as it is whole',
  },
  {
    table: 'rechecks',
    keeps: 'which facts that were due a curator found to be still right',
    why: 'nobody is asked again before the next date, until the file changes',
    columns: {
      enterprise_id: enterpriseId,
      team_id: teamId,
      fact_id: column('fact', 'the fact'),
      fact_version: column('fact', 'its version: a hash of what it told'),
      was_due: column('time', 'when the file says that it is due'),
      checked_by: column('person', 'who said so'),
      checked_at: column('time', 'when'),
      next_at: column('time', 'when it is due again'),
    },
    anonymised: [{ after: 'retention', from: 'checked_at' }],
    deleted: [{ after: 'records', from: 'checked_at' }],
    until: '',
  },
  {
    table: 'due_notices',
    keeps: 'who was told this week what is due',
    why: 'each is told once a week, whichever process does it',
    columns: {
      team_id: column('place', 'the workspace, or the organisation; empty for the only one'),
      user_id: column('person', 'who was told'),
      week: column('time', 'the week'),
      told_at: column('time', 'when'),
    },
    anonymised: [{ after: 8, from: 'told_at' }],
    deleted: [{ after: 8, from: 'told_at' }],
    until: '',
  },
  {
    table: 'oauth_states',
    keeps: 'installations that were begun',
    why: 'only who began one may end it, once',
    columns: {
      state_hash: column('id', 'of the state, not the state'),
      options: column('settings', 'the scopes and the address to come back to'),
      expires_at: column('time', 'when it no longer works'),
    },
    anonymised: [],
    deleted: [{ after: 0, from: 'expires_at' }],
    until: '',
  },
  {
    table: 'audit_trail',
    keeps: 'what happened to workspaces, tokens and what is kept',
    why: 'whoever runs the desk can account for it',
    columns: {
      id: column('id', 'our own'),
      at: column('time', 'when'),
      action: column('state', 'what'),
      outcome: column('state', 'how it went'),
      team_id: teamId,
      enterprise_id: enterpriseId,
      actor: column('person', 'who: somebody’s id, or slack, operator, desk'),
      resource: column('id', 'what it was done to, or how many'),
    },
    anonymised: [
      { after: 'retention', from: 'at', when: "actor NOT IN ('slack', 'operator', 'desk')" },
    ],
    deleted: [{ after: 730, from: 'at' }],
    until: '',
  },
  {
    table: 'schema_versions',
    keeps: 'the steps that brought the database to its version',
    why: 'each is taken once',
    columns: {
      version: column('state', 'the number of the step'),
      process: column('state', 'which process took it'),
      applied_at: column('time', 'when'),
    },
    anonymised: [],
    deleted: [],
    until: 'stays: it is about nobody',
  },
];

/** The columns of a table that hold one of these. */
export function columnsHolding(
  { columns: all }: TableLifetime,
  ...kinds: readonly Holds[]
): readonly string[] {
  return Object.entries(all).flatMap(([name, { holds }]) => (kinds.includes(holds) ? [name] : []));
}

/** The tables with rows of a workspace, which are deleted with it. */
export function tablesOfWorkspaces(): readonly TableLifetime[] {
  return lifetimes.filter(
    ({ table, columns: all }) => 'team_id' in all && table !== 'installations',
  );
}

function column(holds: Holds, keeps: string): ColumnLifetime {
  return { holds, keeps };
}
