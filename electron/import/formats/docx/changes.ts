import type { XmlElement } from '../xml/parse-xml.ts'
import type { ChangeMark, RunState } from './line.ts'

/** The tracked change that `element` is; undefined for any other element. */
export function changeOf(element: XmlElement): { readonly mark: ChangeMark; readonly isInserted: boolean } | undefined {
  const { name, attributes } = element
  const isInserted = name === 'w:ins' || name === 'w:moveTo'
  if (!isInserted && name !== 'w:del' && name !== 'w:moveFrom') return undefined
  const isMove = name === 'w:moveTo' || name === 'w:moveFrom'
  return { mark: { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? null, isMove }, isInserted }
}

/** Under which changes stands what is in `element`. */
export function enter(element: XmlElement, state: RunState): RunState {
  const change = changeOf(element)
  if (change === undefined) return state
  return change.isInserted ? { ...state, inserted: change.mark } : { ...state, removed: change.mark }
}
