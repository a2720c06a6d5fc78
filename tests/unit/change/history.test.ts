import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  historyOf,
  noHistory,
  redoStep,
  undoStep,
  withLogged,
  type History,
  type HistoryStep,
  type LoggedAct,
} from '#shared/change/history.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { applied, changeFor, contents, reply, stored, wishes, type Desk, type Wish } from './arbitraries.ts'

type Step = { readonly kind: 'do'; readonly wanted: readonly Wish[] } | { readonly kind: 'undo' | 'redo' | 'restart' }

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('do' as const), wanted: wishes }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'undo' as const }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'redo' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'restart' as const }) },
  ),
  { maxLength: 40 },
)

/** An editor at work: records, log and history as the window and the library keep them together. */
class Editor {
  desk: Desk = new Map()
  log: LoggedAct[] = []
  history: History = noHistory
  /** What the desk looked like, as undo should find it again: the oracle. */
  readonly past: (readonly string[])[] = []
  readonly future: (readonly string[])[] = []

  take(step: Step): void {
    if (step.kind === 'do') return this.act(step.wanted)
    if (step.kind === 'restart') {
      this.history = historyOf(JSON.parse(JSON.stringify(this.log)) as LoggedAct[])
      return
    }
    const isUndo = step.kind === 'undo'
    const lookup = (type: string, id: string) => this.desk.get(`${type}:${id}`)
    const taken = isUndo ? undoStep(this.history, lookup) : redoStep(this.history, lookup)
    const expected = (isUndo ? this.past : this.future).pop()
    expect(taken === undefined).toBe(expected === undefined)
    if (taken === undefined || expected === undefined) return
    ;(isUndo ? this.future : this.past).push(contents(this.desk))
    this.keep(taken, isUndo ? { undoes: taken.of.id } : { redoes: taken.of.id })
    expect(contents(this.desk)).toEqual(expected)
  }

  act(wanted: readonly Wish[]): void {
    const change = changeFor(this.desk, wanted)
    if (change === undefined) return
    this.past.push(contents(this.desk))
    this.future.length = 0
    const entry: LoggedAct = { id: this.nextId(), act: 'reply.add', change: stored(change) }
    this.write(entry)
    this.history = withLogged(this.history, entry)
  }

  keep(taken: HistoryStep, link: Pick<LoggedAct, 'undoes' | 'redoes'>): void {
    this.write({ id: this.nextId(), act: taken.of.act, change: stored(taken.change), ...link })
    this.history = taken.history
  }

  write(entry: LoggedAct): void {
    this.log.push(entry)
    this.desk = applied(this.desk, entry.change)
  }

  nextId(): ChangeId {
    return `c${String(this.log.length + 1)}` as ChangeId
  }
}

describe('the history', () => {
  test('takes back and brings back any sequence of acts, with a restart anywhere', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const editor = new Editor()
        for (const step of sequence) editor.take(step)
      }),
      { numRuns: 300 },
    )
  })

  test('rebuilt from the log is the one that was kept in memory', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const editor = new Editor()
        for (const step of sequence) editor.take(step)
        const ids = ({ undo, redo }: History) => [undo.map((act) => act.id), redo.map((act) => act.id)]
        expect(ids(historyOf(editor.log))).toEqual(ids(editor.history))
      }),
      { numRuns: 200 },
    )
  })

  test('rebuilt from the end of a log still takes back what that end did', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 8 }), (sequence, kept) => {
        const editor = new Editor()
        for (const step of sequence) editor.take(step)
        editor.history = historyOf(editor.log.slice(-kept))
        const depth = editor.history.undo.length
        for (let count = 0; count < depth; count += 1) editor.take({ kind: 'undo' })
        for (let count = 0; count < depth; count += 1) editor.take({ kind: 'redo' })
      }),
      { numRuns: 200 },
    )
  })

  test('rebuilt from the end of a log is the newer part of the whole, on both sides', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 8 }), (sequence, kept) => {
        const editor = new Editor()
        for (const step of sequence) editor.take(step)
        const whole = historyOf(editor.log)
        const part = historyOf(editor.log.slice(-kept))
        for (const side of ['undo', 'redo'] as const) {
          const ids = part[side].map((act) => act.id)
          expect(whole[side].map((act) => act.id).slice(whole[side].length - ids.length)).toEqual(ids)
        }
        const last = editor.log.at(-1)
        if (last?.undoes !== undefined) expect(part.redo.at(-1)?.id).toBe(last.undoes)
      }),
      { numRuns: 300 },
    )
  })

  test('refuses to take back what was changed since by another door', () => {
    const editor = new Editor()
    editor.act([{ id: 'r1', body: '甲' }])
    const theirs = { ...reply('r1', '丙'), revision: 9 }
    const lookup = (type: string, id: string) => (type === 'reply' && id === 'r1' ? theirs : undefined)
    expect(undoStep(editor.history, lookup)).toBeUndefined()
    expect(undoStep(editor.history, () => undefined)).toBeUndefined()
  })

  test('does not reach behind an import', () => {
    const editor = new Editor()
    editor.act([{ id: 'r1', body: '甲' }])
    const imported: LoggedAct = { id: 'i' as ChangeId, act: 'article.version', change: stored(reply2()) }
    expect(historyOf([...editor.log, imported])).toEqual(noHistory)
  })
})

function reply2() {
  return { added: [reply('r2', '乙')], updated: [], removed: [] }
}
