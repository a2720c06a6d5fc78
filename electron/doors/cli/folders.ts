import path from 'node:path'
import type { CallError } from '#shared/contract/errors.ts'
import type { ParserPort } from '#electron/ports.ts'
import type { Output } from './output.ts'

/** The articles that were named, and the folders that were not listed whole, with the reason. */
export interface Named {
  readonly files: readonly string[]
  readonly leftOut: readonly { readonly file: string; readonly error: CallError }[]
}

/**
 * Each of `given`, or the articles in it when it is a folder of several; named as it was given. `fullOf`: its whole path.
 * What of a folder is left out is told as an error of that folder.
 */
export async function articlesOf(
  given: readonly string[],
  fullOf: (file: string) => string,
  list: ParserPort['list'],
  out: Output,
): Promise<Named> {
  const files: string[] = []
  const all: Named['leftOut'][number][] = []
  for (const each of given) {
    const full = fullOf(each)
    const { paths, leftOut } = await list(full)
    for (const found of paths) files.push(found === full ? each : path.join(each, path.relative(full, found)))
    if (leftOut === undefined) continue
    all.push({ file: each, error: leftOut })
    await out.failure({ file: each }, leftOut)
  }
  return { files, leftOut: all }
}
