import { withLibrary } from '../open-library.ts'
import { orNull } from '../document-json.ts'
import type { CommandCall } from '../command-call.ts'

/** `list`: one object an article, what changed last first. */
export const list: CommandCall = {
  options: { library: 'value' },
  run: (job) => {
    job.options.places()
    return withLibrary(job, 'read', async (library) => {
      const { articles } = await library.call('library.list', {})
      for (const article of articles) {
        const { captions, numbers, notes } = article
        const json = {
          article: article.id,
          title: article.title,
          source: orNull(article.source),
          byline: orNull(article.byline),
          publishedAt: orNull(article.publishedAt),
          language: article.language,
          stage: article.stage,
          captions,
          numbers,
          notes,
          repairs: article.repairs,
          characters: article.characters,
          changedAt: new Date(article.changedAtMs).toISOString(),
        }
        await job.out.result(json, () => {
          const tally = (name: string, { done, total }: typeof captions): string =>
            job.out.t(`cli.tally.${name}`, { done, total })
          const tallies = [tally('captions', captions), tally('numbers', numbers), tally('notes', notes)]
          return `${article.id}  ${article.title}\n${' '.repeat(22)}${tallies.join(' · ')}`
        })
      }
      if (articles.length === 0 && !job.out.isJson) job.out.remark(job.out.t('cli.emptyLibrary'))
      return 0
    })
  },
}
