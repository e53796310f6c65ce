import { relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createDesk } from '../desk/create-desk.ts';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { loadEnglish } from '../load-english.ts';
import { loadPrepared, packPrepared } from '../prepared-cache.ts';
import { loadProved } from '../proof-cache.ts';
import { lowerPriority } from './lower-priority.ts';
import { partOf } from './perform-in-part.ts';
import { partsAt } from './warm-up.ts';

/** What a thread begins with. */
export interface PreparePlace {
  readonly directory: string;
  readonly cacheDirectory: string | null;
}

/** Asks for the base as it is in the folder now. */
export interface ToPrepare {
  /** The hash of the base that answers now. */
  readonly hash: string;
  /** When people are to be answered from it, in milliseconds since the epoch: embargoes decide which parts it has. */
  readonly at: number;
}

/** A base that was proved, with all that is slow to make of it. */
export interface PreparedBase {
  readonly kind: 'prepared';
  readonly knowledge: KnowledgeBase;
  /** The base and its parts, prepared for matching and packed, by hash. */
  readonly packed: ReadonlyMap<string, Uint8Array>;
}

/** What became of a base. `same`: it is the one that answers already. */
export type Prepared =
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly faults: readonly KnowledgeFault[] }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | PreparedBase;

if (parentPort !== null) {
  const port = parentPort;
  lowerPriority();
  const { directory, cacheDirectory }: PreparePlace = workerData;
  port.on('message', (asked: ToPrepare) => {
    port.postMessage(prepare(directory, cacheDirectory, asked));
  });
}

function prepare(
  directory: string,
  cacheDirectory: string | null,
  { hash, at }: ToPrepare,
): Prepared {
  try {
    const knowledge = loadProved(directory, { cacheDirectory });
    if (knowledge.hash === hash) return { kind: 'same' };
    const english = loadEnglish();
    const packed = new Map<string, Uint8Array>();
    const desk = createDesk(knowledge, {
      english,
      prepare(base) {
        const prepared = loadPrepared(base, {
          ...{ directory: cacheDirectory, english },
        });
        packed.set(base.hash, packPrepared(prepared));
        return prepared;
      },
    });
    for (const withheld of partsAt(knowledge, at)) partOf(desk, withheld);
    return { kind: 'prepared', knowledge, packed };
  } catch (error) {
    if (error instanceof KnowledgeError) {
      // As curators know them: within the base.
      const own = ({ file }: KnowledgeFault) => relative(directory, file) || file;
      return { kind: 'refused', faults: error.faults.map((f) => ({ ...f, file: own(f) })) };
    }
    return { kind: 'failed', cause: error instanceof Error ? error : String(error) };
  }
}
