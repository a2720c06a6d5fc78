/** How many lines so many characters have about. */
export function linesOf(length: number): number {
  return Math.max(1, Math.ceil(length / 34))
}
