import { callError } from '#shared/contract/errors.ts'
import { annotationRefusal } from '#shared/messages/annotation-refusal.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import type { CommandCall } from '../command-call.ts'

/** `annotations ARTICLE FILE`: W3C Web Annotations in; one line for each. */
export const annotations: CommandCall = {
  options: { library: 'value', author: 'value' },
  run: (job) => {
    const { options, out } = job
    const [article = '', file = ''] = options.places('ARTICLE', 'FILE')
    const author = authorOf(job)
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const given = { path: options.path(file) }
      const read = await library.client.call('annotations.read', { articleId: open.article.id, author, file: given })
      if (!read.ok) {
        await out.failure({ file }, read.error)
        return 1
      }
      let code = 0
      for (const result of read.value.results) {
        const { id } = result
        if ('status' in result) {
          await out.result({ id, status: result.status }, () => `${result.status}  ${id}`)
          continue
        }
        code = 1
        const message = annotationRefusal(out.t, result, job.locale)
        await out.failure({ id }, callError(result.error), { message: out.isJson ? message : `${id}  ${message}` })
      }
      return code
    })
  },
}
