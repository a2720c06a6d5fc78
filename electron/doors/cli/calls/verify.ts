import type { Signature } from '#shared/acts/notes.ts'
import { judgeNumber } from '#shared/acts/numbers.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { rightWords } from '#shared/numbers/right-words.ts'
import { wordsOfNumbers } from '#shared/numbers/number-words.ts'
import { plainForm } from '#shared/text/form.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import { orNull } from '../document-json.ts'
import { noSuch } from '../failure.ts'
import type { CommandCall } from '../command-call.ts'

const STATES = ['verified', 'queried', 'wrong', 'not-a-statistic', 'unchecked'] as const

/** `verify ARTICLE --number ID --state …`: what an editor found out about a number. */
export const verify: CommandCall = {
  options: { library: 'value', number: 'value', state: 'value', value: 'value', evidence: 'value', author: 'value' },
  run: (job) => {
    const { options, out } = job
    const [article = ''] = options.places('ARTICLE')
    const id = options.needed('number')
    options.needed('state')
    const state = options.choice('state', STATES) ?? 'verified'
    const quotation = options.text('evidence')
    const signature = { author: authorOf(job), atMs: Date.now() }
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const number = open.numbers.find((each) => each.id === id && !each.isStruck)
      if (number === undefined) throw noSuch('number', id)
      // What is not said anew stays: the right value of a number that is wrong, as its evidence does.
      const value = options.text('value')
      const rightValue = value === undefined ? number.rightValue : rightWords(number.text, value)
      const evidence = quotation === undefined ? undefined : signedEvidence(number, quotation, signature)
      const verdict = { state, rightValue, ...(evidence === undefined ? {} : { evidence }) }
      await library.act(
        open,
        'number.judge',
        signature.author,
        judgeNumber(number, verdict, open.suggestions, signature),
      )
      const kept = (await library.article(article)).numbers.find((each) => each.id === id)
      const json = {
        number: id,
        text: number.text,
        state: kept?.state ?? state,
        by: orNull(kept?.by),
        at: kept?.atMs === undefined ? null : new Date(kept.atMs).toISOString(),
        evidence: orNull(kept?.evidence?.quotation),
        right: orNull(kept?.rightValue),
      }
      const words = plainForm(wordsOfNumbers(open.blocks, open.suggestions)(number))
      await out.result(json, () => out.t('cli.settled', { id: words, state }))
      return 0
    })
  },
}

/** The words anew, signed; where they are from and the file that was kept with them stay. */
function signedEvidence(
  number: NumberRecord,
  quotation: string,
  { author, atMs }: Signature,
): NumberRecord['evidence'] {
  return { ...number.evidence, quotation, by: author, atMs }
}
