/** Which fact a command names, whose correction is to reach those who were told it: `recall FACT`. `null` for all else. */
export function readRecallOrder(text: string): string | null {
  return /^\s*recall\s+([a-z0-9]+(?:-[a-z0-9]+)*)\s*$/i.exec(text)?.[1]?.toLowerCase() ?? null;
}
