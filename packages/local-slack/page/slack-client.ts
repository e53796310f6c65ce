import type { Act } from '../src/page-server/page-acts.ts';
import type { ActResult, Inspection, PageUpdate } from '../src/page-server/page-state.ts';

export interface UpdateListener {
  /** The stream began, or began again: what was known before counts no more. */
  onOpen(): void;
  onUpdate(update: PageUpdate): void;
  onLost(): void;
}

/** Listens to what changes in the workspace for one person. Gives what ends it. */
export function listenToUpdates(me: string | null, listener: UpdateListener): () => void {
  const source = new EventSource(`/page/updates${whoParam(me)}`);
  source.addEventListener('open', () => listener.onOpen());
  source.addEventListener('message', ({ data }) => listener.onUpdate(JSON.parse(String(data))));
  source.addEventListener('error', () => listener.onLost());
  return () => source.close();
}

/** Does something as a person. Never rejects: what went wrong is in the result. */
export async function sendAct(me: string | null, act: Act): Promise<ActResult> {
  try {
    const response = await fetch(`/page/act${whoParam(me)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return await response.json();
  } catch {
    return { ok: false, error: 'The local Slack does not answer. Is it still running?' };
  }
}

/** Asks what went over the wire for a message; `null` when it is gone. */
export async function inspect(
  me: string | null,
  channel: string,
  ts: string,
): Promise<Inspection | null> {
  const query = new URLSearchParams({ channel, ts, ...(me !== null && { as: me }) });
  const response = await fetch(`/page/inspect?${query}`);
  return response.ok ? response.json() : null;
}

function whoParam(me: string | null): string {
  return me === null ? '' : `?${new URLSearchParams({ as: me })}`;
}
