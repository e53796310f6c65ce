import { z } from 'zod';

/** The kinds of fields in the files of a knowledge base. Each says in words what it expected. */

export const idField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

export const lineField = z
  .string()
  .trim()
  .min(1, 'expected some text')
  .regex(/^[^\n\r]*$/, 'expected one line');

export const linesField = z.array(lineField);

export const languageField = z.string().regex(/^[a-z]{2,3}$/, 'expected a language code, as "ko"');

/** Who may be shown something: whoever asks, or the newsroom alone. */
export const audienceField = z.enum(['everyone', 'internal'], 'expected everyone or internal');

const withZone = { offset: true, error: 'expected a time with its zone, as 2026-12-01T18:00Z' };

/** A moment, with its zone: without one it would come at another hour on another machine. */
export const momentField = z
  .union([z.iso.datetime({ ...withZone, precision: -1 }), z.iso.datetime(withZone)])
  .transform((time) => new Date(time).toISOString());

export const dateField = z.iso.date('expected a date, as 2026-11-24');
