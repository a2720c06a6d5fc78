import { readFileSync } from 'node:fs'
import { parseFile } from '#electron/import/process/parse-file.ts'
import type { ImportChoices } from '#shared/contract/shapes.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ParsedFile } from '#electron/ports.ts'
import type { Result } from '#shared/lib/result.ts'
import type { Role } from '#shared/domain/block.ts'

export const NO_CHOICES: ImportChoices = { script: 'keep', refused: [], roles: [] }

/** Parses in this process, with files that lie beside by name. */
export function tryParse(
  content: string | Uint8Array,
  fileName = 'article.txt',
  choices: Partial<ImportChoices> = {},
  beside: Readonly<Record<string, Uint8Array>> = {},
): Promise<Result<ParsedFile, CallError>> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return parseFile({ fileName, bytes, choices: { ...NO_CHOICES, ...choices } }, (names) =>
    Promise.resolve(
      new Map(names.flatMap((name) => (beside[name] === undefined ? [] : [[name, beside[name]] as const]))),
    ),
  )
}

export async function parse(...input: Parameters<typeof tryParse>): Promise<ParsedFile> {
  const result = await tryParse(...input)
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Role and text of every block. */
export function outline(file: ParsedFile): readonly (readonly [Role, string])[] {
  return file.document.blocks.map((block) => [block.role, block.text] as const)
}

/** Texts of the blocks of one role. */
export function textsOf(file: ParsedFile, role: Role): readonly string[] {
  return file.document.blocks.filter((block) => block.role === role).map((block) => block.text)
}

const CASES = process.env.GALLEY_CASES ?? '../shared/cases'

/** Bytes of the reference material; undefined where it is not at hand. */
export function readReference(path: string): Uint8Array | undefined {
  try {
    return readFileSync(`${CASES}/${path}`)
  } catch {
    return undefined
  }
}
