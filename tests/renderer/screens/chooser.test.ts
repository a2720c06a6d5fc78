import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chooser } from '#renderer/screens/opening/chooser.ts'
import { callError } from '#shared/contract/errors.ts'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { NO_CHOICES } from '#tests/helpers/parse.ts'

/** What an editor does, and what the services do with the question that is on its way. */
const step = fc.oneof(
  fc.record({ choose: fc.constantFrom<Partial<ImportChoices>>({ script: 'hans' }, { script: 'hant' }) }),
  fc.record({ choose: fc.record({ encoding: fc.constantFrom('gb18030', 'big5', 'utf-8') }) }),
  fc.record({ choose: fc.record({ refused: fc.uniqueArray(fc.nat(5)) }) }),
  fc.constant({ send: true } as const),
  fc.record({ answer: fc.boolean() }),
)

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a choice made while another is on its way is never lost, in whatever order answers and refusals come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let shown: ImportChoices = NO_CHOICES
      let isReading = false
      const held: ImportChoices[] = [NO_CHOICES]
      const waiting: ((isTaken: boolean) => void)[] = []
      let asked = 0
      const chooser = new Chooser(NO_CHOICES, {
        ask: (choices) => {
          asked += 1
          return new Promise<Result<ImportPreview, ReturnType<typeof callError>>>((resolve) =>
            waiting.push((isTaken) => {
              if (isTaken) held.push(choices)
              resolve(isTaken ? ok({ choices } as ImportPreview) : err(callError('parse-failed')))
            }),
          )
        },
        onChoices: (choices) => (shown = choices),
        onPreview: () => undefined,
        onReading: (now) => (isReading = now),
        onRefused: () => undefined,
      })
      const answer = async (isTaken: boolean): Promise<void> => {
        expect(waiting.length).toBeLessThanOrEqual(1)
        waiting.shift()?.(isTaken)
        await turn()
      }
      for (const one of steps) {
        if ('choose' in one) {
          const before = shown
          chooser.choose(one.choose)
          // What is chosen is on screen at once, whatever is on its way.
          expect(shown).toMatchObject(one.choose)
          expect(shown).not.toBe(before)
        } else if ('send' in one) void chooser.send()
        else await answer(one.answer)
      }
      // A refused question must not swallow what was chosen after it: all that is left is asked and taken.
      const settled = chooser.send()
      for (let rounds = 0; waiting.length > 0; rounds += 1) {
        expect(rounds).toBeLessThan(3)
        await answer(true)
      }
      await settled
      expect(held.at(-1)).toEqual(shown)
      expect(isReading).toBe(false)
      const before = asked
      expect(await chooser.send()).toBe(true)
      expect(asked).toBe(before)
    }),
    { numRuns: process.env.GALLEY_LONG === '1' ? 5_000 : 300 },
  )
})
