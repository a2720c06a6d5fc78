import { commonRuns } from '../lib/common-runs.ts'
import { tokenize } from '../text/tokens.ts'

/** An asked change in a text; places are UTF-16 units, end excluded. */
export interface Asked {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly after: string
}

/** A text with some of its asked changes carried out. */
export interface Reading {
  readonly text: string
  /** Ids of those that are carried out. */
  readonly taken: ReadonlySet<string>
  /** Where each of all the asked changes stands in `text`, carried out or not, in its order. */
  readonly regions: readonly { readonly id: string; readonly start: number; readonly end: number }[]
  /** Where any other run of the old text stands in `text`. */
  readonly follow: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/** So many changes that hang together are tried in every combination; more are tried one after the other. */
const MOST_TOGETHER = 6
/** Units of text on either side of a change that tell whether it was carried out. */
const AROUND = 24

/**
 * The reading of `before` that is nearest to `after`: each asked change is carried out where the text is then more like what
 * stands there now. Changes that want the same place exclude each other.
 */
export function bestOf(before: string, after: string, asked: readonly Asked[]): Reading {
  if (asked.length === 0) return read(before, [], new Set())
  const sorted = asked.toSorted((a, b) => a.start - b.start || a.end - b.end)
  let taken = new Set<string>()
  let cost = costOf(read(before, sorted, taken).text, after)
  for (const cluster of clustersOf(sorted)) {
    for (const choice of choicesOf(cluster)) {
      const rest = [...taken].filter((id) => !cluster.some((each) => each.id === id))
      const tried = new Set([...rest, ...choice.map(({ id }) => id)])
      const reached = costOf(read(before, sorted, tried).text, after)
      if (reached < cost) [taken, cost] = [tried, reached]
    }
  }
  return read(before, sorted, taken)
}

/** The text with the chosen changes carried out. */
function read(before: string, sorted: readonly Asked[], taken: ReadonlySet<string>): Reading {
  const done = sorted.filter(({ id }) => taken.has(id))
  let text = ''
  let at = 0
  for (const { start, end, after } of done) {
    text += before.slice(at, start) + after
    at = end
  }
  text += before.slice(at)
  const place = (index: number, side: 'start' | 'end', own?: string): number => {
    let shift = 0
    for (const { id, start, end, after } of done) {
      if (id === own) {
        if (side === 'end') shift += after.length - (end - start)
      } else if (end <= index && (side === 'end' || start < index || end < index || start !== end)) {
        shift += after.length - (end - start)
      }
    }
    return index + shift
  }
  const follow = (start: number, end: number, own?: string): { start: number; end: number } => {
    const from = place(start, 'start', own)
    return { start: from, end: Math.max(from, place(end, 'end', own)) }
  }
  const regions = sorted.map(({ id, start, end }) => ({ id, ...follow(start, end, id) }))
  return { text, taken, regions, follow }
}

/** How much of two texts differs, in the weight of their tokens. */
function costOf(text: string, after: string): number {
  if (text === after) return 0
  const [old, young] = [tokenize(text), tokenize(after)]
  const common = commonRuns(old, young, 4000)
  if (common === undefined) return text.length + after.length
  let cost = 0
  let [at, to] = [0, 0]
  for (const run of [...common, { from: old.length, to: young.length, length: 0 }]) {
    for (const words of [old.slice(at, run.from), young.slice(to, run.to)])
      if (words.length > 0) cost += words.join('').length + 0.25
    at = run.from + run.length
    to = run.to + run.length
  }
  return cost
}

/** Changes that stand so near each other that one tells on the other. */
function clustersOf(sorted: readonly Asked[]): readonly (readonly Asked[])[] {
  const clusters: Asked[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const each of sorted) {
    const last = clusters.at(-1)
    if (last !== undefined && each.start - end < AROUND && last.length < MOST_TOGETHER) last.push(each)
    else clusters.push([each])
    end = Math.max(end, each.end)
  }
  return clusters
}

/** Every combination of changes that leave each other room, the fullest first. */
function choicesOf(cluster: readonly Asked[]): readonly (readonly Asked[])[] {
  const choices: (readonly Asked[])[] = []
  for (let bits = 2 ** cluster.length - 1; bits > 0; bits -= 1) {
    const choice = cluster.filter((_each, index) => (bits & (1 << index)) !== 0)
    const isFree = choice.every((each, index) => {
      const next = choice[index + 1]
      return next === undefined || each.end < next.start || (each.end === next.start && each.start < next.end)
    })
    if (isFree) choices.push(choice)
  }
  return choices
}
