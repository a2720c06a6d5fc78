import type { Steps } from '#shared/lib/steps.ts'
import type { Reading, VersionText } from '#shared/revision/read-text.ts'
import type { VersionRow } from '#shared/revision/version-row.ts'
import { inSlices } from '../lib/slices.ts'
import type { CompareAnswer, ComparedPart, ComparedSide, CompareQuestion } from './compare-messages.ts'
import compareWorker from './compare-worker.ts?worker&url'
import { ownWorker } from './own-worker.ts'

/** A version, and how it is read. */
export interface ReadVersion {
  readonly text: VersionText
  readonly reading: Reading
}

/** So many records cross to the worker at a time. */
const A_PART = 128
const LISTS = ['blocks', 'suggestions', 'repairs', 'assets'] as const

let worker: Worker | undefined
let tickets = 0
/** What the worker is at. */
let running: number | undefined

/**
 * Compares two versions in a worker; undefined when it fails. The answer of what is asked last is the one that comes: whoever
 * asked before is told nothing. Gives the function that gives the question up.
 */
export function compareVersions(
  old: ReadVersion,
  fresh: ReadVersion,
  done: (rows: readonly VersionRow[] | undefined) => void,
): () => void {
  if (running !== undefined) end()
  const ticket = (tickets += 1)
  running = ticket
  const isAsked = (): boolean => running === ticket
  const own = (worker ??= start())
  const rows: VersionRow[] = []
  const finish = (answer: readonly VersionRow[] | undefined): void => {
    if (!isAsked()) return
    running = undefined
    own.removeEventListener('message', take)
    own.removeEventListener('error', fail)
    done(answer)
  }
  const take = ({ data }: MessageEvent<CompareAnswer>): void => {
    if (data.ticket !== ticket) return
    if (data.kind === 'rows') rows.push(...data.rows)
    else finish(rows)
  }
  const fail = (): void => {
    if (!isAsked()) return
    end()
    done(undefined)
  }
  own.addEventListener('message', take)
  own.addEventListener('error', fail)
  const ask = (question: CompareQuestion): void => own.postMessage(question)
  const isOneVersion = old.text === fresh.text
  void inSlices(tell(ask, isOneVersion ? { old } : { old, fresh }, isAsked)).then(() => {
    if (isAsked()) ask({ kind: 'compare', ticket, isOneVersion, readings: [old.reading, fresh.reading] })
  })
  return () => {
    if (isAsked()) end()
  }
}

function* tell(
  ask: (question: CompareQuestion) => void,
  sides: Partial<Readonly<Record<ComparedSide, ReadVersion>>>,
  isAsked: () => boolean,
): Steps<void> {
  ask({ kind: 'begin' })
  for (const side of ['old', 'fresh'] as const) {
    const text = sides[side]?.text
    for (const list of LISTS) {
      const records: readonly unknown[] = text?.[list] ?? []
      for (let at = 0; at < records.length; at += A_PART) {
        if (!isAsked()) return
        ask({ kind: 'part', side, list, records: records.slice(at, at + A_PART) } as {
          kind: 'part'
          side: ComparedSide
        } & ComparedPart)
        yield
      }
    }
  }
}

function end(): void {
  worker?.terminate()
  worker = undefined
  running = undefined
}

function start(): Worker {
  return ownWorker(compareWorker)
}
