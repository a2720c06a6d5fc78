/** So many characters of texts are kept at least, and twice as many at most: an article of a million is read from what is kept. */
const KEPT = 1_000_000

/**
 * Makes something of a text once for as long as the text is asked for again: when one paragraph of an article changes, the
 * others are not read anew. `make` depends on nothing but the text, and what it makes is never changed.
 */
export function keptByText<T>(make: (text: string) => T): (text: string) => T {
  let fresh = new Map<string, T>()
  let old = new Map<string, T>()
  let characters = 0
  return (text) => {
    const known = fresh.get(text)
    if (known !== undefined) return known
    const made = old.get(text) ?? make(text)
    if (characters > KEPT) {
      old = fresh
      fresh = new Map()
      characters = 0
    }
    fresh.set(text, made)
    characters += text.length
    return made
  }
}

/** The same for a block of an article: its text, what it is, and where it stands. */
export function keptByBlock<B extends { readonly text: string; readonly role: string; readonly index: number }, T>(
  make: (block: B) => T,
): (block: B) => T {
  const known = keptByText(() => new Map<string, T>())
  return (block) => {
    const own = known(block.text)
    const key = `${String(block.index)} ${block.role}`
    const made = own.get(key) ?? make(block)
    own.set(key, made)
    return made
  }
}
