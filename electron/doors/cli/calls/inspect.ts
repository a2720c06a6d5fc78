import { scriptSchema } from '#shared/domain/common.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { importChoicesSchema } from '#shared/contract/shapes.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { PackageOverview } from '#shared/package/overview.ts'
import { attempt } from '#electron/checks/attempt.ts'
import type { ParserPort } from '#electron/ports.ts'
import { checkWhole } from '../checks.ts'
import { articleWords } from '../document-json.ts'
import { UsageFailure } from '../failure.ts'
import { articlesOf } from '../folders.ts'
import { HOUSE_OPTIONS, houseOfRun } from '../house-of-run.ts'
import { PACK_OPTION, withPack } from '../with-pack.ts'
import { inspectJson } from '../inspect-json.ts'
import { openParser } from '../parser.ts'
import type { CommandCall } from '../command-call.ts'
import type { Output } from '../output.ts'
import { packageJson } from '../package-json.ts'

/** `inspect FILE…`: opens without keeping anything, and needs no library. Of a package it tells what that holds. */
export const inspect: CommandCall = {
  options: {
    'as-of': 'value',
    script: 'value',
    encoding: 'value',
    'without-ones': 'flag',
    ...HOUSE_OPTIONS,
    ...PACK_OPTION,
  },
  run: async (job) => {
    const { options, out } = job
    const files = options.many('FILE')
    const script = options.choice('script', scriptSchema.options) ?? 'keep'
    const encoding = options.text('encoding')
    const asOf = dateOf(options.text('as-of'))
    const house = await withPack(job, houseOfRun(job, false))
    const isWithoutOnes = options.flag('without-ones')
    const choices = importChoicesSchema.parse({ script, ...(encoding === undefined ? {} : { encoding }) })
    const parser = openParser(job)
    let code = 0
    try {
      // A folder of several articles is each of them, as for `import`.
      const named = await articlesOf(
        files,
        (file) => options.path(file),
        (path) => parser.list(path),
        out,
      )
      if (named.leftOut.length > 0) code = 1
      for (const file of named.files) {
        const path = options.path(file)
        const parsed = await parser.parse({
          source: { kind: 'path', path },
          choices,
          ...(asOf === undefined ? {} : { asOf }),
        })
        if (parsed.ok) {
          const { document } = parsed.value
          const checked = await checkWhole(parser, { name: file, blocks: document.blocks }, 'source', {
            document,
            asOf,
            house,
          })
          const json = checked.ok
            ? await attempt(() => inspectJson(file, parsed.value, checked.value, { isWithoutOnes }, out.t))
            : checked
          if (json.ok) await out.result(json.value, () => articleWords(json.value, out.t))
          else {
            code = 1
            await out.failure({ file }, json.error)
          }
        } else if (parsed.error.code === 'file-is-package') {
          const held = await packageIn(parser, path)
          if (held.ok) await out.result(packageJson(file, held.value), () => packageWords(held.value, out))
          else {
            code = 1
            await out.failure({ file }, held.error)
          }
        } else if (parsed.error.code === 'invalid-input' && encoding !== undefined) {
          throw new UsageFailure('encoding', { value: encoding })
        } else {
          code = 1
          await out.failure({ file }, parsed.error)
        }
      }
    } finally {
      await parser.close()
    }
    return code
  },
}

/** What a package holds; all of it is checked. */
async function packageIn(parser: ParserPort, path: string): Promise<Result<PackageOverview, CallError>> {
  const { openPackage } = await import('#electron/services/packages/open-package.ts')
  const opened = await openPackage({ parser, now: () => Date.now() }, path)
  if (!opened.ok) return opened
  opened.value.close()
  return ok(opened.value.overview)
}

function packageWords({ articles }: PackageOverview, { t }: Output): string {
  const lines = articles.map(({ id, title, counts }) => {
    const told = (['note', 'reply', 'suggestion', 'number'] as const).map((type) =>
      t(`packages.count.${type}`, { count: counts[type] }),
    )
    return `${id}  ${title} (${told.join(', ')})`
  })
  return lines.join('\n')
}

/** A date in ISO form, as exact as wished: 2026, 2026-03, 2026-03-14, 2026-03-14T09:30. */
export function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const match = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?$/.exec(text)
  const date = match === null ? Number.NaN : Date.parse(text.includes('T') ? `${text}Z` : text)
  // JavaScript reads the 31st of February as the 3rd of March.
  if (Number.isNaN(date) || !new Date(date).toISOString().startsWith(text))
    throw new UsageFailure('date', { option: '--as-of', value: text })
  return text
}
