import type { RepairedText } from '#shared/repair/types.ts'

/** The text as it came: every repair's place takes back what stood there. */
export function undoAll({ text, repairs }: RepairedText): string {
  const characters = [...text]
  let out = ''
  let done = 0
  for (const repair of repairs) {
    out += characters.slice(done, repair.start).join('') + repair.before
    done = repair.end
  }
  return out + characters.slice(done).join('')
}
