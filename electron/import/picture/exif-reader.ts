import ExifReader from 'exifreader'
import { ImportFailure } from '../process/failure.ts'

/** Statements of one standard, by their names there; a repeated one has several values. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** Values by their names in exifreader; what they hold is looked at before it is used. */
export type Tags = Readonly<Record<string, unknown>>

/** What exifreader puts in the place of a value that lies past the end. */
const FAULTY = '<faulty value>'

/** Runs exifreader, or what stands on it, over one block; what its damage breaks is as good as not said. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    const isDamage =
      error instanceof RangeError ||
      error instanceof TypeError ||
      error instanceof ImportFailure ||
      error instanceof ExifReader.errors.MetadataMissingError
    if (isDamage) return undefined
    throw error
  }
}

/**
 * The bytes of a value, for our own look at their encoding: exifreader decodes UTF-8, and hands other bytes on as one
 * character each. Which of the two a text of Latin letters is, the block tells.
 */
export function bytesOf(tag: unknown, block: Buffer): Uint8Array | undefined {
  const value = isRecord(tag) ? tag.value : undefined
  if (typeof value === 'number') return Uint8Array.of(value)
  if (!Array.isArray(value)) return undefined
  const values: readonly unknown[] = value
  const [first] = values
  if (typeof first === 'number') return Uint8Array.from(values, Number)
  if (typeof first !== 'string' || first === FAULTY) return undefined
  const decoded = Buffer.from(first)
  const isDecoded = /[^\u0000-\u00FF]/u.test(first) || block.includes(decoded)
  return isDecoded ? decoded : Buffer.from(first, 'latin1')
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
