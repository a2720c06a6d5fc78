import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { paperOf } from '#shared/domain/paper.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { marksOf, proofMarkOf, swapped } from '#electron/export/pdf/marks/proof-mark.ts'
import { passOf } from '#electron/export/pdf/marks/passes.ts'
import { paperPieces } from '#electron/export/pdf/paper-page.ts'
import { noteAt, openOfTexts, runOfWords } from '#tests/helpers/revised.ts'

const TEXTS = ['渡口', '末班轮渡靠岸，摆渡人还还了两本书，借墙贴在上的灯看路。', '江上的人都看得见这盏灯。']

type Edit = Partial<Pick<Suggestion, 'kind' | 'createdAtMs' | 'state' | 'reason' | 'noteId'>>

function change(open: OpenArticle, words: string, after: string, more: Edit = {}): Suggestion {
  const { block, start, end } = runOfWords(open, words)
  const kind = after === '' ? 'delete' : 'replace'
  const edit = { blockId: block.id, start, end, before: words, after, kind } as const
  return { ...suggestionOf(block, edit, { author: '沈', atMs: 5 }), ...more }
}

function putIn(open: OpenArticle, behind: string, after: string): Suggestion {
  const { block, end } = runOfWords(open, behind)
  const edit = { blockId: block.id, start: end, end, before: '', after, kind: 'insert' } as const
  return suggestionOf(block, edit, { author: '沈', atMs: 5 })
}

function join(open: OpenArticle, words: string): Suggestion {
  const { block } = runOfWords(open, words)
  const edit = { blockId: block.id, start: 0, end: 0, before: '', after: '', kind: 'join' } as const
  return suggestionOf(block, edit, { author: '沈', atMs: 5 })
}

function pageOf(open: OpenArticle, chosen: Record<string, unknown> = { 'proof-marks': true }) {
  const options = { view: 'marked', locale: 'zh-Hans', readAsset: () => undefined, now: 0 } as const
  const pieces = paperPieces(open, { ...options, paper: paperOf(chosen), stages: [] })
  const html = Buffer.concat([...pieces]).toString('utf8')
  return { html, document: parseHTML(html).document }
}

function withAll(): OpenArticle {
  const open = openOfTexts(TEXTS)
  const suggestions = [
    change(open, '轮渡', '渡船', { reason: '上文' }),
    change(open, '还还', '还'),
    change(open, '两本', ''),
    putIn(open, '书', '，'),
    change(open, '墙贴在上', '贴在墙上'),
    putIn(open, '上的人', '\n'),
    join(open, '江上'),
  ]
  return { ...open, suggestions }
}

describe('the mark of a suggestion', () => {
  const open = openOfTexts(TEXTS)
  const cases: readonly (readonly [string, Suggestion, ReturnType<typeof proofMarkOf>])[] = [
    ['words in the place of words', change(open, '轮渡', '渡船'), 'replace'],
    ['words that go', change(open, '轮渡', ''), 'delete'],
    ['words put in', putIn(open, '轮渡', '船'), 'insert'],
    ['neighbours turned round', change(open, '墙贴在上', '贴在墙上'), 'swap'],
    ['a line’s end put in', putIn(open, '轮渡', '\n'), 'split'],
    ['a paragraph that goes on', join(open, '江上'), 'join'],
    ['several lines', change(open, '轮渡', '渡\n船'), undefined],
    ['words of a move', change(open, '轮渡', '', { kind: 'move' }), undefined],
    ['form', { ...change(open, '轮渡', '轮渡', { kind: 'form' }), form: 'bold' }, undefined],
  ]
  test.each(cases)('%s', (_, suggestion, mark) => expect(proofMarkOf(suggestion)).toBe(mark))

  test('neighbours are the least that is turned round', () => {
    expect(swapped('墙贴在上', '贴在墙上')).toEqual({ from: 0, cut: 1, to: 3 })
    expect(swapped('认真经验总结', '认真总结经验')).toEqual({ from: 2, cut: 4, to: 6 })
    expect(swapped('甲乙', '乙丙')).toBeUndefined()
    expect(swapped('甲甲', '甲甲')).toBeUndefined()
  })

  test('is none where two want one place, and none in a table', () => {
    const two = [change(open, '轮渡靠', '船'), change(open, '靠岸', '到')]
    const block = runOfWords(open, '轮渡').block
    expect(marksOf(block, two, true).size).toBe(0)
    expect(marksOf(block, two.slice(0, 1), true).size).toBe(1)
    expect(marksOf({ ...block, role: 'table' }, two.slice(0, 1), true).size).toBe(0)
  })
})

test('a pass is that of the stage at which it was said', () => {
  const stages = [
    { stage: 'first', by: '', atMs: 1 },
    { stage: 'second', by: '', atMs: 10 },
    { stage: 'check', by: '', atMs: 20 },
  ] as const
  expect([5, 10, 19, 20].map((at) => passOf(at, stages, 'check'))).toEqual(['first', 'second', 'second', 'third'])
  expect(passOf(5, [], 'second')).toBe('second')
})

describe('a proof with marks', () => {
  test('has every suggestion in the margin once, led to by its number, and no card of it', () => {
    const { document } = pageOf(withAll())
    expect(document.querySelectorAll('.pm-entry').length).toBe(7)
    expect(document.querySelectorAll('aside.card').length).toBe(0)
    const led = [...document.querySelectorAll('a.pm-no')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
    expect(led.length).toBe(7)
    expect(led.filter((id) => document.querySelectorAll(`[id="${id}"]`).length !== 1)).toEqual([])
    expect(document.querySelector('.pm-why')?.textContent).toBe('上文')
    expect(document.querySelectorAll('.proof-legend .pm-sign').length).toBe(6)
  })

  test('names every anchor that its lines are drawn between, and each once', () => {
    const { html, document } = pageOf(withAll())
    const named = [...html.matchAll(/\.([ekj]\d+)\{anchor-name/gu)].map(([, name = '']) => name)
    expect(new Set(named).size).toBe(named.length)
    for (const [, at = ''] of html.matchAll(/class="pm-lead [^"]*\bd(\d+)/gu))
      for (const part of ['k', 'e']) expect(document.querySelectorAll(`.${part}${at}`).length).toBe(1)
    for (const [, at = ''] of html.matchAll(/class="pm-join d(\d+)/gu))
      for (const part of ['k', 'j']) expect(document.querySelectorAll(`.${part}${at}`).length).toBe(1)
  })

  test('keeps the card of a note, and the list at the end whole', () => {
    const open = withAll()
    const note = noteAt(open, '轮渡', { body: '查' })
    const noted = {
      ...open,
      notes: [note],
      suggestions: open.suggestions.map((each, at) => (at === 0 ? { ...each, noteId: note.id } : each)),
    }
    const beside = pageOf(noted).document
    expect(beside.querySelectorAll('aside.card').length).toBe(1)
    expect(beside.querySelectorAll('.pm-entry').length).toBe(7)
    const atEnd = pageOf(noted, { notes: 'end', 'proof-marks': true }).document
    expect(atEnd.querySelectorAll('.notes-list aside.card').length).toBe(7)
  })

  test('numbers a paragraph that goes on at its start, not behind its first run of words', () => {
    const open = openOfTexts(TEXTS)
    const { document } = pageOf({ ...open, suggestions: [join(open, '江上')] })
    const paragraph = document.querySelector('.pm-join')?.parentElement
    for (const part of paragraph?.querySelectorAll('.pm-entry') ?? []) part.remove()
    expect(paragraph?.textContent?.replaceAll(/[\s\u2060]/gu, '')).toBe(`1${TEXTS[2] ?? ''}`)
  })

  test('says no word that the proof without marks does not say of the text', () => {
    const { document } = pageOf(withAll())
    const flow = document.querySelector('.flow')
    for (const gone of flow?.querySelectorAll('.pm-entry, .pm-no, ins') ?? []) gone.remove()
    expect(flow?.textContent?.replaceAll(/[\s\u2060]/gu, '')).toBe(TEXTS.join(''))
  })

  test('is off unless it is asked for', () => {
    expect(pageOf(withAll(), {}).document.querySelectorAll('[class^="pm"]').length).toBe(0)
  })
})
