import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { inWholeWords } from '#shared/text/whole-words.ts'
import { selectedRun, type BlockPoint } from '../anchoring/dom.ts'
import { appStore } from '../store/app-store.ts'
import { markedSelection } from './marked-points.ts'
import { selectedParts } from './selected-blocks.ts'

/** What a note that is made now is about. */
export interface NoteRun {
  readonly start: BlockPoint
  readonly end: BlockPoint
  /** Only words of a suggestion are selected: the note stands on what they are to replace, or on the word beside them. */
  readonly isOnNewWords: boolean
}

/** The run of the article that a note on the selection stands on; undefined where nothing is selected. */
export function noteRun(): NoteRun | undefined {
  // A caret is told with each key.
  if (getSelection()?.isCollapsed !== false) return undefined
  const run = selectedRun(getSelection())
  if (run !== undefined) return { ...run, isOnNewWords: false }
  const selection = appStore.getState().view === 'marked' ? markedSelection() : undefined
  const [selected] = selection === undefined ? [] : selectedParts(selection)
  if (selected === undefined) return undefined
  const { bundle, parts, run: marked } = selected
  const part = parts.find((each) => each.from < marked.to && marked.from < each.to)
  const suggestion = bundle.suggestions.find(({ id }) => id === part?.suggestionId)
  if (suggestion === undefined) return undefined
  const { id: blockId, text } = bundle.block
  const own = suggestion.start < suggestion.end ? suggestion : wordBeside(text, suggestion.start)
  if (own === undefined) return undefined
  return { start: { blockId, offset: own.start }, end: { blockId, offset: own.end }, isOnNewWords: true }
}

/** The word before a place; where none ends there, the one behind it. */
function wordBeside(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  for (const start of [at - 1, at]) {
    const after = start < 0 || start >= codePointLength(text) ? '' : sliceCodePoints(text, start, start + 1)
    if (after.trim() !== '') return inWholeWords(text, { start, end: start + 1, after })
  }
  return undefined
}
