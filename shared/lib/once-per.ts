/** Works out an answer for each object once; it is forgotten with its object. */
export function oncePer<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return (of) => {
    if (!known.has(of)) known.set(of, work(of))
    return known.get(of) as V
  }
}

/**
 * What there is in each of a list, worked out once for each of them: of an article whose other blocks are still the same
 * objects, only the changed one is looked at. `work` depends on nothing but its own, and what it gives is never changed.
 */
export function inEach<K extends object, V>(work: (of: K) => readonly V[]): (all: readonly K[]) => readonly V[] {
  const own = oncePer(work)
  return (all) => all.flatMap((each) => own(each))
}

/**
 * The same where the answer also depends on something else, which `keyOf` tells: while that is the same nothing is worked
 * out anew, and what was worked out under another is forgotten.
 */
export function oncePerUnder<U, K extends object, V>(
  keyOf: (under: U) => string,
  work: (under: U) => (of: K) => V,
): (under: U) => (of: K) => V {
  let last: { readonly key: string; readonly own: (of: K) => V } | undefined
  return (under) => {
    const key = keyOf(under)
    if (last?.key !== key) last = { key, own: oncePer(work(under)) }
    return last.own
  }
}
