import type { ImportPreview } from '#shared/contract/shapes.ts'

/** Placeholder until its own commit. */
export function OpeningScreen({ preview }: { readonly preview: ImportPreview }) {
  return <main>{preview.fileName}</main>
}
