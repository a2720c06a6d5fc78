import { readFileSync } from 'node:fs'
import { settingsSchema, type Settings } from '#shared/domain/settings.ts'
import { errorCodeOf } from './error-code.ts'

/** The file's JSON, or undefined when there is no file; throws when there is one that cannot be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT') return undefined
    throw thrown
  }
}

/** What can be read of settings in which some fields cannot: one of them takes no other with it. Throws when nothing can. */
export function settingsIn(json: unknown): { readonly settings: Settings; readonly isWhole: boolean } {
  const whole = settingsSchema.safeParse(json)
  if (whole.success) return { settings: whole.data, isWhole: true }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw whole.error
  const unread = new Set(whole.error.issues.map(({ path }) => path[0]))
  const rest = Object.entries(json).filter(([name]) => !unread.has(name))
  return { settings: settingsSchema.parse(Object.fromEntries(rest)), isWhole: false }
}
