/** Stable codes. People and programs switch on these, never on a message's words. */
export type ErrorCode =
  | 'answer_busy'
  | 'config_invalid'
  | 'english_invalid'
  | 'installation_missing'
  | 'installation_suspended'
  | 'knowledge_invalid'
  | 'lease_lost'
  | 'lookup_failed'
  | 'oauth_state_invalid'
  | 'slack_away'
  | 'storage_full'
  | 'storage_invalid'
  | 'storage_newer'
  | 'storage_taken'
  | 'storage_unavailable'
  | 'usage'
  | 'work_overran';

/** Base of every error that the desk raises on purpose. Its message holds no token and nobody's question. */
export class DeskError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The environment cannot be used as it is. Lists every fault at once, each with its remedy. */
export class ConfigError extends DeskError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super('config_invalid', faults.join('\n'));
    this.faults = faults;
  }
}

/** One thing wrong in a knowledge base: where it is, what was found, what to do. */
export interface KnowledgeFault {
  /** Path as the person knows it: the folder they named, then the file. */
  readonly file: string;
  /** From 1; `null` for a folder. */
  readonly line: number | null;
  readonly found: string;
  readonly remedy: string;
}

/** A knowledge base that was not loaded. Lists every fault at once, in the order of files and lines. */
export class KnowledgeError extends DeskError {
  readonly faults: readonly KnowledgeFault[];

  constructor(faults: readonly KnowledgeFault[]) {
    super('knowledge_invalid', faults.map(formatKnowledgeFault).join('\n'));
    this.faults = faults;
  }
}

/** The command line, or a line of a batch, does not say what it needs to. */
export class UsageError extends DeskError {
  constructor(message: string) {
    super('usage', message);
  }
}

/** The storage cannot be used: not now, or not by this process. */
export class StorageError extends DeskError {
  constructor(
    code:
      | 'storage_full'
      | 'storage_invalid'
      | 'storage_newer'
      | 'storage_taken'
      | 'storage_unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** The desk is not, or no longer, or not at this moment in a workspace that Slack sends a request of. */
export class InstallationError extends DeskError {
  constructor(code: 'installation_missing' | 'installation_suspended') {
    super(
      code,
      code === 'installation_missing'
        ? 'The desk is not installed in this workspace.'
        : 'Slack refuses the token of this workspace. Install the desk there again.',
    );
  }
}

/** Another process is answering the same question at this moment. */
export class AnswerBusyError extends DeskError {
  constructor() {
    super('answer_busy', 'Another process is answering this. Ask again in a moment.');
  }
}

/** Somebody else may be working on the same delivery by now: nothing is posted for it here. */
export class LeaseLostError extends DeskError {
  constructor() {
    super('lease_lost', 'The lease on a delivery ran out; it is left to whoever holds it now.');
  }
}

/** Slack cannot be asked at this moment whether a reply stands. Whoever asks tries again later. */
export class SlackAwayError extends DeskError {
  constructor(cause: unknown) {
    super('slack_away', 'Slack does not say whether a reply stands. It is asked again later.', {
      cause,
    });
  }
}

/** The desk itself failed on a question. Never the same as an answer `not_covered`. */
export class LookupError extends DeskError {
  constructor(cause: unknown) {
    super('lookup_failed', 'The desk could not look a question up.', { cause });
  }
}

/** A text took far longer than any text should: the work on it was ended. */
export class OverrunError extends DeskError {
  constructor() {
    super('work_overran', 'Work on a text took too long and was ended.');
  }
}

function formatKnowledgeFault({ file, line, found, remedy }: KnowledgeFault): string {
  return `${line === null ? file : `${file}:${line}`}: ${found} ${remedy}`;
}
