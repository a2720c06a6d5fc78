import path from 'node:path'
import type { ParserPort } from '#electron/ports.ts'
import type { Output } from './output.ts'

/** The articles that were named, and whether every folder was listed whole. */
export interface Named {
  readonly files: readonly string[]
  readonly isWhole: boolean
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
  let isWhole = true
  for (const each of given) {
    const full = fullOf(each)
    const { paths, leftOut } = await list(full)
    for (const found of paths) files.push(found === full ? each : path.join(each, path.relative(full, found)))
    if (leftOut === undefined) continue
    isWhole = false
    await out.failure({ file: each }, leftOut)
  }
  return { files, isWhole }
}
