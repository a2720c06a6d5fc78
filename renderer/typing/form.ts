import { hasForm, isCovered, proposeForm, type WantedForm } from '#shared/acts/forming.ts'
import { changeOf } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { channelOf, formedBlock, withForm } from '#shared/text/formed-block.ts'
import { formInPlace } from '#shared/text/form-in-place.ts'
import { isForReading, showOverlay } from '../acts/actions.ts'
import { sign } from '../acts/notes.ts'
import { toast } from '../acts/toasts.ts'
import { i18n } from '../i18n/i18n.ts'
import { isTextField } from '../lib/keys.ts'
import { appStore, type MarkedSelection } from '../store/app-store.ts'
import { markedSelection } from './marked-points.ts'
import { finishTyping } from './pending.ts'
import { ownRunOf, selectAgain, selectedParts, type SelectedPart } from './selected-blocks.ts'

/** What is selected in the view that shows changes; undefined where nothing is, or in another view, and that is said. */
export function selectionToChange(): MarkedSelection | undefined | false {
  const selection = placeToChange()
  if (selection === false || selection === undefined || !isCaret(selection)) return selection
  toast('info', i18n.t('proof.selectFirst'))
  return undefined
}

/** The same, a caret too. False in a field, which has keys of its own. */
export function placeToChange(): MarkedSelection | undefined | false {
  if (isTextField(document.activeElement)) return false
  if (isForReading()) return undefined
  finishTyping()
  const selection = markedSelection()
  if (appStore.getState().view === 'marked' && selection !== undefined) return selection
  toast('info', i18n.t(appStore.getState().view === 'marked' ? 'proof.selectFirst' : 'proof.markedFirst'))
  return undefined
}

/** Whether nothing is selected. */
export function isCaret({ start, end }: MarkedSelection): boolean {
  return start.blockId === end.blockId && start.at === end.at
}

/** Proposes a form for what is selected, or proposes to take it away where all of it has it. */
export function toggleForm(form: WantedForm): false | undefined {
  const selection = selectionToChange()
  if (selection === false) return false
  if (selection !== undefined) propose(selection, form, !isFormed(selection, form))
  return undefined
}

/** Asks for the address that the selected words are to lead to. */
export function askForLink(): false | undefined {
  const selection = selectionToChange()
  if (selection === false) return false
  if (selection !== undefined) showOverlay({ kind: 'link', selection, address: addressOf(selection) })
  return undefined
}

/** Proposes that the words lead to `address`, or nowhere. */
export function linkTo(selection: MarkedSelection, address: string | undefined): void {
  propose(selection, { kind: 'link', ...(address === undefined ? {} : { href: address }) }, address !== undefined)
}

function propose(selection: MarkedSelection, form: WantedForm, isOn: boolean): void {
  sign('suggestion.form', (signature) =>
    squashChanges(
      selectedParts(selection).flatMap((part) => {
        const { block, suggestions } = part.bundle
        const run = ownRunOf(part.parts, part.run)
        const changes = run === undefined ? [] : [proposeForm(block, suggestions, run, form, isOn, signature)]
        return [...changes, newWordsFormed(part, form, isOn, signature.author)].map(changeOf)
      }),
    ),
  )
  selectAgain(selection)
}

/** Where all that is selected leads to, as the field begins with it. */
function addressOf(selection: MarkedSelection): string {
  const addresses = selectedParts(selection).flatMap(({ bundle, parts, run }) => {
    const own = ownRunOf(parts, run)
    const { marks = [] } = formedBlock(bundle.block, bundle.suggestions, 'marked')
    return marks.filter(({ kind, start, end }) => kind === 'link' && own && start < own.end && own.start < end)
  })
  return addresses[0]?.href ?? ''
}

function isFormed(selection: MarkedSelection, form: WantedForm): boolean {
  return selectedParts(selection).every((part) => {
    const { bundle, parts, run } = part
    const own = ownRunOf(parts, run)
    return (
      (own === undefined || hasForm(bundle.block, bundle.suggestions, own, form)) &&
      newWords(part).every(({ marks, start, end }) => isCovered(marks, { start, end }, form))
    )
  })
}

/** New words in a selection, in open suggestions: the run of them that is selected, and the form that all have. */
function newWords({ bundle: { block, suggestions }, parts, run }: SelectedPart) {
  const formOf = formInPlace(formedBlock(block, suggestions, 'marked'))
  return parts.flatMap((part) => {
    const suggestion = suggestions.find(({ id, state }) => id === part.suggestionId && state === 'open')
    if (part.kind !== 'inserted' || suggestion === undefined || part.to <= run.from || run.to <= part.from) return []
    const { start, end, after: text, marks } = suggestion
    return [
      {
        suggestion,
        marks: formOf({ start, end, text, marks }),
        start: Math.max(0, run.from - part.from),
        end: Math.min(codePointLength(text), run.to - part.from),
      },
    ]
  })
}

/** One's own new words get the form themselves; another's are another's. */
function newWordsFormed(part: SelectedPart, form: WantedForm, isOn: boolean, author: string) {
  const channel = channelOf(form.kind)
  const own = newWords(part).filter(({ suggestion }) => suggestion.author === author)
  return {
    updated: own.map(({ suggestion, marks, start, end }): readonly [Suggestion, Suggestion] => {
      const wanted = { form: channel, start, end, marks: isOn ? [{ ...form, start: 0, end: end - start }] : [] }
      return [suggestion, { ...suggestion, marks: withForm(marks, [wanted]) }]
    }),
  }
}
