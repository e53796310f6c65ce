/**
 * Forms of verbs that lead phrases, where no ending gives them away and `toBaseForm` must not know them: elsewhere
 * *stuck* is a state, *lay* a verb of its own, *going* an outlook, and *has* is grammar.
 */
const formsOfLead: ReadonlyMap<string, readonly string[]> = new Map(
  'do did doing done|go going|have has had|lie lay|stick stuck'
    .split('|')
    .map((line): [string, string[]] => {
      const [verb = '', ...forms] = line.trim().split(' ');
      return [verb, forms];
    }),
);

const pronouns: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bone's\b/, ['its', 'their', 'his', 'her']],
  [/\boneself\b/, ['itself', 'themselves', 'himself', 'herself']],
];

/**
 * Gives the phrases that one stands for, itself among them where people write it so: *have one's eye on* stands for
 * *has its eye on* and eleven more. Regular endings are not written out: `stripInflection` takes them off both sides.
 */
export function expandPhrase(phrase: string): string[] {
  const [first = '', ...rest] = phrase.split(' ');
  const forms = rest.length > 0 ? (formsOfLead.get(first) ?? []) : [];
  const all = [phrase, ...forms.map((form) => [form, ...rest].join(' '))];
  return pronouns.reduce(
    (phrases, [pattern, owners]) =>
      phrases.flatMap((one) =>
        pattern.test(one) ? owners.map((owner) => one.replace(pattern, owner)) : [one],
      ),
    all,
  );
}
