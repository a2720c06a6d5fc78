import { withLibrary } from '../open-library.ts'
import { articleWords } from '../document-json.ts'
import { showJson } from '../show-json.ts'
import type { CommandCall } from '../command-call.ts'

/** `show ARTICLE`: one article with its review. */
export const show: CommandCall = {
  options: { library: 'value' },
  run: (job) => {
    const [article = ''] = job.options.places('ARTICLE')
    return withLibrary(job, 'read', async (library) => {
      const json = showJson(await library.article(article), job.out.t)
      await job.out.result(json, () => articleWords(json, job.out.t))
      return 0
    })
  },
}
