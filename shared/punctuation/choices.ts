/** Rules that contradict each other; of each list a house has one switched on, or none. */
export const RIVALS = [
  ['punctuation.blank-missing', 'punctuation.blank-present'],
] as const satisfies readonly (readonly string[])[]

/** Names of rules that are switched on, without those that a later one contradicts. */
export function withoutRivals(on: readonly string[]): readonly string[] {
  return on.filter((name, at) => {
    const rivals: readonly string[] = RIVALS.find((list) => (list as readonly string[]).includes(name)) ?? []
    return !on.slice(at + 1).some((later) => later !== name && rivals.includes(later))
  })
}
