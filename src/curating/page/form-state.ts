import type { Change, Edit, FactFields, FactView, PatchView } from '../workbench-view.ts';

/** A fact, or two, as somebody is changing them. */
export type Form = {
  /** Hashes of the files as they were when it was begun. */
  readonly seen: Readonly<Record<string, string>>;
  readonly fields: FactFields;
  /** The patch that it takes into the folder, where it is made of one. */
  readonly patch?: string;
} & (
  | { readonly kind: 'set'; readonly key: string }
  | { readonly kind: 'add' }
  /** Two facts into one: the other goes. */
  | { readonly kind: 'join'; readonly key: string; readonly other: FactView }
  /** One fact into two: `part` is the new one. */
  | { readonly kind: 'part'; readonly key: string; readonly part: FactFields }
);

/** The fact that a form stands in the place of; `null` for a new one. */
export function keyOfForm(form: Form): string | null {
  return form.kind === 'add' ? null : form.key;
}

/** What a form changes, as one step that can be undone. */
export function toEdit(form: Form): Edit {
  const { seen, fields, patch } = form;
  return { label: labelOf(form), changes: changesOf(form, fields), seen, patch };
}

export function acceptEdit(fact: FactView, seen: Edit['seen']): Edit {
  return {
    label: `accept ${titled(fact.fields)}`,
    changes: [{ kind: 'accept', key: fact.key }],
    seen,
  };
}

export function deleteEdit(fact: FactView, seen: Edit['seen']): Edit {
  return {
    label: `delete ${titled(fact.fields)}`,
    changes: [{ kind: 'delete', key: fact.key }],
    seen,
  };
}

/** A patch as it is; `null` where there is nothing that it could change. */
export function patchEdit({ id, title, change }: PatchView, seen: Edit['seen']): Edit | null {
  return change && { label: `take “${title}”`, changes: [change], seen, patch: id };
}

/** A patch as somebody looks at it, before it is taken. */
export function patchForm({ id, change }: PatchView, seen: Edit['seen']): Form | null {
  if (change === null) return null;
  const { fields } = change;
  return change.kind === 'add'
    ? { kind: 'add', fields, seen, patch: id }
    : { kind: 'set', key: change.key, fields, seen, patch: id };
}

/** The new half of a fact that is parted: the same quotes, and nothing else yet. */
export function emptyPart({ id, citations, attribution, view, names }: FactFields): FactFields {
  return {
    ...{ id: `${id}-2`, title: '', questions: [], answer: '', citations, attribution, view, names },
    ...{ note: '', values: [], notInSource: [], more: '' },
  };
}

/** The lists whose entries go from one half to the other. */
export type PartedList = 'questions' | 'values' | 'notInSource';

/** Moves an entry to the other half of a fact that is parted. */
export function moveEntry(
  form: Extract<Form, { kind: 'part' }>,
  {
    list,
    entry,
    isNew,
  }: { readonly list: PartedList; readonly entry: string; readonly isNew: boolean },
): Form {
  const [from, to] = isNew ? [form.part, form.fields] : [form.fields, form.part];
  const without = { ...from, [list]: from[list].filter((each) => each !== entry) };
  const withIt = { ...to, [list]: [...to[list], entry] };
  return isNew
    ? { ...form, part: without, fields: withIt }
    : { ...form, fields: without, part: withIt };
}

function changesOf(form: Form, fields: FactFields): Change[] {
  switch (form.kind) {
    case 'set':
      return [{ kind: 'set', key: form.key, fields }];
    case 'add':
      // A patch was worded by a curator already.
      return [{ kind: 'add', after: null, fields, isAccepted: form.patch !== undefined }];
    case 'join':
      return [
        { kind: 'delete', key: form.other.key },
        { kind: 'set', key: form.key, fields },
      ];
    case 'part':
      return [
        { kind: 'set', key: form.key, fields },
        { kind: 'add', after: form.key, fields: form.part },
      ];
  }
}

function labelOf(form: Form): string {
  switch (form.kind) {
    case 'set':
      return `edit ${titled(form.fields)}`;
    case 'add':
      return `add ${titled(form.fields)}`;
    case 'join':
      return `join ${titled(form.fields)} and ${titled(form.other.fields)}`;
    case 'part':
      return `part ${titled(form.fields)}`;
  }
}

function titled({ title, id }: FactFields): string {
  return `“${title || id}”`;
}
