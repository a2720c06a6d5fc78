import { ok } from '#shared/lib/result.ts'
import { checkText } from '../checks.ts'
import { findingsJson } from '../document-json.ts'
import { HOUSE_OPTIONS, houseOfRun } from '../house-of-run.ts'
import { PACK_OPTION, withPack } from '../with-pack.ts'
import { answerLines } from '../lines.ts'
import { namesOf } from '../rule-names.ts'
import type { CommandCall } from '../command-call.ts'

/** `lint`: lines `{id, text, lang?}` in, lines `{id, findings}` out; each text is checked for itself. */
export const lint: CommandCall = {
  options: { rules: 'value', ...HOUSE_OPTIONS, ...PACK_OPTION },
  run: async (job) => {
    job.options.places()
    const rules = namesOf(job.options.text('rules'))
    const house = await withPack(job, houseOfRun(job, false))
    return answerLines(job, async ({ id, text, lang }, parser) => {
      const about = { name: String(id), length: text.length }
      const found = await checkText(parser, about, 'line', { text, lang: lang ?? undefined, rules, house })
      if (!found.ok) return found
      // There is one text, and no block to name.
      const findings = findingsJson(found.value, [text], job.out.t).map(({ block: _, ...finding }) => finding)
      return ok({ findings })
    })
  },
}
