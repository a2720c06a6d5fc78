import type { EnglishBlock, EnglishMark } from '../text.ts'

const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const OPENER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
/** Faces, whose brackets close nothing. */
const FACE = /(?<=^|\s)[:;=]['-]?[()[\]]+(?=\s|$)/gu
/** A number or letter of a list, behind which a bracket closes nothing. */
const LISTED = /(?:^|[\s(])(?:[a-z]|\d{1,3}|[ivxlc]{1,5})$/iu
const INCHES = /\d["”](?![\p{L}])/gu

/** Brackets that are not closed, or that close nothing. */
export function openBrackets({ index, text }: EnglishBlock): readonly EnglishMark[] {
  const read = text.replace(FACE, (found) => ' '.repeat(found.length))
  const open: { readonly sign: string; readonly at: number }[] = []
  const marks: EnglishMark[] = []
  for (const { 0: sign, index: at } of read.matchAll(/[()[\]{}]/gu)) {
    if (CLOSER[sign] !== undefined) open.push({ sign, at })
    else if (open.at(-1)?.sign === OPENER[sign]) open.pop()
    else if (sign !== ')' || !LISTED.test(read.slice(0, at))) marks.push(markAt(index, at, sign))
  }
  return [...marks, ...open.map(({ sign, at }) => markAt(index, at, sign))]
}

function markAt(block: number, at: number, sign: string): EnglishMark {
  return { block, start: at, end: at + sign.length, values: { sign } }
}

/** Whether a block goes on with a quotation of the one before: it begins with a mark of its own. */
function opensQuote(text: string | undefined): boolean {
  return text !== undefined && /^\s*["“]/u.test(text)
}

/**
 * Quotation marks that are not closed, or that close nothing. A paragraph that ends inside a quotation is right when the next
 * one begins with a quotation mark: that is how a quotation over several paragraphs is set.
 */
export function openQuotes(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  return blocks.flatMap(({ index, text }, at) => {
    const read = text.replace(INCHES, (found) =>
      isClosing(text, text.indexOf(found)) ? found : found.replace(/["”]/u, ' '),
    )
    const next = blocks[at + 1]?.text
    return [...straight(index, read, next), ...curly(index, read, next)]
  })
}

/** Whether the mark behind a figure closes a quotation: an odd number of them stand before it. */
function isClosing(text: string, at: number): boolean {
  const before = text.slice(0, at + 1)
  const straightOnes = before.split('"').length - 1
  return straightOnes % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”')
}

function straight(index: number, text: string, next: string | undefined): readonly EnglishMark[] {
  const places = [...text.matchAll(/"/gu)].map((found) => found.index)
  if (places.length % 2 === 0) return []
  const odd = oddOne(text, places)
  if (odd === undefined) return []
  const isLastOpen = odd === places.at(-1) || /(?:^|[\s(—–-])$/u.test(text.slice(0, odd))
  return isLastOpen && opensQuote(next) ? [] : [markAt(index, odd, '"')]
}

/** The mark that has no partner: the first opening one behind which another opens, or a closing one behind a closing one. */
function oddOne(text: string, places: readonly number[]): number | undefined {
  const opens = (at: number): boolean => /(?:^|[\s(—–[-])$/u.test(text.slice(0, at)) && /^"\S/u.test(text.slice(at))
  let open: number | undefined
  for (const at of places) {
    if (open === undefined) {
      if (!opens(at)) return at
      open = at
    } else if (opens(at)) return open
    else open = undefined
  }
  return open
}

function curly(index: number, text: string, next: string | undefined): readonly EnglishMark[] {
  const marks: EnglishMark[] = []
  let open: number | undefined
  for (const { 0: sign, index: at } of text.matchAll(/[“”]/gu)) {
    if (sign === '“') {
      if (open !== undefined) marks.push(markAt(index, open, '“'))
      open = at
    } else if (open === undefined) marks.push(markAt(index, at, '”'))
    else open = undefined
  }
  if (open !== undefined && !opensQuote(next)) marks.push(markAt(index, open, '“'))
  return marks
}
