import { checkSource } from '#shared/checks/check-source.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ParserPort } from '#electron/ports.ts'
import { authorOf, withLibrary, type OpenLibrary } from '../open-library.ts'
import { attempt } from '../attempt.ts'
import { articlesOf } from '../folders.ts'
import type { Json } from '../output.ts'
import type { CommandCall } from '../command-call.ts'

/** `import FILE|FOLDER…`: opens and keeps; a folder of several texts is as many articles. */
export const importFiles: CommandCall = {
  options: { library: 'value', author: 'value' },
  run: (job) => {
    const given = job.options.many('FILE')
    const author = authorOf(job)
    return withLibrary(job, 'create', async (library) => {
      const list: ParserPort['list'] = async (path) => {
        const { files, leftOut } = await library.call('import.list', { file: { path } })
        return { paths: files.flatMap((file) => ('path' in file ? [file.path] : [])), ...(leftOut && { leftOut }) }
      }
      const named = await articlesOf(given, (file) => job.options.path(file), list, job.out)
      let code = named.isWhole ? 0 : 1
      for (const file of named.files) {
        const kept = await keep(library, job.options.path(file), author)
        if (kept.ok) {
          const json = { file, ...kept.value }
          await job.out.result(json, () => job.out.t('cli.imported', { file, ...wordsOf(kept.value) }))
        } else {
          code = 1
          await job.out.failure({ file }, kept.error)
        }
      }
      return code
    })
  },
}

async function keep(library: OpenLibrary, file: string, author: string): Promise<Result<Json, CallError>> {
  const choices = { script: 'keep' as const }
  const inspected = await library.client.call('import.inspect', {
    source: { kind: 'file', file: { path: file } },
    choices,
  })
  if (!inspected.ok) return inspected
  const { token, document } = inspected.value
  const kept = await library.client.call('import.keep', { token, author, as: { kind: 'new' } })
  if (!kept.ok) return kept
  const { articleId, versionId } = kept.value
  const open = await library.client.call('article.open', { articleId })
  if (!open.ok) return open
  return attempt(() => ({
    article: articleId,
    version: versionId,
    title: open.value.article.title,
    ...countsOf(document),
    numbers: open.value.numbers.length,
  }))
}

function countsOf(document: ImportPreview['document']): Json {
  const roles = (role: string): number => document.blocks.filter((block) => block.role === role).length
  return {
    blocks: document.blocks.length,
    captions: roles('caption'),
    figures: roles('figure'),
    numbers: 0,
    repairs: document.repairs.length,
    findings: checkSource(document, undefined).length,
  }
}

function wordsOf(json: Json): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [],
    ),
  )
}
