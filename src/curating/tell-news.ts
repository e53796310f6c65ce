import type { ServerResponse } from 'node:http';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { curatingLookEvery } from '../limits.ts';
import { hashTexts } from './hash-folder.ts';

/**
 * Tells open pages that the folder changed, whoever changed it. The folder is looked at while a page is open: systems
 * that tell of changes differ in what they tell, and in which folders.
 */
export function createFolderNews(directory: string) {
  const pages = new Set<ServerResponse>();
  let last = '';
  let timer: NodeJS.Timeout | null = null;

  return {
    /** Keeps a page told, until it is closed. */
    stream(response: ServerResponse): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': \n\n');
      pages.add(response);
      last = pages.size === 1 ? signature() : last;
      timer ??= setInterval(look, curatingLookEvery);
      response.on('close', () => {
        pages.delete(response);
        if (pages.size === 0) stop();
      });
    },
    look,
    stop,
  };

  function look(): void {
    const now = signature();
    if (now === last) return;
    last = now;
    for (const page of pages) page.write('data: changed\n\n');
  }

  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  /** A folder that is gone for a moment is told of when it is back. */
  function signature(): string {
    try {
      return JSON.stringify(hashTexts(readKnowledgeFiles(directory)));
    } catch {
      return last;
    }
  }
}
