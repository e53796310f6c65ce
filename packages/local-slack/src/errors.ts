export type LocalSlackErrorCode = 'usage' | 'bad_manifest' | 'bad_port' | 'no_local_slack';

/** Something that whoever starts the local Slack can mend: its message says where, what was found, and what to do. */
export class LocalSlackError extends Error {
  readonly code: LocalSlackErrorCode;

  constructor(code: LocalSlackErrorCode, message: string) {
    super(message);
    this.name = 'LocalSlackError';
    this.code = code;
  }
}
