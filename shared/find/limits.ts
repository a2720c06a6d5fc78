/** So many places are told apart; who has more of them looks for something else. */
export const MOST_HITS = 100_000
