import { setDetails } from '#shared/acts/details.ts'
import { detailsOf } from '#shared/domain/details.ts'
import type { Details } from '#shared/domain/article.ts'
import { writtenDate } from '#shared/structure/dates.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import { orNull } from '../document-json.ts'
import { UsageFailure } from '../failure.ts'
import type { CommandCall } from '../command-call.ts'
import type { Options } from '../options.ts'
import { blocksInOrder } from '../show-json.ts'

/** `details ARTICLE [--title TEXT] …`: title, source, byline, editor and date of an article; an empty word takes one away. */
export const details: CommandCall = {
  options: {
    library: 'value',
    title: 'value',
    source: 'value',
    byline: 'value',
    editor: 'value',
    date: 'value',
    author: 'value',
  },
  run: (job) => {
    const { options, out } = job
    const [article = ''] = options.places('ARTICLE')
    const given = givenIn(options)
    const author = authorOf(job)
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const change = setDetails({ ...open, blocks: blocksInOrder(open) }, { ...detailsOf(open.article), ...given })
      if (change !== undefined) await library.act(open, 'article.details', author, change)
      const { title, source, byline, editor, publishedAt } = (await library.article(article)).article
      const json = {
        article: open.article.id,
        title,
        source: orNull(source),
        byline: orNull(byline),
        editor: orNull(editor),
        publishedAt: orNull(publishedAt),
      }
      await out.result(json, () => [title, source, byline, editor, publishedAt].filter(Boolean).join(' · '))
      return 0
    })
  },
}

function givenIn(options: Options): Partial<Details> {
  const title = options.text('title')
  if (title?.trim() === '') throw new UsageFailure('missing', { option: '--title' })
  const date = options.text('date')
  const publishedAt = date === undefined || date.trim() === '' ? undefined : writtenDate(date)
  if (date !== undefined && date.trim() !== '' && publishedAt === undefined)
    throw new UsageFailure('date', { option: '--date', value: date })
  const named = (['source', 'byline', 'editor'] as const).flatMap((name) => {
    const value = options.text(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...(title === undefined ? {} : { title }),
    ...Object.fromEntries(named),
    ...(date === undefined ? {} : { publishedAt }),
  }
}
