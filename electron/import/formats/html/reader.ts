import type { FormatReader } from '../format-reader.ts'
import { readPage } from './read-page.ts'

export const read: FormatReader = ({ text, pictures }) => {
  const { blocks, facts, dates } = readPage(text, pictures)
  return { blocks, facts, ...(dates === undefined ? {} : { dates }) }
}
