import { eachBlock, eachMatch, PROSE, type PunctuationCheck } from '../marked-text.ts'

const lineStart = eachMatch(/(?<=^|\n)[ \t\u3000]*[，。、；：！？）》”’」』】〕]+/gu, ({ 0: words }, { role }) => {
  const mark = words.trim()
  if (role === 'table' || /^[”’」』]+$/u.test(mark)) return undefined
  const clause = /^[，。、；：]/u.test(mark) ? '5.1.1' : /^[！？]/u.test(mark) ? '5.1.2' : '5.1.3'
  return { from: words.length - mark.length, clause, values: { mark } }
})
const lineEnd = eachMatch(/[（《“‘「『【〔][ \t]*(?=$|\n)/gu, ({ 0: words }, { role }) =>
  role === 'table' ? undefined : { to: 1, clause: '5.1.3', values: { mark: words.charAt(0) } },
)

/** A mark that no line begins with, or ends with, at the edge of a paragraph (5.1.1–5.1.3). */
export const lineEdge: PunctuationCheck = (text) => [...lineStart(text), ...lineEnd(text)]

/** A paragraph that ends in ， or 、 goes on nowhere (3.1.2): words are lost, or it was parted in its middle. */
export const openEnd: PunctuationCheck = ({ blocks }) =>
  blocks.flatMap((block, at) => {
    const { role, text } = block
    const end = text.trimEnd()
    const next = blocks[at + 1]
    if (!PROSE.has(role) || block.isFragment || !/[，、]$/u.test(end) || end.includes('\n') || end.length < 16)
      return []
    // A formula, a table or a quotation that stands by itself may go on with it.
    if (next !== undefined && (next.index !== block.index + 1 || !PROSE.has(next.role))) return []
    const start = end.length - 1
    return [{ block, start, end: end.length, values: { mark: end.slice(start) } }]
  })

/** A paragraph of sentences whose last has no mark (4.1.3.1): words are lost, or it was parted in its middle. */
export const noEnd: PunctuationCheck = eachBlock((block) => {
  const end = block.text.trimEnd()
  const last = /(?<=[。！？；][”’）」]?)[^。！？；\n]{6,}$/u.exec(end)?.[0]
  if (!PROSE.has(block.role) || last === undefined || !/\p{Script=Han}$/u.test(end)) return []
  // （记者 沈一鸣）, 沈一鸣 摄, 3月8日: who made it, and when.
  if (/[ \u3000]/u.test(last) || SIGNED.test(last) || last.includes('：')) return []
  return [{ block, start: end.length - 1, end: end.length, values: { word: end.slice(-1) } }]
})
const SIGNED = /^(?:记者|通讯员|本报|作者|图|文|编辑|责任|来源|摄|记者)|(?:摄|报道|供图|编辑|电|讯|完|日|图|文)$/u

/** A headline with a comma at its end (3.1.2). */
export const headingEnd: PunctuationCheck = eachBlock((block) => {
  const end = block.text.trimEnd()
  if (!/^(?:headline|subheadline|kicker|section-heading)$/.test(block.role) || !/[，、；]$/u.test(end)) return []
  return [{ block, start: end.length - 1, end: end.length, values: { mark: end.slice(-1) }, suggest: '' }]
})

/** 图1　某某示意图。: words that only name a picture or a table end without a full stop (A.1). */
export const captionStop: PunctuationCheck = eachBlock((block) => {
  const end = block.text.trimEnd()
  const isPhrase = /^(?:图|表|圖)\s?\d+(?:[-—.]\d+)?[\s　:：．.]*[^，。！？；\n]{1,30}。$/u.test(end) && !VERB.test(end)
  if (block.role !== 'caption' || !isPhrase) return []
  return [{ block, start: end.length - 1, end: end.length, suggest: '' }]
})
const VERB = /[在正着了过将把被]|介绍|展示|参观/u
