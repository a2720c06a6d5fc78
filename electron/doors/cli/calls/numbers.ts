import { ok } from '#shared/lib/result.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import { checkText, isEnded } from '../checks.ts'
import { numberJson } from '../inspect-json.ts'
import { answerLines } from '../lines.ts'
import type { CommandCall } from '../command-call.ts'
import { dateOf } from './inspect.ts'

/** `numbers`: lines `{id, text, lang?}` in, lines `{id, numbers}` out. */
export const numbers: CommandCall = {
  options: { 'as-of': 'value', 'without-ones': 'flag' },
  run: (job) => {
    job.options.places()
    const isWithoutOnes = job.options.flag('without-ones')
    const asOf = dateOf(job.options.text('as-of'))
    return answerLines(job, async ({ id, text, lang }, parser) => {
      const about = { name: String(id), length: text.length }
      const found = await checkText(parser, about, 'numbers', { text, asOf, lang: lang ?? undefined })
      // What took so long that it was ended has given none.
      const { numbers: all, isPartial } = found.ok ? found.value : { numbers: [], isPartial: true }
      if (!found.ok && !isEnded(found.error)) return found
      const listed = isWithoutOnes ? all.filter((one) => !isSingleOne(one)) : all
      // Only where the text took too long to read to its end.
      return ok({ numbers: listed.map(numberJson), ...(isPartial ? { isPartial } : {}) })
    })
  },
}
