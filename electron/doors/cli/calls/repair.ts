import { scriptSchema } from '#shared/domain/common.ts'
import { repairText } from '#shared/repair/repair-text.ts'
import { answerLines } from '../lines.ts'
import type { CommandCall } from '../command-call.ts'

/** `repair`: lines `{id, text}` in, lines `{id, output, repairs}` out; each text by itself. */
export const repair: CommandCall = {
  options: { script: 'value' },
  run: (job) => {
    job.options.places()
    const script = job.options.choice('script', scriptSchema.options) ?? 'keep'
    return answerLines(job, ({ text }) => {
      const repaired = repairText(text, { script })
      const repairs = repaired.repairs.map(({ start, end, kind, before, after }) => ({
        start,
        end,
        kind,
        before,
        after,
      }))
      return { output: repaired.text, repairs }
    })
  },
}
