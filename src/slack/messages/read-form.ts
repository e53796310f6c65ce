import { z } from 'zod';

/** What a form of ours was opened with: JSON of that shape. Anything else is no form of this version. */
export function openedWith<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'Not JSON.' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** What was typed into a field whose block and action have the same name, without spaces around it. Empty where nothing was. */
export function typedInto<Name extends string>(name: Name) {
  return z
    .object({ [name]: z.object({ value: z.string().nullish() }) })
    .transform((given) => given[name]?.value?.trim() ?? '');
}
