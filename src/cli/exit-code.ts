/** What the command ends with. Scripts depend on these: docs/COMMANDS.md says the same. */
export const exitCode = {
  /** It ran. */
  ran: 0,
  /**
   * `check` found a sentence on which the source says otherwise; `knowledge diff`, a must-have that is lost; `knowledge
   * format --check`, a file to format; `knowledge patches take`, a patch that the base has moved on
   * from; `audit verify` and `receipt`, a record that was changed.
   */
  found: 1,
  /** It could not run: bad usage, a bad base, an input that cannot be read, a fault of our own. */
  refused: 2,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The codes in words, under every `--help`. */
export const exitCodeHelp = `
Ends with
  ${exitCode.ran}  when it ran; ask and --batch always do, whatever they found
  ${exitCode.found}  when check found that the source says otherwise on a sentence, knowledge diff a must-have lost, or
     knowledge format --check a file to format, knowledge patches take a patch that cannot be taken,
     audit verify or receipt a record that was changed
  ${exitCode.refused}  on bad usage, a bad knowledge base, or an input that cannot be read`;
