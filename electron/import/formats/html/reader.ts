import type { FormatReader } from '../format-reader.ts'
import { readPage } from './read-page.ts'

export const read: FormatReader = ({ text, pictures }) => readPage(text, pictures)
