import type { FormatReader } from '../format-reader.ts'
import { withKeptText } from './last-resort.ts'
import { readPage } from './read-page.ts'

export const read: FormatReader = ({ text, pictures }) => {
  const page = readPage(text, pictures)
  if (page.blocks.some((block) => block.hint?.role !== 'headline' && block.text.trim() !== '')) return page
  // Nothing is shown: what the page keeps for those who run no scripts is its text.
  const kept = withKeptText(text)
  return kept === undefined ? page : readPage(kept, pictures)
}
