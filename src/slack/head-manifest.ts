import { type Document, isMap, isNode } from 'yaml';

/** Puts a line of its own above a manifest that is made of another, in place of what that one says of itself. */
export function headManifest(manifest: Document.Parsed, heading: string): void {
  manifest.commentBefore = ` ${heading}`;
  const { contents } = manifest;
  if (!isMap(contents)) return;
  contents.commentBefore = null;
  const [first] = contents.items;
  if (isNode(first?.key)) first.key.commentBefore = null;
}
