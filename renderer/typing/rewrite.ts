import { inCase, type Case } from '#shared/text/typing/cases.ts'
import { readWords } from '#shared/text/typing/marked-text.ts'
import { struckBy } from '#shared/text/typing/steps.ts'
import { toast } from '../acts/toasts.ts'
import { i18n } from '../i18n/i18n.ts'
import { isCaret, placeToChange, selectionToChange } from './form.ts'
import { selectAgain, selectedParts } from './selected-blocks.ts'
import { partsOf } from './bursts.ts'
import { endTyping, rewriteRun } from './type.ts'

/** Proposes what is selected in another case or width; words that have it already stay. */
export function changeCase(wanted: Case): false | undefined {
  const selection = selectionToChange()
  if (selection === false) return false
  if (selection === undefined) return undefined
  for (const { bundle, run } of selectedParts(selection)) {
    const words = readWords(partsOf(bundle.block.id), run.from, run.to)
    const changed = inCase(words, wanted)
    if (changed !== words) rewriteRun(bundle.block.id, run, changed)
    endTyping()
  }
  if (selection.start.blockId !== selection.end.blockId) selectAgain(selection)
  return undefined
}

/** Proposes to change places (调位): the characters on both sides of the caret. */
export function transpose(): false | undefined {
  const selection = placeToChange()
  if (selection === false) return false
  if (selection === undefined) return undefined
  const { blockId, at } = selection.start
  const parts = partsOf(blockId)
  const before = struckBy(parts, at, 'backward', 'character')
  const after = struckBy(parts, at, 'forward', 'character')
  if (!isCaret(selection) || before === undefined || after === undefined || before.to !== after.from) {
    toast('info', i18n.t('proof.cannot.transpose'))
    return undefined
  }
  const swapped = `${readWords(parts, after.from, after.to)}${readWords(parts, before.from, before.to)}`
  rewriteRun(blockId, { from: before.from, to: after.to }, swapped)
  endTyping()
  return undefined
}
