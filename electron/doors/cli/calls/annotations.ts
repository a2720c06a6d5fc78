import { callError, ERROR_CODES } from '#shared/contract/errors.ts'
import { MOST_WORDS } from '#shared/domain/note.ts'
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
      const { results } = read.value
      if (results.length === 1 && results[0]?.id === '') {
        await out.failure({ file }, callError('annotations-invalid', { file, why: 'none' }))
        return 1
      }
      let code = 0
      for (const { id, status, error } of results) {
        if (error === undefined) {
          await out.result({ id, status }, () => `${status ?? ''}  ${id}`)
          continue
        }
        code = 1
        const known = ERROR_CODES.find((each) => each === error) ?? 'invalid-input'
        // The error's own words are those of a whole file.
        const words = known === 'annotations-invalid' ? { key: 'cli.badAnnotation' } : undefined
        await out.failure({ id }, callError(known, { limit: MOST_WORDS.toLocaleString(job.locale) }), { words })
      }
      return code
    })
  },
}
