import { expect, test } from 'vitest'

import { isPlaced, type Note } from '#shared/domain/note.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { freshOf, noteAt, openOfTexts } from '../../helpers/revised.ts'
import { randomOf, seedOf, type Random } from '../../helpers/seeds.ts'

const WORDS = {
  zh: [
    '渡口',
    '末班',
    '轮渡',
    '靠岸',
    '摆渡人',
    '书屋',
    '旧志',
    '11.6万册',
    '18人',
    '渔民',
    '江边',
    '夜里',
    '灯',
    '𠮷祥桥',
    '，',
    '。',
  ],
  en: [
    'ferry ',
    'dock ',
    'keeper ',
    '11,600 ',
    'books ',
    '18 ',
    'river ',
    'night ',
    'lamp ',
    'Ann ',
    'café ',
    'over ',
    'the ',
    'quay. ',
  ],
} as const

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T

const paragraph = (language: 'zh' | 'en', random: Random): string =>
  Array.from({ length: 12 + Math.floor(random() * 20) }, () => pick(WORDS[language], random))
    .join('')
    .trim()

/** Some paragraphs rewritten, moved, parted, joined or taken out by lot. */
function revise(texts: readonly string[], language: 'zh' | 'en', random: Random): readonly string[] {
  const next = [...texts]
  for (let turn = 0; turn < 3; turn += 1) {
    const at = Math.floor(random() * next.length)
    const text = next[at] ?? ''
    const middle = Math.floor(text.length / 2)
    const way = Math.floor(random() * 5)
    if (way === 0) next[at] = `${text.slice(0, middle)}${pick(WORDS[language], random)}${text.slice(middle)}`
    else if (way === 1) next.push(...next.splice(at, 1))
    else if (way === 2) next.splice(at, 1, text.slice(0, middle), text.slice(middle))
    else if (way === 3) next.splice(at, 2, text + (next[at + 1] ?? ''))
    else next.splice(at, 1, paragraph(language, random))
  }
  return next.filter((each) => each.trim() !== '')
}

const noted = (texts: readonly string[], random: Random) => {
  const open = openOfTexts(texts)
  const notes = Array.from({ length: 8 }, () => {
    const block = pick(open.blocks, random)
    const length = Array.from(block.text).length
    const start = Math.floor(random() * Math.max(1, length - 4))
    const words = sliceCodePoints(block.text, start, start + 2 + Math.floor(random() * 6))
    return noteAt(open, words)
  })
  return { ...open, notes }
}

const notesOf = (open: ReturnType<typeof noted>, texts: readonly string[]): readonly Note[] =>
  carryReview(open, freshOf(texts)).added.filter((each): each is Note => each.type === 'note')

const digitsOf = (words: string): readonly string[] => words.match(/\d[\d.,]*\d|\d/gu) ?? []

/** Whether a character was cut in two. */
const isBroken = (words: string): boolean => !words.isWellFormed()

test.each(['zh', 'en'] as const)(
  'in texts revised by lot (%s) notes are all there, and no sure place is one of other words or digits',
  (language) => {
    const random = randomOf(seedOf('carrying'))
    for (let pair = 0; pair < 60; pair += 1) {
      const texts = Array.from({ length: 6 }, () => paragraph(language, random))
      const open = noted(texts, random)
      const next = revise(texts, language, random)
      const fresh = freshOf(next)
      const carried = notesOf(open, next)
      expect(carried).toHaveLength(open.notes.length)
      carried.forEach((note, index) => {
        const was = (open.notes[index]?.target as TextTarget).quote.exact
        const { start, end, quote } = note.target as TextTarget
        // Unsure or not, it keeps the words that it was about, and names a paragraph that is there.
        expect(quote.exact).toBe(was)
        const block = fresh.blocks.find(({ id }) => id === start.blockId)
        expect(block).toBeDefined()
        if (!isPlaced(note) || start.blockId !== end.blockId) return
        const there = sliceCodePoints(block?.text ?? '', start.offset, end.offset)
        expect([there, digitsOf(there), isBroken(there)]).toEqual([was, digitsOf(was), false])
      })
    }
  },
)

test.each(['zh', 'en'] as const)('carrying to the very same text changes nothing but the version (%s)', (language) => {
  const random = randomOf(seedOf('same text'))
  for (let pair = 0; pair < 30; pair += 1) {
    const texts = Array.from({ length: 5 }, () => paragraph(language, random))
    const open = noted(texts, random)
    const { carried } = carryReview(open, freshOf(texts))
    expect(carried.notes.filter(({ status }) => status !== 'exact')).toEqual([])
    expect(carried.unasked).toEqual([])
    notesOf(open, texts).forEach((note, index) => {
      const old = open.notes[index]?.target as TextTarget
      const { start, end, quote } = note.target as TextTarget
      const place = (id: string) => id.replace('new', 'old')
      expect([place(start.blockId), start.offset, place(end.blockId), end.offset, quote]).toEqual([
        old.start.blockId,
        old.start.offset,
        old.end.blockId,
        old.end.offset,
        old.quote,
      ])
    })
  }
})

test.each(['zh', 'en'] as const)(
  'by way of a version between, a note ends where it ends without it, wherever both are exact (%s)',
  (language) => {
    const random = randomOf(seedOf('two steps'))
    let sure = 0
    let moved = 0
    let apart = 0
    for (let pair = 0; pair < 40; pair += 1) {
      const texts = Array.from({ length: 6 }, () => paragraph(language, random))
      const open = noted(texts, random)
      const between = revise(texts, language, random)
      const last = revise(between, language, random)
      const first = notesOf(open, between)
      const two = notesOf({ ...open, blocks: freshOf(between).blocks, notes: [...first] }, last)
      const one = notesOf(open, last)
      two.forEach((note, index) => {
        const direct = one[index]
        if (direct === undefined || !isPlaced(note) || !isPlaced(direct)) return
        const [by, without] = [note, direct].map(({ target }) => JSON.stringify((target as TextTarget).start))
        const isExact = note.placement === 'exact' && direct.placement === 'exact'
        if (isExact) expect(by).toBe(without)
        if (isExact) sure += 1
        else {
          moved += 1
          if (by !== without) apart += 1
        }
      })
    }
    expect(sure).toBeGreaterThan(100)
    // Where words moved, texts of sixteen words have their like by chance: about one in a hundred is taken there.
    expect(apart).toBeLessThanOrEqual(moved / 20 + 1)
  },
)
