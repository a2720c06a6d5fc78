import { headerOf, type Header } from './table-headers.ts'

interface Near {
  readonly role: string
  readonly text: string
}

const HAN = /(?:^|[(（\s　])(?:计量|計量)?(?:单位|單位)[:：]\s*([^()（）；;，,。:：\s]{1,12})\s*[)）]?\s*[。.:：]?\s*$/u
const LATIN =
  /(?:^|\()(?:(?:all |the )?(?:amounts|figures|numbers|values|data)(?: are)? )?(?:in|units?:?)\s+([^()]{2,40}?)\s*\)?\s*[.:]?\s*$/iu
/** A line of its own, or the end of a sentence that leads to its table. */
const LONGEST = 120

/**
 * What a line above a table says of all its numbers (单位：万元; “in thousands of dollars”), or the table's caption right
 * beside it. Undefined for what is no table, and where no such line stands.
 */
export function unitAbove(blocks: readonly Near[], index: number): Header | undefined {
  if (blocks[index]?.role !== 'table') return undefined
  const before = blocks[index - 1]
  // The caption may stand between the unit's line and its table, or the other way round.
  const beside = [before, before?.role === 'caption' || isShort(before) ? blocks[index - 2] : undefined]
  const caption = blocks[index + 1]
  for (const near of [...beside, caption?.role === 'caption' ? caption : undefined]) {
    if (near === undefined || near.role === 'table' || near.text.length > LONGEST) continue
    const [, words] = HAN.exec(near.text) ?? LATIN.exec(near.text) ?? []
    const header = words === undefined ? undefined : headerOf(`(${words})`)
    if (header !== undefined && header.isYear !== true) return header
  }
  return undefined
}

const isShort = (block: Near | undefined): boolean => block !== undefined && block.text.length < 40
