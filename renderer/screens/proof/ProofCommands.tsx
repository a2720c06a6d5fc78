import { useEffect } from 'react'
import type { NumberState } from '#shared/domain/number.ts'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { i18n } from '../../i18n/i18n.ts'
import { caretPoint } from '../../anchoring/caret.ts'
import { selectedRun, type BlockPoint } from '../../anchoring/dom.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { copySelection, listenForCopy, selectArticle } from '../../copying/copy.ts'
import { copyClean, copyNotes, copyParagraph } from '../../copying/copy-parts.ts'
import { cutSelection } from '../../copying/cut.ts'
import { addNumber } from '../../acts/add-number.ts'
import { judgeCaptionOf } from '../../acts/captions.ts'
import { bringVersion, returnToShown } from '../../acts/bring-version.ts'
import { askForHouseWord } from '../../acts/house-words.ts'
import { editDetails } from '../../acts/details.ts'
import { moveToBin } from '../../acts/library-acts.ts'
import { goTo, isForReading, showDesk, showLibrary, showOverlay, showView } from '../../acts/actions.ts'
import { closeOtherTabs, closeTabAtHand } from '../../acts/tabs.ts'
import { toast } from '../../acts/toasts.ts'
import { exportCommands } from '../../acts/exporting.ts'
import { isTextField } from '../../lib/keys.ts'
import { focusPaneWhenThere, followRow } from '../../lib/panes.ts'
import { appStore, type Desk, type ProofView } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { draftEdit, removeNote, suggestionOf, toggleResolved } from '../../acts/notes.ts'
import { settle, takeInConflict, toggleRepair } from '../../acts/suggestions.ts'
import { setNumberState, strike } from '../../acts/numbers.ts'
import { pickPicture } from '../../acts/pictures.ts'
import { nextOpen } from '../../store/open-places.ts'
import { placesOf } from '../../store/places.ts'
import { followMention } from '../../acts/mentions.ts'
import { readAnnotations } from '../../acts/read-annotations.ts'
import { mergeWithBefore, splitAt } from '../../acts/reshape.ts'
import { askForLink, toggleForm } from '../../typing/form.ts'
import { moveHere } from '../../typing/move.ts'
import { changeCase, transpose } from '../../typing/rewrite.ts'
import { runOf } from './follow.ts'
import { DESK_PANES } from './desk-panes.ts'
import { placeInSight } from './place-in-sight.ts'
import { standingPlace } from './standing-place.ts'
import { editSentence, editSentenceOf } from './edit-at.ts'
import { useSpokenPlace } from './use-spoken-place.ts'

interface ProofCommandsProps {
  readonly bundles: Bundles
}

/** Commands on the open article, and on its live place. */
export function ProofCommands({ bundles }: ProofCommandsProps) {
  useSpokenPlace()
  const desk =
    (name: Desk): CommandHandler =>
    () => {
      showDesk(name)
      focusPaneWhenThere(DESK_PANES[name])
    }
  const view =
    (name: ProofView): CommandHandler =>
    () =>
      showView(name)
  const state =
    (name: NumberState): CommandHandler =>
    () =>
      onNumber((number) => setNumberState(number, name))
  const verdict =
    (name: VerdictState): CommandHandler =>
    () => {
      const place = placeInSight()
      return place?.kind === 'caption' ? judgeCaptionOf(place.id, name) : false
    }
  useCommands({
    'cut-text': cutSelection,
    'copy-text': () => (isTextField(document.activeElement) ? false : copySelection(false)),
    'copy-with-notes': copyOrSay,
    'copy-paragraph': () => copyParagraph(bundles),
    'copy-clean': () => copyClean(bundles),
    'copy-notes': () => copyNotes(bundles),
    'select-article': selectArticle,
    'export-article': () => showOverlay({ kind: 'export' }),
    ...exportCommands(),
    'show-history': () => showOverlay({ kind: 'history' }),
    'print-article': () => showOverlay({ kind: 'print' }),
    'read-annotations': () => void readAnnotations(),
    'show-outline': desk('outline'),
    'show-captions': desk('captions'),
    'show-numbers': desk('numbers'),
    'show-notes': desk('notes'),
    'show-suggestions': desk('suggestions'),
    'show-findings': desk('findings'),
    'show-people': desk('people'),
    'show-placing': desk('placing'),
    'show-conflicts': desk('conflicts'),
    'show-revision': desk('revision'),
    'show-versions': desk('versions'),
    'view-original': view('original'),
    'view-marked': view('marked'),
    'view-clean': view('clean'),
    'next-place': () => toPlace(bundles, 1),
    'previous-place': () => toPlace(bundles, -1),
    'close-tab': closeTabAtHand,
    'close-other-tabs': closeOtherTabs,
    'bring-version': () => void bringVersion(),
    'return-to-version': () => void returnToShown(),
    'rename-article': renameOpenArticle,
    'set-stage': stageOpenArticle,
    'edit-details': editDetails,
    'edit-sentence': editAtCaret,
    'case-upper': () => changeCase('upper'),
    'case-lower': () => changeCase('lower'),
    'case-sentence': () => changeCase('sentence'),
    'case-title': () => changeCase('title'),
    'case-wide': () => changeCase('wide'),
    'case-narrow': () => changeCase('narrow'),
    transpose,
    'move-up': () => moveHere('up'),
    'move-down': () => moveHere('down'),
    'form-bold': () => toggleForm({ kind: 'bold' }),
    'form-italic': () => toggleForm({ kind: 'italic' }),
    'form-superscript': () => toggleForm({ kind: 'superscript' }),
    'form-subscript': () => toggleForm({ kind: 'subscript' }),
    'form-link': askForLink,
    'change-role': openRoles,
    // R answers the note that is open, else it asks what the block is.
    'pick-role': () => (placeInSight()?.kind === 'note' ? false : openRoles()),
    'follow-mention': followMention,
    'merge-blocks': () => withCaret((point) => mergeWithBefore(point.blockId)),
    'split-block': () => withCaret((point) => splitAt(point.blockId, point.offset)),
    'attach-picture': () => attachAtCaret(bundles),
    'number-add': addSelectedNumber,
    'add-house-word': askForHouseWord,
    // Asked last, when nobody else has a use for the digit.
    'note-comment': sayToSelect,
    'note-query': sayToSelect,
    'note-correction': sayToSelect,
    'note-praise': sayToSelect,
    'note-highlight': sayToSelect,
    'move-to-bin': binOpenArticle,
    'edit-note': () => onNote(draftEdit),
    'assign-note': () => onNote(() => press('[data-assign]')),
    'picture-open': openPictureAtHand,
    'caption-approved': verdict('approved'),
    'caption-changed': verdict('changed'),
    'caption-queried': verdict('queried'),
    'reply-note': () => onNote(() => !isForReading() && focusIn('.reply-field')),
    'resolve-note': () => onNote(toggleResolved),
    'delete-note': () => onNote(removeNote),
    'accept-suggestion': () => onSuggestion('open', (suggestion) => settle([suggestion], 'accepted')),
    'take-suggestion': () => onSuggestion('open', takeInConflict),
    'reject-suggestion': () => onSuggestion('open', (suggestion) => settle([suggestion], 'rejected')),
    'reopen-suggestion': () => onSuggestion('settled', (suggestion) => settle([suggestion], 'open')),
    'keep-original': () => {
      const place = placeInSight()
      if (place?.kind !== 'repair') return false
      return toggleRepair(place.id)
    },
    'number-verified': state('verified'),
    'number-queried': state('queried'),
    'number-wrong': state('wrong'),
    'number-not-a-statistic': state('not-a-statistic'),
    'number-unchecked': state('unchecked'),
    'number-strike': () => onNumber(strike),
  })
  useEffect(listenForCopy, [])
  return null
}

function copyOrSay(): void {
  if (!copySelection(true)) toast('info', i18n.t('proof.selectFirst'))
}

type Tables = NonNullable<ReturnType<typeof session.store.getState>['open']>['tables']

function liveTables(): Tables | undefined {
  return session.store.getState().open?.tables
}

function onNote(run: (note: NonNullable<ReturnType<Tables['note']['get']>>) => void): false | undefined {
  const place = placeInSight()
  const note = place?.kind === 'note' ? liveTables()?.note.get(place.id) : undefined
  if (note === undefined) return false
  run(note)
  return undefined
}

function onNumber(run: (number: NonNullable<ReturnType<Tables['number']['get']>>) => void): false | undefined {
  const place = placeInSight()
  const number = place?.kind === 'number' ? liveTables()?.number.get(place.id) : undefined
  if (number === undefined) return false
  run(number)
  return undefined
}

function onSuggestion(
  wanted: 'open' | 'settled',
  run: (suggestion: NonNullable<ReturnType<Tables['suggestion']['get']>>) => unknown,
): false | undefined {
  const place = placeInSight()
  const { open } = session.store.getState()
  if (open === undefined || place === undefined) return false
  const note = place.kind === 'note' ? open.tables.note.get(place.id) : undefined
  const suggestion =
    place.kind === 'suggestion' ? open.tables.suggestion.get(place.id) : note && suggestionOf(open, note)
  if (suggestion === undefined || (suggestion.state === 'open') !== (wanted === 'open')) return false
  return run(suggestion) === false ? false : undefined
}

/** Presses a button of the card that is open. */
function press(selector: string): void {
  document.querySelector<HTMLElement>(`[data-live] ${selector}`)?.click()
}

function focusedFigure(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-figure]')?.dataset['figure']
}

/** The picture that has the focus, or that of the live caption. */
function figureAtHand(): string | undefined {
  const place = placeInSight()
  return focusedFigure() ?? (place?.kind === 'caption' ? liveTables()?.block.get(place.id)?.figureId : undefined)
}

function openPictureAtHand(): false | undefined {
  const figureId = figureAtHand()
  if (figureId === undefined) return false
  showOverlay({ kind: 'picture', figureId })
  return undefined
}

/** The field belongs to the card that is open. */
function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(`[data-live] ${selector}`)?.focus()
}

/** The place before or behind; where nobody left one, that is said. */
function toPlace(bundles: Bundles, by: 1 | -1): void {
  const place = nextOpen(placesOf(bundles), standingPlace(), by, bundles)
  if (place === undefined) return toast('info', i18n.t('proof.noPlaces'))
  goTo(place)
  followRow()
}

/** The sentence at the caret; where none stands in the text, that of the live place. */
function editAtCaret(): false | undefined {
  if (isForReading()) return undefined
  const place = placeInSight()
  const isOpened =
    editSentence(selectedRun(getSelection())?.start ?? caretPoint()) || (place !== undefined && editSentenceOf(place))
  if (isOpened) return undefined
  toast('info', i18n.t('proof.caretFirst'))
  return false
}

/** Runs where the caret stands, or says that it must stand somewhere first. */
function withCaret(run: (point: BlockPoint) => void): void {
  if (isForReading()) return
  const point = caretPoint()
  if (point === undefined) toast('info', i18n.t('proof.caretFirst'))
  else run(point)
}

/** The roles of the block at the caret; without a caret, of the block of the live place. */
function openRoles(): void {
  if (isForReading()) return
  const place = placeInSight()
  const { open } = session.store.getState()
  const blockId = caretPoint()?.blockId ?? (open && place && runOf(open, place)?.blockId)
  if (blockId === undefined) toast('info', i18n.t('proof.caretFirst'))
  else rolesOf(blockId)
}

function rolesOf(blockId: string): void {
  document.querySelector<HTMLElement>(`[data-gutter="${CSS.escape(blockId)}"]`)?.click()
}

function attachAtCaret(bundles: Bundles): void {
  const place = placeInSight()
  const { open } = session.store.getState()
  const isOfBlock = place?.kind === 'caption' || place?.kind === 'finding'
  const own = isOfBlock && open !== undefined ? runOf(open, place)?.blockId : caretPoint()?.blockId
  const id = focusedFigure() ?? own
  const block = id === undefined ? undefined : bundles.byId.get(id)?.block
  if (block?.role === 'caption' || block?.role === 'figure') void pickPicture(block.id)
  else toast('info', i18n.t('proof.captionFirst'))
}

function addSelectedNumber(): void {
  if (isForReading()) return
  const run = selectedRun(getSelection())
  if (run === undefined || run.start.blockId !== run.end.blockId) return toast('info', i18n.t('proof.selectFirst'))
  addNumber(run.start.blockId, run.start.offset, run.end.offset)
}

function sayToSelect(): false | undefined {
  if (appStore.getState().view === 'original') return false
  if (isForReading()) return undefined
  toast('info', i18n.t('proof.selectFirst'))
  return undefined
}

function renameOpenArticle(): void {
  const article = [...(liveTables()?.article.values() ?? [])][0]
  if (article !== undefined && !isForReading()) showOverlay({ kind: 'rename', article })
}

function stageOpenArticle(): void {
  const article = [...(liveTables()?.article.values() ?? [])][0]
  if (article !== undefined && !isForReading()) showOverlay({ kind: 'stage', articles: [article] })
}

/** What is still being saved comes first: the bin takes the article as it then stands. */
function binOpenArticle(): void {
  const article = [...(liveTables()?.article.values() ?? [])][0]
  if (article !== undefined) void session.flush().then(() => moveToBin([article], showLibrary))
}
