import { readFileSync } from 'node:fs'
import path from 'node:path'
import { blockIdSchema } from '#shared/domain/ids.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { compareBlocks } from '#shared/revision/compared-blocks.ts'
import { holdAgainst, type AskedChange, type Fulfilment } from '#shared/revision/hold-against.ts'

/**
 * 核红 over pairs of texts with known outcomes: the words of the sample articles, with changes asked of them and carried out,
 * left out or carried out otherwise by lot, and other changes made that nobody asked for.
 * PAIRS=60 SEED=1 npx node tests/bench/revision.ts [--verbose]
 */
const PAIRS = Number(process.env['PAIRS'] ?? 60)
const seed = Number(process.env['SEED'] ?? 1)
const isVerbose = process.argv.includes('--verbose')

function lot(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function paragraphsOf(language: 'zh' | 'en'): readonly string[] {
  const html = readFileSync(path.resolve(`build/sample/${language}/article.html`), 'utf8')
  return [...html.matchAll(/<(?:p|h1|h2|figcaption)\b[^>]*>(.*?)<\/(?:p|h1|h2|figcaption)>/gsu)]
    .map(([, words = '']) =>
      words
        .replaceAll(/<[^>]+>/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .filter((words) => words.length > 0)
}

/** Words that are put in: none of them stands in the articles. */
const FOREIGN = {
  zh: ['梧桐', '琉璃', '缆车', '匣子', '驼铃', '砚台', '鲸鱼', '箜篌', '榆钱', '蝉鸣', '雪橇', '藤椅'],
  en: [
    'gazebo',
    'walrus',
    'piccolo',
    'lantern',
    'quarry',
    'velvet',
    'saffron',
    'trellis',
    'magpie',
    'cobalt',
    'burrow',
    'thistle',
  ],
} as const

interface Slot {
  readonly block: number
  readonly start: number
  readonly end: number
}

interface Planned {
  readonly slot: Slot
  readonly asked?: AskedChange
  readonly outcome?: Fulfilment
  /** What stands there in the new text. */
  readonly becomes: string
}

/** One pair: its texts, what was asked, and what must be said. */
function makePair(language: 'zh' | 'en', many: boolean, next: () => number) {
  const texts = paragraphsOf(language)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const wordsIn = (text: string): readonly { start: number; end: number }[] => {
    const found = language === 'zh' ? text.matchAll(/\p{Script=Han}{2}/gu) : text.matchAll(/[A-Za-z]{3,}/gu)
    return [...found].map(({ 0: words, index }) => ({
      start: codePointLength(text.slice(0, index)),
      end: codePointLength(text.slice(0, index + words.length)),
    }))
  }
  const places = texts.flatMap((text, block) =>
    wordsIn(text)
      .filter((_each, index) => index % 4 === 1)
      .map((place): Slot => ({ block, ...place })),
  )
  const count = many ? 20 + Math.floor(next() * 12) : 3 + Math.floor(next() * 8)
  const chosen = [...places].sort(() => next() - 0.5).slice(0, count + (many ? 5 : 2))
  let unasked = 0
  const planned = chosen.map((slot, index): Planned => {
    const before = Array.from(texts[slot.block] ?? '')
      .slice(slot.start, slot.end)
      .join('')
    const space = language === 'en' ? ' ' : ''
    const [one, other] = [pick(FOREIGN[language].slice(0, 6)), pick(FOREIGN[language].slice(6))]
    if (index >= count) {
      unasked += 1
      return { slot, becomes: pick([other, `${before}${space}${other}`, `${other}${space}${before}`]) }
    }
    const kind = pick(['replace', 'insert', 'delete'] as const)
    const after = kind === 'delete' ? '' : kind === 'insert' ? `${before}${space}${one}` : one
    const own =
      kind === 'insert'
        ? { start: slot.end, end: slot.end, after: `${space}${one}` }
        : { start: slot.start, end: slot.end, after }
    const asked: AskedChange = { id: `s${String(index)}`, blockId: `o${String(slot.block)}`, ...own }
    const outcome = pick(['done', 'done', 'done', 'not-done', 'differently'] as const)
    if (outcome === 'done') return { slot, asked, outcome, becomes: after }
    if (outcome === 'not-done') return { slot, asked, outcome, becomes: before }
    return { slot, asked, outcome, becomes: kind === 'insert' ? `${before}${space}${other}` : other }
  })
  const corrected = texts.map((text, block) => {
    const characters = Array.from(text)
    for (const { slot, becomes } of planned
      .filter((each) => each.slot.block === block)
      .sort((a, b) => b.slot.start - a.slot.start))
      characters.splice(slot.start, slot.end - slot.start, becomes)
    return characters.join('')
  })
  // One paragraph in two pairs goes elsewhere, which nobody asked for.
  const isMoving = next() < 0.5
  if (isMoving) {
    const longer = corrected.flatMap((text, index) => (text.length > 60 ? [index] : []))
    const from = pick(longer)
    const [moved = ''] = corrected.splice(from, 1)
    corrected.splice((from + 3) % corrected.length, 0, moved)
    unasked += 1
  }
  return { texts, corrected, planned, unasked }
}

let [right, wrong, pairsRight, found, planted, extra] = [0, 0, 0, 0, 0, 0]
const began = performance.now()
for (let pair = 0; pair < PAIRS; pair += 1) {
  const language = pair % 2 === 0 ? 'zh' : 'en'
  const next = lot(seed * 1000 + pair)
  const { texts, corrected, planned, unasked } = makePair(language, pair % 4 < 2, next)
  const blocks = (list: readonly string[], name: string) =>
    list.map((text, index) => ({ id: blockIdSchema.parse(`${name}${String(index)}`), text }))
  const asked = planned.flatMap((each) => each.asked ?? [])
  const held = holdAgainst(compareBlocks(blocks(texts, 'o'), blocks(corrected, 'f')), asked)
  const outcomes = new Map(held.changes.map(({ id, outcome }) => [id, outcome]))
  const misses = planned.filter(({ asked: one, outcome }) => one !== undefined && outcomes.get(one.id) !== outcome)
  right += asked.length - misses.length
  wrong += misses.length
  planted += unasked
  found += Math.min(unasked, held.unasked.length)
  extra += Math.max(0, held.unasked.length - unasked)
  if (process.env['SHOW'] === String(pair))
    console.log(
      planned
        .filter((e) => e.asked === undefined || e.outcome === 'differently')
        .map((e) => [
          e.slot.block,
          e.slot.start,
          Array.from(texts[e.slot.block] ?? '')
            .slice(Math.max(0, e.slot.start - 4), e.slot.end + 4)
            .join(''),
          e.becomes,
          e.outcome,
        ]),
    )
  if (misses.length === 0 && held.unasked.length === unasked) pairsRight += 1
  else if (isVerbose) {
    console.log(`pair ${String(pair)} (${language}): unasked ${String(held.unasked.length)} of ${String(unasked)}`)
    for (const { asked: one, outcome, becomes } of misses)
      console.log(
        '  ',
        JSON.stringify(one),
        'should be',
        outcome,
        'is',
        outcomes.get(one?.id ?? ''),
        JSON.stringify(becomes),
      )
    if (held.unasked.length !== unasked)
      for (const { kind, before, after } of held.unasked)
        console.log('   unasked', kind, JSON.stringify(before.slice(0, 40)), JSON.stringify(after.slice(0, 40)))
  }
}
console.log(
  `核红: ${String(pairsRight)} of ${String(PAIRS)} pairs all right; outcomes right ${String(right)}, wrong ${String(wrong)}; ` +
    `unasked changes ${String(found)} of ${String(planted)}, ${String(extra)} too many; ${(performance.now() - began).toFixed(0)} ms`,
)
