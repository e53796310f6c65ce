import type {
  BoardsView,
  Change,
  Edit,
  EditProof,
  EditResult,
  PatchList,
  Proposal,
  Said,
  Unsupported,
  Workbench,
} from '../workbench-view.ts';

/** Every address is beside the page's own, behind its token. */

/** What the server answers, or why it does not. */
export type Reply<T> =
  | { readonly isOk: true; readonly value: T }
  | { readonly isOk: false; readonly why: string };

export const readWorkbench = () => send<Workbench>('./workbench');
export const findUnsupported = () => send<Unsupported>('./unsupported');
export const readPatches = () => send<PatchList>('./patches');
export const dropPatch = (patch: string) => send<{ note: string | null }>('./drop', { patch });
export const readBoards = () => send<BoardsView>('./boards');
export const proveEdit = (edit: Edit) => send<EditProof>('./prove', edit);
export const saveEdit = (edit: Edit) => send<EditResult>('./save', edit);
export const undoEdit = () => send<EditResult>('./undo', {});
export const proposeFact = (asked: { readonly source: string; readonly quote: string }) =>
  send<Proposal>('./propose', asked);
export const redoEdit = () => send<EditResult>('./redo', {});
export const askDesk = (text: string, changes: readonly Change[]) =>
  send<Said>('./ask', { text, changes });

export interface NewsListener {
  /** The stream began, or began again, or the folder changed. */
  onNews(): void;
  onLost(): void;
}

/** Listens to what changes in the folder. Gives what ends it. */
export function listenToNews({ onNews, onLost }: NewsListener): () => void {
  const source = new EventSource('./news');
  source.addEventListener('open', onNews);
  source.addEventListener('message', onNews);
  source.addEventListener('error', onLost);
  return () => source.close();
}

/** Never rejects. Without a body it only reads. */
async function send<T>(address: string, body?: unknown): Promise<Reply<T>> {
  try {
    const response = await fetch(address, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const value = await response.json();
    return response.ok ? { isOk: true, value } : { isOk: false, why: String(value.why) };
  } catch {
    return { isOk: false, why: 'The page’s server does not answer. Start cptpp curate again.' };
  }
}
