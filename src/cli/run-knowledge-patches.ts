import { takePatch } from '../curating/take-patch.ts';
import { UsageError } from '../errors.ts';
import type { Patch, PatchBox } from '../knowledge/patch.ts';
import { loadEnglish } from '../load-english.ts';
import { loadWordings } from '../load-wordings.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** How much of an id is shown; more is needed only where two begin alike. */
const shownOfId = 8;

export interface PatchesRun {
  readonly box: PatchBox;
  readonly print: (text: string) => void;
}

/** Runs `cptpp knowledge patches`: prints those that wait. */
export async function listPatches({
  box,
  isJson,
  print,
  write,
}: PatchesRun & {
  readonly isJson: boolean;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
}): Promise<void> {
  const patches = await box.list();
  if (isJson) {
    write(`${JSON.stringify({ patches })}\n`);
    return;
  }
  for (const patch of patches) print(formatPatch(patch));
  print(
    patches.length === 0
      ? 'No patch waits.'
      : `${patches.length} ${patches.length === 1 ? 'waits' : 'wait'}: cptpp knowledge patches take ID, or --all.`,
  );
}

export interface ChosenPatches {
  /** Ids, or how they begin. */
  readonly ids: readonly string[];
  readonly isAll?: boolean;
}

/**
 * Runs `cptpp knowledge patches take`. Each is proved and written by itself: one that is refused stays, and keeps no other.
 *
 * @throws {UsageError} when it does not say which.
 */
export async function takePatches({
  box,
  print,
  directory,
  ...chosen
}: PatchesRun & ChosenPatches & { readonly directory: string }): Promise<ExitCode> {
  let code: ExitCode = exitCode.ran;
  for (const patch of await choosePatches(box, chosen)) {
    const proposing = { english: loadEnglish(), wordings: loadWordings() };
    const taken = takePatch(patch, { directory, ...proposing });
    const name = nameOf(patch);
    if (taken.kind === 'refused') {
      code = exitCode.found;
      print(`${name} stays: ${taken.why}`);
      continue;
    }
    const where = taken.file === null ? 'it is in the files already' : `written to ${taken.file}`;
    const isMoved = await box.move(patch.id, 'waiting', 'taken');
    const other = isMoved ? '' : ' Somebody else took or dropped it meanwhile: look at the file.';
    print(`${name} is taken: “${taken.fact}”, ${where}.${other}`);
  }
  return code;
}

/** Runs `cptpp knowledge patches drop`. */
export async function dropPatches({
  box,
  print,
  ...chosen
}: PatchesRun & ChosenPatches): Promise<void> {
  for (const patch of await choosePatches(box, chosen)) {
    const isMoved = await box.move(patch.id, 'waiting', 'dropped');
    print(isMoved ? `${nameOf(patch)} is dropped.` : `${nameOf(patch)} does not wait any more.`);
  }
}

async function choosePatches(
  box: PatchBox,
  { ids, isAll = false }: ChosenPatches,
): Promise<readonly Patch[]> {
  if (isAll === ids.length > 0) {
    throw new UsageError('Say which patches: their ids, or --all; one of these.');
  }
  const patches = await box.list();
  if (isAll) return patches;
  return ids.map((id) => {
    const [patch, ...others] = patches.filter((one) => one.id.startsWith(id.toLowerCase()));
    if (patch && others.length === 0) return patch;
    throw new UsageError(
      patch
        ? `Several patches begin with "${id}". Give more of the id.`
        : `No patch "${id}" waits. cptpp knowledge patches lists those that do.`,
    );
  });
}

function formatPatch(patch: Patch): string {
  const head = `${nameOf(patch)}  ${patch.madeAt.slice(0, 'YYYY-MM-DD'.length)}`;
  if (patch.kind === 'not_in_source') {
    return `${head}  not in source, for ${patch.fact}: ${patch.question ?? 'its words were forgotten'}`;
  }
  const { title, questions, answer, source, quote } = patch;
  const asked = questions.length === 0 ? 'its questions were forgotten' : questions.join(' · ');
  return [
    `${head}  ${title}`,
    `  Questions: ${asked}`,
    `  Answer: ${answer}`,
    `  ${source}: “${quote}”`,
  ].join('\n');
}

function nameOf({ id }: Patch): string {
  return id.slice(0, shownOfId);
}
