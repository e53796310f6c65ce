/** One step from a version of the schema to the next. Once released, a step never changes. */
export interface Migration {
  /** From 1, each once and higher than the one before. */
  readonly version: number;
  readonly script: string;
}

/** What each table and column is for, and until when, is said in `lifetimes`; a test holds the two together. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    script: `
      CREATE TABLE deliveries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        event_id text NOT NULL,
        team_id text NOT NULL,
        channel_id text,
        ts text,
        edited_ts text NOT NULL DEFAULT '',
        user_id text,
        body jsonb,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
        last_code text,
        received_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX deliveries_event ON deliveries (event_id);
      CREATE UNIQUE INDEX deliveries_message ON deliveries (team_id, channel_id, ts, edited_ts)
        WHERE channel_id IS NOT NULL;
      CREATE INDEX deliveries_finished ON deliveries (finished_at);
      CREATE INDEX deliveries_open ON deliveries (state) WHERE state <> 'done';
      CREATE INDEX deliveries_user ON deliveries (team_id, user_id);

      CREATE TABLE answers (
        team_id text NOT NULL,
        channel_id text NOT NULL,
        ask_id text NOT NULL,
        thread_ts text,
        user_id text,
        author_id text,
        question text,
        edited_ts text,
        reply_ts text,
        is_amendable boolean NOT NULL DEFAULT false,
        shared_by text,
        is_answered boolean NOT NULL DEFAULT false,
        asked_at timestamptz NOT NULL DEFAULT now(),
        answered_at timestamptz,
        post_id uuid,
        PRIMARY KEY (team_id, channel_id, ask_id)
      );
      CREATE INDEX answers_thread ON answers (team_id, channel_id, thread_ts, answered_at);
      CREATE INDEX answers_asked ON answers (asked_at);

      CREATE TABLE posts (
        id uuid PRIMARY KEY,
        team_id text NOT NULL,
        channel_id text NOT NULL,
        ask_id text NOT NULL,
        way text NOT NULL,
        process text NOT NULL,
        began_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        outcome text
      );
      CREATE INDEX posts_ask ON posts (team_id, channel_id, ask_id);
      CREATE INDEX posts_began ON posts (began_at);

      CREATE TABLE channel_turns (
        team_id text NOT NULL,
        channel_id text NOT NULL,
        next_at timestamptz NOT NULL,
        PRIMARY KEY (team_id, channel_id)
      );

      CREATE TABLE installations (
        enterprise_id text NOT NULL,
        team_id text NOT NULL,
        details jsonb NOT NULL,
        sealed_secrets text,
        state text NOT NULL CHECK (state IN ('active', 'suspended', 'uninstalled')),
        installed_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        uninstalled_at timestamptz,
        PRIMARY KEY (enterprise_id, team_id)
      );

      CREATE TABLE oauth_states (
        state_hash text PRIMARY KEY,
        options jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      );

      CREATE TABLE audit_trail (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        action text NOT NULL,
        outcome text NOT NULL,
        team_id text,
        actor text,
        resource text
      );
      CREATE INDEX audit_trail_at ON audit_trail (at);
    `,
  },
  {
    // Who works on a delivery, and until when; whether a reply was sent although an earlier one may stand.
    version: 2,
    script: `
      ALTER TABLE deliveries ADD COLUMN lease_holder text;
      ALTER TABLE deliveries ADD COLUMN lease_until timestamptz;
      ALTER TABLE posts ADD COLUMN is_repeat boolean NOT NULL DEFAULT false;
    `,
  },
  {
    // What is an organisation's is told from what is a workspace's; what a reply cited stays when its words go; no
    // person's id stands inside another value.
    version: 3,
    script: `
      CREATE TABLE organisation_workspaces (
        enterprise_id text NOT NULL,
        team_id text NOT NULL,
        PRIMARY KEY (enterprise_id, team_id)
      );
      INSERT INTO organisation_workspaces (enterprise_id, team_id)
        SELECT DISTINCT organisation.enterprise_id, answers.team_id
        FROM installations AS organisation, answers
        WHERE organisation.team_id = ''
          AND NOT EXISTS (SELECT 1 FROM installations AS own WHERE own.team_id = answers.team_id)
          AND (SELECT count(*) FROM installations AS organisations WHERE organisations.team_id = '') = 1;
      UPDATE installations SET details = details - 'userId';

      ALTER TABLE audit_trail ADD COLUMN enterprise_id text;
      UPDATE audit_trail SET enterprise_id = nullif(resource, ''), resource = NULL
        WHERE action = 'installation.install';
      UPDATE audit_trail SET team_id = NULL WHERE team_id = '';

      ALTER TABLE answers ADD COLUMN fact_ids text[] NOT NULL DEFAULT '{}';
      ALTER TABLE answers ADD COLUMN knowledge_hash text;
      UPDATE posts SET ask_id = 'shared:' || split_part(ask_id, ':', 2) WHERE ask_id LIKE 'shared:%';
      UPDATE answers SET ask_id = renamed.new_id
        FROM (
          SELECT team_id, channel_id, ask_id AS old_id, 'shared:' || split_part(ask_id, ':', 2) || CASE
            row_number() OVER (PARTITION BY team_id, channel_id, split_part(ask_id, ':', 2) ORDER BY asked_at)
            WHEN 1 THEN '' ELSE ':' || gen_random_uuid() END AS new_id
          FROM answers WHERE ask_id LIKE 'shared:%'
        ) AS renamed
        WHERE answers.team_id = renamed.team_id AND answers.channel_id = renamed.channel_id
          AND answers.ask_id = renamed.old_id;
    `,
  },
  {
    // Who was welcomed, once; and the last questions of one person are found without reading everybody's.
    version: 4,
    script: `
      CREATE TABLE welcomes (
        team_id text NOT NULL,
        user_id text,
        welcomed_at timestamptz NOT NULL DEFAULT now(),
        opened_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX welcomes_person ON welcomes (team_id, user_id);
      CREATE INDEX answers_person ON answers (team_id, user_id, asked_at);
    `,
  },
  {
    // Where the desk may speak, and who decides that.
    version: 5,
    script: `
      CREATE TABLE channel_settings (
        team_id text NOT NULL,
        channel_id text NOT NULL,
        manner text NOT NULL CHECK (manner IN ('public', 'asked', 'private', 'off')),
        sources text[],
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (team_id, channel_id)
      );

      CREATE TABLE workspace_settings (
        enterprise_id text NOT NULL,
        team_id text NOT NULL,
        curators text[] NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (enterprise_id, team_id)
      );
      CREATE INDEX workspace_settings_team ON workspace_settings (team_id);
    `,
  },
  {
    // Which base each process answers from; and what curators were told of a new one, once.
    version: 6,
    script: `
      CREATE TABLE process_bases (
        process text PRIMARY KEY,
        knowledge_hash text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE base_notices (
        team_id text NOT NULL,
        notice text NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (team_id, notice)
      );
    `,
  },
  {
    // Each fact that was told, in which version, beside its id: what was told of it before can be found and corrected.
    version: 7,
    script: `
      ALTER TABLE answers ADD COLUMN fact_versions text[] NOT NULL DEFAULT '{}';
      CREATE INDEX answers_facts ON answers USING gin (fact_ids);
    `,
  },
  {
    // Texts that people put into a channel, to be asked there; and what was quoted from them.
    version: 8,
    script: `
      CREATE TABLE channel_sources (
        team_id text NOT NULL,
        channel_id text NOT NULL,
        source_id text NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        content_hash text NOT NULL,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (team_id, channel_id, source_id)
      );

      ALTER TABLE channel_settings ADD COLUMN adders text NOT NULL DEFAULT 'curators'
        CHECK (adders IN ('nobody', 'curators', 'everybody'));

      ALTER TABLE answers ADD COLUMN quoted text;
    `,
  },
  {
    // Which corrections have to reach those who were told the old version, and what became of each place.
    version: 9,
    script: `
      CREATE TABLE recalls (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        team_id text NOT NULL,
        fact_id text NOT NULL,
        now_version text NOT NULL,
        title text NOT NULL,
        was text,
        why text,
        corrected_at timestamptz,
        kind text CHECK (kind IN ('amend', 'void')),
        state text NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'running', 'done')),
        begun_by text,
        card_channel_id text,
        card_ts text,
        found_at timestamptz NOT NULL DEFAULT now(),
        shown_at timestamptz,
        begun_at timestamptz,
        seen_until timestamptz,
        ended_at timestamptz,
        lease_holder text,
        lease_until timestamptz,
        UNIQUE (team_id, fact_id, now_version)
      );
      CREATE INDEX recalls_running ON recalls (begun_at) WHERE state = 'running';

      CREATE TABLE recall_places (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        recall_id uuid NOT NULL REFERENCES recalls (id) ON DELETE CASCADE,
        team_id text NOT NULL,
        step text NOT NULL CHECK (step IN ('update', 'notice', 'direct')),
        channel_id text NOT NULL,
        ask_id text NOT NULL,
        thread_ts text,
        reply_ts text,
        user_id text,
        state text NOT NULL DEFAULT 'waiting'
          CHECK (state IN ('waiting', 'begun', 'done', 'uncertain', 'refused', 'skipped')),
        reason text,
        tries integer NOT NULL DEFAULT 0,
        found_at timestamptz NOT NULL DEFAULT now(),
        tried_at timestamptz
      );
      CREATE UNIQUE INDEX recall_places_update ON recall_places (recall_id, channel_id, reply_ts) WHERE step = 'update';
      CREATE UNIQUE INDEX recall_places_notice ON recall_places (recall_id, channel_id, coalesce(thread_ts, ''))
        WHERE step = 'notice';
      CREATE UNIQUE INDEX recall_places_direct ON recall_places (recall_id, user_id) WHERE step = 'direct';
      CREATE UNIQUE INDEX recall_places_nobody ON recall_places (recall_id, channel_id, ask_id) WHERE state = 'skipped';
      CREATE INDEX recall_places_waiting ON recall_places (recall_id, step) WHERE state = 'waiting';
    `,
  },
  {
    // What numbers are made of: what became of each question, and how often a delivery was tried again. What is due to be
    // looked at again: who said that it is still right, and who was told this week.
    version: 10,
    script: `
      ALTER TABLE answers ADD COLUMN outcome text;
      ALTER TABLE deliveries ADD COLUMN retries integer NOT NULL DEFAULT 0;
      CREATE INDEX deliveries_received ON deliveries (received_at);

      CREATE TABLE rechecks (
        enterprise_id text NOT NULL,
        team_id text NOT NULL,
        fact_id text NOT NULL,
        fact_version text NOT NULL,
        was_due date NOT NULL,
        checked_by text,
        checked_at timestamptz NOT NULL DEFAULT now(),
        next_at date NOT NULL,
        PRIMARY KEY (team_id, fact_id)
      );

      CREATE TABLE due_notices (
        team_id text NOT NULL,
        user_id text,
        week text NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX due_notices_person ON due_notices (team_id, user_id, week);
    `,
  },
  {
    // What people said of an answer: one vote a person and version of a fact.
    version: 11,
    script: `
      CREATE TABLE feedback (
        team_id text NOT NULL,
        fact_id text NOT NULL,
        fact_version text NOT NULL,
        user_id text,
        is_helpful boolean NOT NULL,
        reason text CHECK (reason IN ('wrong', 'not_asked', 'out_of_date', 'too_long')),
        voted_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX feedback_person ON feedback (team_id, fact_id, fact_version, user_id);
      CREATE INDEX feedback_voted ON feedback (voted_at);
    `,
  },
  {
    // What people ask the curators, and the channel that it goes to. Words stand with who asked, and go with them.
    version: 12,
    script: `
      CREATE TABLE curators_channels (
        team_id text PRIMARY KEY,
        channel_id text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE cards (
        id uuid PRIMARY KEY,
        team_id text NOT NULL,
        channel_id text NOT NULL,
        message_ts text,
        claimed_by text,
        made_at timestamptz NOT NULL DEFAULT now(),
        settled_at timestamptz,
        settled_as text CHECK (settled_as IN ('answered', 'in_no_source'))
      );
      CREATE INDEX cards_made ON cards (made_at);

      CREATE TABLE card_asks (
        card_id uuid NOT NULL,
        team_id text NOT NULL,
        user_id text NOT NULL,
        channel_id text NOT NULL,
        thread_ts text,
        is_public boolean NOT NULL,
        ask_id text NOT NULL,
        words text NOT NULL,
        normalised text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        told_at timestamptz,
        PRIMARY KEY (card_id, user_id)
      );
      CREATE INDEX card_asks_person ON card_asks (team_id, user_id);
    `,
  },
  {
    // What a card was answered with, cards that go to each curator, and what curators make of cards for the folder. A
    // question that stands as somebody asked it is a row of theirs, and goes with them.
    version: 13,
    script: `
      ALTER TABLE cards ALTER COLUMN channel_id DROP NOT NULL;
      ALTER TABLE cards ADD COLUMN answer_source text;
      ALTER TABLE cards ADD COLUMN answer_quote text;

      CREATE TABLE card_letters (
        card_id uuid NOT NULL REFERENCES cards (id) ON DELETE CASCADE,
        team_id text NOT NULL,
        user_id text NOT NULL,
        channel_id text,
        message_ts text,
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (card_id, user_id)
      );

      CREATE TABLE patches (
        id uuid PRIMARY KEY,
        team_id text NOT NULL,
        card_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('fact', 'not_in_source')),
        made_by text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        title text,
        answer text,
        attribution text,
        source_id text,
        quote text,
        fact_id text,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'dropped')),
        moved_at timestamptz
      );
      CREATE UNIQUE INDEX patches_card ON patches (card_id) WHERE state <> 'dropped';

      CREATE TABLE patch_questions (
        patch_id uuid NOT NULL REFERENCES patches (id) ON DELETE CASCADE,
        team_id text NOT NULL,
        place integer NOT NULL,
        question text NOT NULL,
        user_id text NOT NULL,
        ask_id text,
        said_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (patch_id, place, user_id)
      );
      CREATE INDEX patch_questions_person ON patch_questions (team_id, user_id);
    `,
  },
  {
    // The record of each reply under a short id, and a chain of hashes over all of them, which outlives words, salts and rows.
    version: 14,
    script: `
      CREATE TABLE receipts (
        id text PRIMARY KEY,
        team_id text NOT NULL,
        channel_id text NOT NULL,
        ask_id text NOT NULL,
        is_public boolean NOT NULL,
        made_at timestamptz NOT NULL,
        record text NOT NULL,
        question text,
        user_id text,
        author_id text,
        shared_by text,
        salt text,
        words_hash text NOT NULL,
        commitment text NOT NULL,
        batch integer,
        place integer
      );
      CREATE INDEX receipts_ask ON receipts (team_id, channel_id, ask_id);
      CREATE INDEX receipts_person ON receipts (team_id, user_id);
      CREATE INDEX receipts_made ON receipts (made_at);
      CREATE INDEX receipts_batch ON receipts (batch);
      CREATE INDEX receipts_open ON receipts (made_at) WHERE batch IS NULL;

      CREATE TABLE receipt_batches (
        number integer PRIMARY KEY,
        made_at timestamptz NOT NULL,
        since timestamptz NOT NULL,
        record_days integer NOT NULL,
        previous text NOT NULL,
        commitments text[] NOT NULL,
        hash text NOT NULL
      );
    `,
  },
  {
    // Deliveries are their own queue: when each is due, how often it was tried, and whether its turn is taken. Until when a reply
    // may be on its way stands with its answer, where two processes that begin at once both see it.
    version: 15,
    script: `
      ALTER TABLE deliveries ADD COLUMN due_at timestamptz NOT NULL DEFAULT now();
      ALTER TABLE deliveries ADD COLUMN tries integer NOT NULL DEFAULT 0;
      ALTER TABLE deliveries ADD COLUMN has_turn boolean NOT NULL DEFAULT false;
      CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
      DROP SCHEMA IF EXISTS pgboss CASCADE;

      ALTER TABLE answers ADD COLUMN post_until timestamptz;
    `,
  },
];
