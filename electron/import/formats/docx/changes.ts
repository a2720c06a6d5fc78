import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { childOf, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { ChangeMark } from './change-mark.ts'
import type { RunState } from './line.ts'

const INSERTED = new Set(['w:ins', 'w:moveTo', 'w:cellIns'])
const REMOVED = new Set(['w:del', 'w:moveFrom', 'w:cellDel'])

/** Which moves are open where a document is read: their ranges go over runs and paragraphs (ECMA-376-1, 17.13.5). */
export class Moves {
  private open: { readonly id: string; readonly name: string }[] = []

  /** Notes the end of a range that `element` is. */
  note(element: XmlElement): void {
    const { name, attributes } = element
    if (name === 'w:moveFromRangeStart' || name === 'w:moveToRangeStart')
      this.open.push({ id: attributes['w:id'] ?? '', name: attributes['w:name'] ?? '' })
    else if (name === 'w:moveFromRangeEnd' || name === 'w:moveToRangeEnd')
      this.open = this.open.filter(({ id }) => id !== attributes['w:id'])
  }

  /** Under which changes stands what is in `element`. */
  enter<State extends RunState>(element: XmlElement, state: State): State {
    const change = this.changeOf(element)
    if (change === undefined) return state
    return change.isInserted ? { ...state, inserted: change.mark } : { ...state, removed: change.mark }
  }

  /** The change of a paragraph's own mark: it was put in, or taken out and the next one joined to it. */
  ofParagraph(properties: XmlElement | undefined): ReturnType<Moves['changeOf']> {
    for (const child of childOf(properties, 'w:rPr')?.children ?? []) {
      const change = isXmlElement(child) ? this.changeOf(child) : undefined
      if (change !== undefined) return change
    }
    return undefined
  }

  /** The tracked change that `element` is; undefined for any other element. */
  private changeOf(element: XmlElement): { readonly mark: ChangeMark; readonly isInserted: boolean } | undefined {
    const { name, attributes } = element
    const isInserted = INSERTED.has(name)
    if (!isInserted && !REMOVED.has(name)) return undefined
    const isMove = name === 'w:moveTo' || name === 'w:moveFrom'
    const group = isMove ? this.open.at(-1)?.name : undefined
    const mark = { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? null, isMove }
    return { mark: group === undefined ? mark : { ...mark, group }, isInserted }
  }
}

export function isChange(name: string): boolean {
  return INSERTED.has(name) || REMOVED.has(name)
}

/**
 * Puts the two parts of each move together: the first words that were taken from a range with the first that came to it.
 * A move whose range has no name goes with the next one of the same author and words, or of the same time. A part that is alone is no move any
 * more: it is a deletion, or an insertion. `wordsOf`: the words that a part takes away.
 */
export function pairMoves(
  suggestions: readonly SourceSuggestion[],
  wordsOf: (suggestion: SourceSuggestion) => string,
): readonly SourceSuggestion[] {
  const targets = new Map<string, { readonly indexes: number[]; next: number }>()
  const keysOf = ({ group, author, date }: SourceSuggestion, words: string): readonly string[] => [
    ...(group === undefined ? [] : [`name ${group} ${words.trim()}`, `name ${group}`]),
    `words ${author} ${words.trim()}`,
    ...(group === undefined ? [`time ${author} ${date ?? ''}`] : []),
  ]
  suggestions.forEach((each, index) => {
    if (each.kind !== 'move' || each.after === '') return
    for (const key of keysOf(each, each.after)) {
      const known = targets.get(key)
      if (known === undefined) targets.set(key, { indexes: [index], next: 0 })
      else known.indexes.push(index)
    }
  })
  const groups = new Map<number, string>()
  /** The first of the parts under `key` that is in no move yet. */
  const nextOf = (key: string): number | undefined => {
    const list = targets.get(key)
    if (list === undefined) return undefined
    while (groups.has(list.indexes[list.next] ?? -1)) list.next += 1
    return list.indexes[list.next]
  }
  let count = 0
  suggestions.forEach((each, index) => {
    if (each.kind !== 'move' || each.after !== '') return
    let target: number | undefined
    for (const key of keysOf(each, wordsOf(each))) target ??= nextOf(key)
    if (target === undefined) return
    count += 1
    groups.set(index, `move ${String(count)}`)
    groups.set(target, `move ${String(count)}`)
  })
  return suggestions.map((suggestion, index) => {
    if (suggestion.kind !== 'move') return suggestion
    const { group: _, ...plain } = suggestion
    const group = groups.get(index)
    if (group !== undefined) return { ...plain, group }
    return { ...plain, kind: plain.after === '' ? 'delete' : 'insert' }
  })
}
