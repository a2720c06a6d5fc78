import fc from 'fast-check'
import { expect } from 'vitest'
import { countCharacters } from '#shared/domain/census.ts'
import type { Census, LeftOutReason } from '#shared/domain/census.ts'
import { parse } from './parse.ts'
import { seedOf } from './seeds.ts'

const LONG = process.env.GALLEY_LONG === '1'
export const RUNS = { numRuns: LONG ? 2000 : 120, seed: seedOf('census') }

/** What a part of a file is written as, and why its words are left out; kept where no reason is given. */
export type Part = readonly [write: (words: string) => string, reason?: LeftOutReason]

export const sumOf = ({ kept, leftOut }: Census): number =>
  leftOut.reduce((sum, { characters }) => sum + characters, kept)
export const leftOf = ({ leftOut }: Census): Record<string, number> =>
  Object.fromEntries(leftOut.map(({ reason, characters }) => [reason, characters]))

/** Words that stand nowhere else: 字 with their number, so that they can be found again. */
export const wordsAt = (index: number, length: number): string =>
  `词${String(index).padStart(3, '0')}${'文'.repeat(length)}`

/** Holds a file of any parts to what was written into it, not to what the reader says. */
export function lawOf(
  parts: readonly Part[],
  write: (written: readonly string[]) => Uint8Array | string,
  name: string,
) {
  const chosen = fc.array(fc.tuple(fc.nat(parts.length - 1), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 14,
  })
  return fc.asyncProperty(chosen, async (picks) => {
    const pieces = picks.map(([at, length], index) => ({ part: parts[at], words: wordsAt(index, length) }))
    const opening = wordsAt(999, 60)
    const file = await parse(write([opening, ...pieces.map(({ part, words }) => part?.[0](words) ?? '')]), name)
    const { census, blocks, notes, suggestions } = file.document
    const all = [opening, ...pieces.map(({ words }) => words)]
    expect(census.seen).toBe(countCharacters(all.join('')))
    expect(sumOf(census)).toBe(census.seen)
    const expected: Record<string, number> = {}
    for (const { part, words } of pieces)
      if (part?.[1] !== undefined) expected[part[1]] = (expected[part[1]] ?? 0) + countCharacters(words)
    expect(leftOf(census)).toEqual(expected)
    // What is counted as kept can be read somewhere in the article.
    const held = [
      ...blocks.flatMap(({ text, alt = '', marks = [] }) => [text, alt, ...marks.map((mark) => mark.reading ?? '')]),
      ...notes.map(({ body }) => body),
      ...suggestions.map(({ after }) => after),
    ].join('\n')
    for (const { part, words } of pieces) if (part?.[1] === undefined) expect(held).toContain(words)
  })
}

/** What stands in the body of a page. */
export const HTML_PARTS: readonly Part[] = [
  [(words) => `<p>${words}</p>`],
  [(words) => `<p>甲<b>${words}</b></p>`.replace('甲', '')],
  [(words) => `<ul><li>${words}</li></ul>`],
  [(words) => `<table><tr><td>${words}</td></tr></table>`],
  [(words) => `<blockquote>${words}</blockquote>`],
  [(words) => `<img src="a.jpg" alt="${words}">`],
  [(words) => `<div style="display:none">${words}</div>`, 'hidden'],
  [(words) => `<button>${words}</button>`, 'form'],
  [(words) => `<select><option>${words}</option></select>`, 'form'],
  [(words) => `<noscript><i>${words}</i></noscript>`, 'fallback'],
  [(words) => `<template><p>${words}</p></template>`, 'fallback'],
  [(words) => `<video>${words}</video>`, 'embedded'],
  [(words) => `<object data="x">${words}</object>`, 'embedded'],
  [(words) => `<svg><text>${words}</text></svg>`, 'embedded'],
  [(words) => `<p><span title="${words}"></span></p>`, 'tooltip'],
]
