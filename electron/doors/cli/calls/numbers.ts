import { CHECK_LIMIT_MS, startWatch } from '#shared/lib/watch.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
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
    return answerLines(job, ({ text, lang }) => {
      const watch = startWatch(CHECK_LIMIT_MS)
      // Cells parted by tabs know their headers here too.
      const found = numbersOfText(
        { text },
        {
          ...(asOf === undefined ? {} : { asOf }),
          ...(lang === undefined || lang === null ? {} : { lang }),
          watch,
        },
      )
      const listed = isWithoutOnes ? found.filter((one) => !isSingleOne(one)) : found
      // Only where the text took too long to read to its end.
      return { numbers: listed.map(numberJson), ...(watch.blocks.size === 0 ? {} : { isPartial: true }) }
    })
  },
}
