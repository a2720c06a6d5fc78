import { countCharacters } from '#shared/domain/census.ts'
import { readPicture } from '../../picture/read-picture.ts'
import { ImportFailure } from '../../process/failure.ts'
import type { FormatReader } from '../format-reader.ts'

/** A picture opened by itself is an article of one figure; what its file says of it is its caption. */
export const read: FormatReader = ({ fileName, bytes }) => {
  const about = readPicture(bytes, fileName)
  if (!about.ok) throw new ImportFailure(about.error.code, about.error.values)
  const { metadata } = about.value
  const caption = metadata?.description?.[0]?.value.trim()
  const title = metadata?.headline?.[0]?.value ?? metadata?.title?.[0]?.value
  return {
    blocks: [
      { text: '', hint: { role: 'figure', confidence: 1 }, asset: 0 },
      ...(caption === undefined || caption === ''
        ? []
        : [{ text: caption, hint: { role: 'caption', confidence: 1 }, figure: 0 } as const]),
    ],
    pictures: [{ bytes, fileName }],
    census: { seen: countCharacters(caption ?? ''), leftOut: [] },
    facts: { title: title ?? fileName.replace(/\.[^.]*$/u, '') },
  }
}
