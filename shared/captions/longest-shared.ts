/** A state of the automaton: the runs that end at the same places of the text. */
interface State {
  readonly next: Map<string, State>
  readonly length: number
  /** The state of the longest shorter run that ends at more places. */
  link: State | undefined
}

/**
 * The first of the longest runs that both texts have, as a place in `one`; undefined where they share no unit. UTF-16. In time
 * of both lengths: a suffix automaton of `other` (Blumer et al. 1985) is walked along `one`.
 */
export function longestShared(
  one: string,
  other: string,
): { readonly start: number; readonly end: number } | undefined {
  const root = automatonOf(other)
  let state = root
  let length = 0
  let best = { start: 0, end: 0 }
  for (let at = 0; at < one.length; at += 1) {
    const unit = one.charAt(at)
    while (state.link !== undefined && !state.next.has(unit)) {
      state = state.link
      length = state.length
    }
    const next = state.next.get(unit)
    if (next !== undefined) {
      state = next
      length += 1
    }
    if (length > best.end - best.start) best = { start: at + 1 - length, end: at + 1 }
  }
  return best.end === 0 ? undefined : best
}

function automatonOf(text: string): State {
  const root: State = { next: new Map(), length: 0, link: undefined }
  let last = root
  for (let at = 0; at < text.length; at += 1) last = extend(root, last, text.charAt(at))
  return root
}

function extend(root: State, last: State, unit: string): State {
  const added: State = { next: new Map(), length: last.length + 1, link: root }
  let from: State | undefined = last
  for (; from !== undefined && !from.next.has(unit); from = from.link) from.next.set(unit, added)
  const target = from?.next.get(unit)
  if (from === undefined || target === undefined) return added
  if (target.length === from.length + 1) {
    added.link = target
    return added
  }
  const split: State = { next: new Map(target.next), length: from.length + 1, link: target.link }
  for (let at: State | undefined = from; at?.next.get(unit) === target; at = at.link) at.next.set(unit, split)
  target.link = split
  added.link = split
  return added
}
