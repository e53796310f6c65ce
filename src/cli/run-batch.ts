import { z } from 'zod';
import { DeskError, UsageError } from '../errors.ts';
import { type InputLine, readLines, standardInput } from './read-input.ts';

const requestSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** A number that was written with more digits than are kept, and would be given back as another one. */
const inexactSchema = z.object({
  id: z.number().refine((id) => Number.isInteger(id) && !Number.isSafeInteger(id)),
});

export type BatchRequest = z.infer<typeof requestSchema>;

export interface BatchOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Makes the JSON object for one request. May throw a `DeskError`, which becomes the line's own. */
  readonly respond: (request: BatchRequest) => unknown;
}

/**
 * Reads JSON lines `{"id","text"}` and writes one JSON line for each, in order, as they come. Empty lines are
 * passed over. A line that cannot be used becomes `{"id","error":{code,message}}`, and the rest goes on.
 */
export async function runBatch({ input, output, respond }: BatchOptions): Promise<void> {
  for await (const line of readLines(standardInput(input))) {
    if ('text' in line && line.text.trim() === '') continue;
    const response = 'text' in line ? respondTo(line) : failure(null, line.fault);
    const written = output.write(`${JSON.stringify(response)}\n`);
    if (!written) await new Promise((resolve) => output.once('drain', resolve));
  }

  function respondTo({ text, number: line }: Extract<InputLine, { text: string }>): unknown {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      return failure(null, `line ${line} is not JSON. Write {"id": …, "text": "…"} on one line.`);
    }

    if (inexactSchema.safeParse(parsed).success) {
      return failure(null, `line ${line} has an "id" too great to be kept. Write it as a string.`);
    }
    const request = requestSchema.safeParse(parsed);
    if (request.success) return respondSafely(request.data);
    const id = z.object({ id: requestSchema.shape.id }).safeParse(parsed).data?.id ?? null;
    const missing = id === null ? '"id" (a string or a number)' : '"text" (a string)';
    return failure(id, `line ${line} has no ${missing}. Write {"id": …, "text": "…"}.`);
  }

  function respondSafely(request: BatchRequest): unknown {
    try {
      return respond(request);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { id: request.id, error: { code: error.code, message: error.message } };
    }
  }
}

function failure(id: BatchRequest['id'] | null, message: string) {
  const { code }: DeskError = new UsageError(message);
  return { id, error: { code, message } };
}
