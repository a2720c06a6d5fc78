import type { RawDocument, RawPicture } from './raw-document.ts'

/**
 * Photos that came beside a text which names none of its own: one frame each at its end, in the order of their names
 * (the usual way that photos reach a Chinese desk), for the editor to put to the captions.
 */
export function addLoosePictures(raw: RawDocument, loose: readonly RawPicture[]): RawDocument {
  if (loose.length === 0 || raw.pictures.length > 0) return raw
  const sorted = [...loose].sort((one, other) =>
    (one.fileName ?? '').localeCompare(other.fileName ?? '', 'zh', { numeric: true }),
  )
  const figures = sorted.map(
    (_, index) => ({ text: '', hint: { role: 'figure', confidence: 1 }, asset: index }) as const,
  )
  return { ...raw, blocks: [...raw.blocks, ...figures], pictures: sorted }
}
