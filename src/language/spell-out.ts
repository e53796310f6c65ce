const shorthand: readonly (readonly [RegExp, string])[] = [
  [/(?<=\s)(?:n|&|\+|'n')(?=\s)/gi, 'and'],
  [/(?<=^|\s)w\/\s*/gi, 'with '],
  [/(?<=^|\s)b\/c(?=\s)/gi, 'because'],
  [/\bppl\b/gi, 'people'],
  [/\babt\b/gi, 'about'],
  [/\besp\b\.?/gi, 'especially'],
  [/\bgovts\b/gi, 'governments'],
  [/\bgovt?\b\.?/gi, 'government'],
  [/\bbtw\b/gi, 'between'],
  [/\bint'?l\b/gi, 'international'],
  [/\bcos\b/gi, 'because'],
];

/** Writes out what people abbreviate in notes: "farmers n fishers", "govt", "w/". */
export function spellOut(text: string): string {
  return shorthand.reduce((rest, [short, long]) => rest.replace(short, long), text);
}
