import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { CallError } from '#shared/contract/errors.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { authorOf, withDesk, type Desk } from '../desk.ts'
import type { Json } from '../output.ts'
import type { CommandCall } from '../run-command.ts'

/** Names of files that can hold an article. */
const ARTICLE = /\.(?:txt|text|md|markdown|html?|xhtml|mht|mhtml|docx|xml|json)$/i

/** `import FILE|FOLDER…`: opens and keeps; a folder of several texts is as many articles. */
export const importFiles: CommandCall = {
  options: { library: 'value', author: 'value' },
  run: (job) => {
    const given = job.options.many('FILE')
    const author = authorOf(job)
    return withDesk(job, 'create', async (desk) => {
      let code = 0
      for (const file of given.flatMap((each) => filesOf(each, job.options.path(each)))) {
        const kept = await keep(desk, job.options.path(file), author)
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

/** A folder with one text and its pictures is one article and is opened as such; one with several is each of them. */
function filesOf(given: string, full: string): readonly string[] {
  try {
    if (!statSync(full).isDirectory()) return [given]
    const entries = readdirSync(full, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'))
    const texts = entries.filter((entry) => entry.isFile() && ARTICLE.test(entry.name)).map((entry) => entry.name)
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    if (texts.length === 1) return [given]
    const within = [
      ...texts.sort(compare).map((name) => path.join(given, name)),
      // Folders inside are articles with their pictures; those that hold none (a saved page's files) are passed over.
      ...folders.sort(compare).flatMap((name) => {
        const inner = filesOf(path.join(given, name), path.join(full, name))
        return inner.length === 1 && inner[0] === path.join(given, name) && !hasArticle(path.join(full, name))
          ? []
          : inner
      }),
    ]
    return within.length === 0 ? [given] : within
  } catch {
    // What cannot be looked at is reported by the one who tries to open it.
    return [given]
  }
}

function hasArticle(folder: string): boolean {
  return readdirSync(folder).some((name) => ARTICLE.test(name))
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'zh', { numeric: true })
}

async function keep(desk: Desk, file: string, author: string): Promise<Result<Json, CallError>> {
  const choices = { script: 'keep' as const }
  const inspected = await desk.client.call('import.inspect', { source: { kind: 'path', path: file }, choices })
  if (!inspected.ok) return inspected
  const { token, document } = inspected.value
  const kept = await desk.client.call('import.keep', { token, author, as: { kind: 'new' } })
  if (!kept.ok) return kept
  const { articleId, versionId } = kept.value
  const open = await desk.client.call('article.open', { articleId })
  if (!open.ok) return open
  return ok({
    article: articleId,
    version: versionId,
    title: open.value.article.title,
    ...countsOf(document),
    numbers: open.value.numbers.length,
  })
}

function countsOf(document: ImportPreview['document']): Json {
  const roles = (role: string): number => document.blocks.filter((block) => block.role === role).length
  return {
    blocks: document.blocks.length,
    captions: roles('caption'),
    figures: roles('figure'),
    numbers: 0,
    repairs: document.repairs.length,
    findings: document.findings.length,
  }
}

function wordsOf(json: Json): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [],
    ),
  )
}
