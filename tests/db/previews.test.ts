import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasBlob, pictureTypeOf } from '#electron/db/blob.ts'
import { purgeArticle } from '#electron/db/records/article.ts'
import { openSource } from '#electron/import/files/open-source.ts'
import { parseFile } from '#electron/import/process/parse-file.ts'
import { makePreview } from '#electron/import/preview/make-preview.ts'
import type { ParserPort } from '#electron/ports.ts'
import { openArticle } from '#electron/db/records/open-article.ts'
import { Imports } from '#electron/services/imports.ts'
import { LibraryFile } from '#electron/services/library-file.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { ok } from '#shared/lib/result.ts'
import { testPorts } from '#tests/helpers/keeping/ports.ts'
import { makeTiff } from '#tests/helpers/make-tiff.ts'

let folder = ''
let library: LibraryFile
let imports: Imports

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-previews-'))
  const { ports } = testPorts(folder)
  const parser: ParserPort = {
    ...ports.parser,
    parse: async ({ source, choices }) => {
      const opened = await openSource(source)
      return opened.ok ? await parseFile({ ...opened.value, choices }, () => Promise.resolve(new Map())) : opened
    },
    preview: makePreview,
  }
  library = new LibraryFile(join(folder, 'l.galley'), () => ({ program: 'test', nowMs: ports.now(), isCreating: true }))
  imports = new Imports({ ...ports, parser }, library)
})
afterEach(() => {
  library.close()
  rmSync(folder, { recursive: true, force: true })
})

async function keep(name: string, tiff: Uint8Array): Promise<ArticleId> {
  const path = join(folder, name)
  writeFileSync(path, tiff)
  const preview = await imports.inspect({ kind: 'file', file: { path } })
  if (!preview.ok) throw new Error(preview.error.code)
  const kept = await imports.keep(preview.value.token, { kind: 'new' }, 'A. Reader')
  if (!kept.ok) throw new Error(kept.error.code)
  return kept.value.articleId
}
const isThere = (sha256: string): boolean => {
  const found = library.read((db) => ok(hasBlob(db, sha256)))
  return found.ok && found.value
}

test('what is drawn for a TIFF is kept beside its bytes, and goes when the last article that draws it goes', async () => {
  // The same pixels, packed in two ways: two pictures, and one thing to draw.
  const first = await keep('a.tif', makeTiff(30, 20))
  const second = await keep('b.tif', makeTiff(30, 20, { compression: 5 }))
  const open = library.read((db) => openArticle(db, first))
  const asset = open.ok ? open.value.assets[0] : undefined
  if (asset?.preview === undefined) throw new Error('nothing to draw')
  expect(asset).toMatchObject({ mediaType: 'image/tiff', width: 30, height: 20 })
  const { sha256 } = asset.preview
  expect(isThere(asset.sha256) && isThere(sha256)).toBe(true)
  expect(library.read((db) => ok(pictureTypeOf(db, sha256)))).toEqual({ ok: true, value: 'image/jpeg' })
  const purge = (id: ArticleId): unknown => library.write((db) => ok(purgeArticle(db, id)))
  purge(first)
  expect([isThere(asset.sha256), isThere(sha256)]).toEqual([false, true])
  purge(second)
  expect(isThere(sha256)).toBe(false)
})
