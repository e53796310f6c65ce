/** The key that does what a button does, for whoever sees it: a screen reader says the button's name. */
export function KeyHint({ name }: { readonly name: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {name}
    </span>
  );
}
