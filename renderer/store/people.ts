import { initialsOf } from '#shared/language/initials.ts'
import type { Tables } from './tables.ts'

/**
 * Who can be meant: the house's people, then everybody who wrote or was given something in the article, then oneself. Each
 * name once, in this order.
 */
export function knownPeople(
  tables: Tables | undefined,
  house: readonly string[] | undefined,
  self: string | undefined,
): readonly string[] {
  const met =
    tables === undefined
      ? []
      : [
          ...[...tables.note.values()].flatMap(({ assignee, author }) => [assignee, author]),
          ...[...tables.reply.values()].map(({ author }) => author),
          ...[...tables.suggestion.values()].map(({ author }) => author),
          ...[...tables.number.values()].map(({ by }) => by),
          ...[...tables.verdict.values()].map(({ by }) => by),
        ]
  const names = [...(house ?? []), ...met, self].filter((name): name is string => name !== undefined && name !== '')
  return [...new Set(names)]
}

/** So many names are offered at most. */
const MOST = 6

/**
 * Those that may be meant by what was written: by the start of the name or of one of its words, or by its initials, in
 * Chinese of the readings (`wm` for 王敏). What is the whole name already needs nobody's help.
 */
export function peopleMeant(people: readonly string[], written: string): readonly string[] {
  const sought = written.trim().toLowerCase()
  const fits = (name: string): number => {
    const text = name.toLowerCase()
    if (text === sought) return 0.5
    if (sought === '' || text.startsWith(sought)) return 1
    if (text.split(/\s+/u).some((word) => word.startsWith(sought))) return 2
    if (initialsOf(name).startsWith(sought.replaceAll(/\s/gu, ''))) return 3
    return text.includes(sought) ? 4 : 0
  }
  const found = people.map((name) => ({ name, rank: fits(name) })).filter(({ rank }) => rank > 0)
  const [only] = found
  if (found.length === 1 && only?.name.toLowerCase() === sought) return []
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ name }) => name)
}

/** The name that is being written behind an `@` at a place of a text (UTF-16); undefined where none is, as in an address of mail. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly start: number; readonly written: string } | undefined {
  const found = /(?:^|[^\w.+-])@([\p{L}\p{N}·’'-]{0,40})$/u.exec(text.slice(0, caret))
  const written = found?.[1]
  return written === undefined ? undefined : { start: caret - written.length, written }
}
