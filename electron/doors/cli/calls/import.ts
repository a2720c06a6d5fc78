import type { CallError } from '#shared/contract/errors.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ParserPort } from '#electron/ports.ts'
import { authorOf, withLibrary, type OpenLibrary } from '../open-library.ts'
import { attempt } from '#electron/checks/attempt.ts'
import { checkWhole } from '../checks.ts'
import { articlesOf } from '../folders.ts'
import type { Json } from '../output.ts'
import { takenJson } from '../package-json.ts'
import type { CommandCall, Job } from '../command-call.ts'

/** `import FILE|FOLDER…`: opens and keeps; a folder of several texts is as many articles, and so is a package of articles that are not here. */
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
      let code = named.leftOut.length === 0 ? 0 : 1
      for (const file of named.files) {
        const kept = await keep(library, job.options.path(file), author)
        if (kept.ok) {
          const json = { file, ...kept.value }
          await job.out.result(json, () => job.out.t('cli.imported', { file, ...wordsOf(kept.value) }))
          for (const alike of json.alike ?? []) if (!job.out.isJson) job.out.remark(alikeWords(job, alike))
        } else if (kept.error.code === 'file-is-package') {
          if (!(await takePackage(job, library, file, author))) code = 1
        } else {
          code = 1
          await job.out.failure({ file }, kept.error)
        }
      }
      return code
    })
  },
}

/** Takes in the articles of a package that are not here; those that are here are left to `merge`, which is said. */
async function takePackage(job: Job, library: OpenLibrary, file: string, author: string): Promise<boolean> {
  const { client } = library
  const opened = await client.call('package.inspect', { file: { path: job.options.path(file) } })
  if (!opened.ok) {
    await job.out.failure({ file }, opened.error)
    return false
  }
  const { token, articles } = opened.value
  const articleIds = articles.filter(({ here }) => here === 'new').map(({ id }) => id)
  const taken = articleIds.length === 0 ? undefined : await client.call('package.take', { token, articleIds, author })
  await client.call('package.drop', { token })
  if (taken?.ok === false) {
    await job.out.failure({ file }, taken.error)
    return false
  }
  const others = articles.length - articleIds.length
  await job.out.result(takenJson(file, articles), () =>
    [
      ...articles.map(({ id, title, here }) => job.out.t(`cli.packed.${here}`, { article: id, title, file })),
      ...(others === 0 ? [] : [job.out.t('cli.packedMerge', { file, count: others })]),
    ].join('\n'),
  )
  return true
}

/** An article that the file resembles; `share` is null where only the headline is the same. */
type Alike = Readonly<{ article: string; title: string; share: number | null }>
/** What is said of a file that was kept; `alike` only where there is such an article. */
type KeptJson = Json & { readonly alike?: readonly Alike[] }

/** A command asks nobody: what resembles an article is kept as one of its own, and that is said. */
function alikeWords({ out, locale }: Job, { article, title, share }: Alike): string {
  if (share === null) return out.t('cli.alike.headline', { article, title })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  return out.t('cli.alike.text', { article, title, share: percent })
}

function alikeIn({ sameHeadline, alike, existing }: ImportPreview): readonly Alike[] {
  if (existing !== undefined) return []
  return [
    ...sameHeadline.map(({ id, title }) => ({ article: id, title, share: null })),
    ...alike.map(({ id, title, share }) => ({ article: id, title, share: Math.round(share * 100) / 100 })),
  ]
}

async function keep(library: OpenLibrary, file: string, author: string): Promise<Result<KeptJson, CallError>> {
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
  const alike = alikeIn(inspected.value)
  const { blocks } = document
  const checked = await checkWhole(library.parser, { name: file, blocks }, 'source', { document })
  if (!checked.ok) return checked
  return attempt(() => ({
    article: articleId,
    version: versionId,
    title: open.value.article.title,
    ...countsOf(document),
    findings: checked.value.findings.length,
    numbers: open.value.numbers.length,
    ...(alike.length === 0 ? {} : { alike }),
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
  }
}

function wordsOf(json: Json): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [],
    ),
  )
}
