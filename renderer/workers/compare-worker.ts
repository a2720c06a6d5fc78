import { readText, type VersionText } from '#shared/revision/read-text.ts'
import { versionRows } from '#shared/revision/version-rows.ts'
import type { CompareAnswer, ComparedPart, ComparedSide, CompareQuestion } from './compare-messages.ts'

/** So many rows go to the window at a time. */
const A_PART = 64

type Held = { readonly [L in keyof VersionText]: VersionText[L][number][] }

const nothing = (): Held => ({ blocks: [], suggestions: [], repairs: [], assets: [] })
let held: Readonly<Record<ComparedSide, Held>> = { old: nothing(), fresh: nothing() }

/** Compares two versions beside the window. */
self.addEventListener('message', ({ data }: MessageEvent<CompareQuestion>) => {
  switch (data.kind) {
    case 'begin':
      held = { old: nothing(), fresh: nothing() }
      return
    case 'part':
      return take(held[data.side], data)
    case 'compare': {
      const { ticket, isOneVersion, readings } = data
      const old = readText(held.old, readings[0])
      const fresh = readText(isOneVersion ? held.old : held.fresh, readings[1])
      const rows = versionRows(old, fresh)
      const answer = (one: CompareAnswer): void => self.postMessage(one)
      for (let at = 0; at < rows.length; at += A_PART)
        answer({ kind: 'rows', ticket, rows: rows.slice(at, at + A_PART) })
      answer({ kind: 'done', ticket })
    }
  }
})

function take(into: Held, { list, records }: ComparedPart): void {
  const all: unknown[] = into[list]
  all.push(...records)
}
