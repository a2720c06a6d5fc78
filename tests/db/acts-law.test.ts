import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  historyOf,
  noHistory,
  redoStep,
  undoStep,
  withLogged,
  type History,
  type HistoryStep,
} from '#shared/change/history.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { openDesk, actOf, keepText, newDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { seedOf } from '#tests/helpers/seeds.ts'
import { randomAct, randomFrom, type Random } from '#tests/helpers/suggestion-laws.ts'

/** A tenth of them; in full with `npm run test:long`, and from another seed each time. */
const isLong = process.env.GALLEY_LONG === '1'
const STEPS = isLong ? 500 : 50

const TEXT = [
  '#山谷里的桥',
  '清晨6时25分，雾还没有退尽。',
  '!',
  '^图为村民在桥头合影😀。',
  'The colour of 312 seeds is told twice',
  '𠮷祥桥是最后一座，花了1.15万元，👨‍👩‍👧和𪚥都来了。',
  'and once more in the paragraph that follows.',
  '他一手托着谷穗，数满200粒，就画一道。',
].join('\n')

let first: ReturnType<typeof newDesk>
beforeAll(() => {
  first = newDesk()
})
afterAll(async () => {
  expect(first.bugs).toEqual([])
  await first.remove()
})

type Records = ReadonlyMap<string, DomainRecord>

/** Every record, byte for byte but for its revision, which only ever grows, and the order of its fields. */
const bytesOf = (records: Records): string =>
  [...records.values()]
    .map((record) => JSON.stringify(Object.entries({ ...record, revision: 0 }).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort()
    .join('\n')

/** An article under work in a library file: its records as the file gives them, its history, and how it looked before each act. */
class Editor {
  desk: TestDesk
  records: Records = new Map()
  history: History = noHistory
  past: string[] = []
  future: string[] = []
  readonly counts = { done: 0, undone: 0, redone: 0, restarted: 0 }

  readonly articleId: ArticleId
  #seen: string | undefined

  constructor(desk: TestDesk, articleId: ArticleId) {
    this.desk = desk
    this.articleId = articleId
  }

  async read(): Promise<void> {
    const open = await openOf(this.desk.client, this.articleId)
    const parts = recordsOf(open).filter(({ type }) => type !== 'article' && type !== 'version')
    this.records = new Map(parts.map((record) => [recordKey(record), record]))
    const last = open.log.at(-1)
    if (last !== undefined && last.id !== this.#seen) this.history = withLogged(this.history, last)
    this.#seen = last?.id
  }

  async keep(change: ChangeSet, of: string, link: { undoes?: string; redoes?: string } = {}): Promise<void> {
    const act = { ...actOf(this.articleId, change, of), ...link } as ReturnType<typeof actOf>
    valueOf(await this.desk.client.call('change.apply', act))
    await this.read()
  }

  async act(random: Random, step: number): Promise<void> {
    const texts = [...this.records].filter(([, { type, ...each }]) => type !== 'block' || hasWords(each))
    const change = randomAct(random, new Map(texts), step)
    if (change === undefined) return
    const whole = changeOf(change)
    if (whole.added.length + whole.updated.length + whole.removed.length === 0) return
    this.past.push(bytesOf(this.records))
    this.future = []
    await this.keep(whole, 'suggestion.add')
    this.counts.done += 1
  }

  async take(by: 'undo' | 'redo'): Promise<void> {
    const lookup = (type: string, id: string): DomainRecord | undefined => this.records.get(`${type}:${id}`)
    const [from, to] = by === 'undo' ? [this.past, this.future] : [this.future, this.past]
    const step: HistoryStep | undefined = (by === 'undo' ? undoStep : redoStep)(this.history, lookup)
    expect(step === undefined).toBe(from.length === 0)
    if (step === undefined) return
    const expected = from.pop()
    to.push(bytesOf(this.records))
    await this.keep(step.change, step.of.act, by === 'undo' ? { undoes: step.of.id } : { redoes: step.of.id })
    expect(bytesOf(this.records).split('\n')).toEqual(expected?.split('\n'))
    this.counts[by === 'undo' ? 'undone' : 'redone'] += 1
  }

  /** The program ends and starts again: of a long log only the end comes along. */
  async restart(): Promise<void> {
    await this.desk.close()
    this.desk = openDesk(this.desk.libraryPath, this.desk.folder)
    const open = await openOf(this.desk.client, this.articleId)
    this.history = historyOf(open.log)
    this.past = this.past.slice(this.past.length - Math.min(this.past.length, this.history.undo.length))
    this.future = this.future.slice(this.future.length - Math.min(this.future.length, this.history.redo.length))
    await this.read()
    this.counts.restarted += 1
  }
}

const hasWords = (block: object): boolean => 'text' in block && String(block.text).length > 3

test(`undo and redo of a random sequence of ${String(STEPS)} acts gives back the very records, in the library file`, async () => {
  const open = await keepText(first.client, TEXT)
  const editor = new Editor(first, open.article.id)
  await editor.read()
  const start = bytesOf(editor.records)
  const random = randomFrom(seedOf('undo and redo'))
  for (let step = 0; step < STEPS; step += 1) {
    const lot = random(10)
    if (lot < 6) await editor.act(random, step)
    else if (lot < 8) await editor.take('undo')
    else if (lot < 9) await editor.take('redo')
    else if (random(4) === 0) await editor.restart()
  }
  const end = bytesOf(editor.records)
  const depth = editor.history.undo.length
  for (let count = 0; count < depth; count += 1) await editor.take('undo')
  if (!isLong) expect(bytesOf(editor.records)).toBe(start)
  for (let count = 0; count < depth; count += 1) await editor.take('redo')
  expect(bytesOf(editor.records)).toBe(end)
  expect(Math.min(...Object.values(editor.counts))).toBeGreaterThan(0)
  await editor.desk.close()
}, 600_000)
