import { withLibrary } from '../open-library.ts'
import { articleWords } from '../document-json.ts'
import { checkWhole } from '../checks.ts'
import { CommandFailure } from '../failure.ts'
import { HOUSE_OPTIONS, houseOfRun } from '../house-of-run.ts'
import { checkedOf, showJson } from '../show-json.ts'
import type { CommandCall } from '../command-call.ts'

/** `show ARTICLE`: one article with its review, checked by the house's rules as in the window. */
export const show: CommandCall = {
  options: { library: 'value', ...HOUSE_OPTIONS },
  run: (job) => {
    const [article = ''] = job.options.places('ARTICLE')
    const house = houseOfRun(job, true)
    return withLibrary(job, 'read', async (library) => {
      const open = await library.article(article)
      const input = { ...checkedOf(open), house }
      const checked = await checkWhole(library.parser, { name: article, blocks: open.blocks }, 'records', input)
      if (!checked.ok) throw new CommandFailure(checked.error)
      const json = showJson(open, checked.value, job.out.t)
      await job.out.result(json, () => articleWords(json, job.out.t))
      return 0
    })
  },
}
