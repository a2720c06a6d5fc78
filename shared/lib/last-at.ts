/** The last run that begins at or before a position; -1 when all begin behind it. */
export function lastAt(runs: readonly { readonly start: number }[], position: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}
