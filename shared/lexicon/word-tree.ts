/** Words by their signs: what begins at a place of a text is found in one walk, however many words there are. */
export interface WordTree<T> {
  /** Calls `found` with the end of every word of the tree that begins at `start`, and what is kept under it; the longest comes last. */
  readonly from: (text: string, start: number, found: (end: number, kept: readonly T[]) => void) => void
}

interface Node<T> {
  readonly next: Map<number, Node<T>>
  kept: T[] | undefined
}

/** A tree of `words`, each with what is kept under it; a word may come several times. */
export function createWordTree<T>(words: Iterable<readonly [word: string, kept: T]>): WordTree<T> {
  const root: Node<T> = { next: new Map(), kept: undefined }
  for (const [word, kept] of words) {
    let node = root
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at)
      let next = node.next.get(code)
      if (next === undefined) node.next.set(code, (next = { next: new Map(), kept: undefined }))
      node = next
    }
    if (node !== root) (node.kept ??= []).push(kept)
  }
  return {
    from: (text, start, found) => {
      let node: Node<T> | undefined = root
      for (let at = start; at < text.length; at += 1) {
        node = node.next.get(text.charCodeAt(at))
        if (node === undefined) return
        if (node.kept !== undefined) found(at + 1, node.kept)
      }
    },
  }
}
