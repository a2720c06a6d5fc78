import { placeOf } from '#shared/contract/files.ts'
import type { ImportItem } from '../../acts/imports.ts'

/** What a file is called in a list; `folder`: what needs no saying, because all lie in it. */
export function nameOf({ source }: ImportItem, folder: string | undefined, t: (key: string) => string): string {
  if (source.kind !== 'file') return t(source.kind === 'paste' ? 'library.imports.pasted' : 'library.imports.sample')
  const path = placeOf(source.file).replaceAll('\\', '/')
  return folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : source.file.name
}
