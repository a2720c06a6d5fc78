import { scriptSchema } from '#shared/domain/common.ts'
import { ok } from '#shared/lib/result.ts'
import { checkText } from '../checks.ts'
import { answerLines } from '../lines.ts'
import type { CommandCall } from '../command-call.ts'

/** `repair`: lines `{id, text}` in, lines `{id, output, repairs}` out; each text by itself. */
export const repair: CommandCall = {
  options: { script: 'value' },
  run: (job) => {
    job.options.places()
    const script = job.options.choice('script', scriptSchema.options) ?? 'keep'
    return answerLines(job, async ({ id, text }, parser) => {
      const repaired = await checkText(parser, { name: String(id), length: text.length }, 'repair', { text, script })
      if (!repaired.ok) return repaired
      const repairs = repaired.value.repairs.map(({ start, end, kind, before, after }) => ({
        start,
        end,
        kind,
        before,
        after,
      }))
      return ok({ output: repaired.value.text, repairs })
    })
  },
}
