import { copiedAs, type Copied, type CopiedNote } from '#shared/markup/copied.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { selectedRun } from '../anchoring/dom.ts'
import { i18n } from '../i18n/i18n.ts'
import { isTextField } from '../lib/keys.ts'
import { appStore } from '../store/app-store.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { copiedBlocks, selectedRuns, type SelectedRun } from './selected.ts'

let isWithNotes = false
/** What a command gives the clipboard, whatever is selected. */
let given: Copied | undefined

/** What is selected of the article, for the clipboard; undefined where nothing of it is. */
export function copiedSelection(withNotes: boolean): Copied | undefined {
  const { open } = session.store.getState()
  if (open === undefined) return undefined
  const { view } = appStore.getState()
  const runs = selectedRuns(bundlesOf(open.tables), getSelection())
  const blocks = copiedBlocks(runs, view)
  return blocks.length === 0 ? undefined : copiedAs(blocks, withNotes ? notesOf(runs) : [])
}

/** The notes that lie on what is selected. */
function notesOf(runs: readonly SelectedRun[]): readonly CopiedNote[] {
  const run = selectedRun(getSelection())
  return runs.flatMap(({ bundle: { block, notes, suggestions } }) =>
    notes
      .filter(({ start, end, isLast }) => {
        const isAhead = run?.end.blockId === block.id && start >= run.end.offset && run.end.offset > 0
        const isBehind = run?.start.blockId === block.id && end !== undefined && end <= run.start.offset
        return isLast && !isAhead && !isBehind
      })
      .map(({ note }) => ({
        words: note.target.kind === 'text' ? note.target.quote.exact : '',
        kind: i18n.t(`proof.kind.${note.kind}`),
        author: note.author,
        body: [changeWords(suggestions.find(({ noteId }) => noteId === note.id)), note.body]
          .filter((each) => each !== '')
          .join(i18n.t('proof.between')),
      })),
  )
}

/** What a correction asks for. */
function changeWords(suggestion: Suggestion | undefined): string {
  if (suggestion === undefined) return ''
  const { before, after } = suggestion
  return [before, after === '' ? i18n.t('proof.nothing') : after].filter((each) => each !== '').join(' → ')
}

/** Gives the clipboard what a command made; what is selected stays so. */
export function copyGiven(copied: Copied): void {
  given = copied
  document.execCommand('copy')
  given = undefined
}

/** Gives the clipboard what is selected of the article, and nothing that stands around it; false where nothing of it is. */
export function giveSelection(event: ClipboardEvent): boolean {
  if (given !== undefined) return give(event, given)
  if (isTextField(event.target) || isTextField(document.activeElement) || event.clipboardData === null) return false
  const copied = copiedSelection(isWithNotes)
  return copied !== undefined && give(event, copied)
}

function give(event: ClipboardEvent, { plain, html }: Copied): boolean {
  event.clipboardData?.setData('text/plain', plain)
  event.clipboardData?.setData('text/html', html)
  event.preventDefault()
  return true
}

/**
 * The article's own copying: whoever copies gets its text. Fields and cards keep the browser's way. Gives the function that
 * ends it.
 */
export function listenForCopy(): () => void {
  const onCopy = (event: ClipboardEvent): void => void giveSelection(event)
  // Where nothing is selected a copy is made all the same.
  const before = (event: Event): void => {
    if (given !== undefined) event.preventDefault()
  }
  document.addEventListener('beforecopy', before)
  document.addEventListener('copy', onCopy)
  return () => {
    document.removeEventListener('beforecopy', before)
    document.removeEventListener('copy', onCopy)
  }
}

/** Copies what is selected, as a key would; false where nothing of the article is selected. */
export function copySelection(withNotes: boolean): boolean {
  if (copiedSelection(false) === undefined) return false
  isWithNotes = withNotes
  document.execCommand('copy')
  isWithNotes = false
  return true
}

/** Selects all of the article's text; false where it is not on screen. */
export function selectArticle(): false | undefined {
  const texts = document.querySelectorAll('.proof-scroll .sheet [data-text]')
  const [first, last] = [texts[0], texts[texts.length - 1]]
  if (first === undefined || last === undefined) return false
  document.querySelector<HTMLElement>('.proof-scroll')?.focus({ preventScroll: true })
  // Of the texts alone: what stands around them takes no letters.
  getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length)
  // The event itself comes later than a key that follows at once.
  document.dispatchEvent(new Event('selectionchange'))
  return undefined
}
