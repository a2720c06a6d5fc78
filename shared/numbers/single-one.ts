/** Words of what may be a number of {@link isSingleOne}: as the finder and the record have them. */
interface Told {
  readonly text: string
  readonly kind: string
  readonly value?: unknown
}

/** Han characters by their ranges, as SQLite can ask for them, too (electron/db/migrations/0060-waiting.ts). */
const SINGLE_ONE = /^一[々〇㐀-䶿一-鿿豈-﫿𠀀-𲎯]{1,2}$/u

/**
 * Whether a number is 一 with a measure word and nothing more (一间, 一道, 一遍, 一次): half article, half number. One
 * switch leaves all of them out, in the window and for the command.
 */
export function isSingleOne({ text, kind, value }: Told): boolean {
  return kind === 'count' && value === 1 && SINGLE_ONE.test(text)
}
