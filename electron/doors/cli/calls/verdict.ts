import { judgeCaption } from '#shared/acts/captions.ts'
import { callError } from '#shared/contract/errors.ts'
import { VERDICT_STATES } from '#shared/domain/verdict.ts'
import { plainForm } from '#shared/text/form.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import { CommandFailure } from '../failure.ts'
import { blocksInOrder } from '../show-json.ts'
import type { CommandCall } from '../command-call.ts'
import { blockAt } from './note.ts'

/** `verdict ARTICLE --caption N --state …`: the verdict on the caption that is block N. */
export const verdict: CommandCall = {
  options: { library: 'value', caption: 'value', state: 'value', author: 'value' },
  run: (job) => {
    const { options, out } = job
    const [article = ''] = options.places('ARTICLE')
    const index = options.neededWhole('caption')
    options.needed('state')
    const state = options.choice('state', VERDICT_STATES) ?? 'approved'
    const signature = { author: authorOf(job), atMs: Date.now() }
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const caption = blockAt(blocksInOrder(open), index)
      if (caption.role !== 'caption') throw new CommandFailure(callError('place-not-found'))
      const old = open.verdicts.find((each) => each.blockId === caption.id)
      // In the window the same key again takes a verdict back; a command says what shall be, and means it.
      if (old?.state !== state)
        await library.act(open, 'caption.judge', signature.author, judgeCaption(caption, old, state, signature))
      await out.result({ caption: index, verdict: state }, () =>
        out.t('cli.settled', { id: plainForm(caption), state }),
      )
      return 0
    })
  },
}
