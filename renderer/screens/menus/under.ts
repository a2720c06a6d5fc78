import type { ArticleSummary } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { goTo } from '../../acts/actions.ts'
import { importsStore } from '../../acts/imports.ts'
import { libraryStore } from '../../acts/library-store.ts'
import { pointAtTab } from '../../acts/tabs.ts'
import { canStepInField } from '../../lib/field-undo.ts'
import { isTextField } from '../../lib/keys.ts'
import { appStore, type Place } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'
import type { OpenState } from '../../store/session.ts'
import { tabsStore } from '../../store/tabs.ts'
import { importAction } from '../library/follow-import.ts'
import type { MenuLine, Under } from './menu-store.ts'
import { pictureFits, placeUnder } from './under-place.ts'
import { textUnder } from './under-text.ts'

/** Everything that stands at an element, the nearest first; `point`: where in the window, unless a key asked. */
export function underOf(element: Element, point: { readonly x: number; readonly y: number } | undefined): Under[] {
  if (isTextField(element)) return [fieldUnder(element as HTMLInputElement)]
  const { open } = session.store.getState()
  const words = isSelectedOutside(element) ? [{ subject: 'words' as const, fits: {} }] : []
  const row = element.closest<HTMLElement>('[data-place]')?.dataset['place']?.split(' ')
  if (row !== undefined && open !== undefined) {
    const [kind, id = ''] = row
    const place = { kind: kind as Place['kind'], id }
    if (appStore.getState().place?.id !== id) goTo(place)
    return [...words, ...placeUnder(open, place)]
  }
  if (element.closest('.stage') !== null) return [{ subject: 'picture', fits: {} }]
  if (open !== undefined && appStore.getState().screen.kind === 'proof') {
    const tabId = element.closest<HTMLElement>('[data-tab]')?.dataset['tab']
    if (tabId !== undefined) return [tabUnder(open, tabId as ArticleId)]
    const figureId = element.closest<HTMLElement>('[data-figure]')?.dataset['figure']
    if (figureId !== undefined) return [{ subject: 'figure', fits: pictureFits(open, figureId) }]
    // The line over the sheet is none of its text.
    if (element.closest('.sheet-head') !== null) return [{ subject: 'head', fits: { 'edit-details': !open.isEarlier } }]
    if (element.closest('.proof-scroll') !== null) return textUnder(open, element, point)
  }
  if (element.closest('.lib-table') !== null) return articleUnder()
  const importId = element.closest<HTMLElement>('[data-import]')?.dataset['import']
  if (importId !== undefined) return importUnder(importId)
  return words
}

function fieldUnder(field: HTMLInputElement | HTMLTextAreaElement): Under {
  const isSelected = field.selectionStart !== null && field.selectionStart !== field.selectionEnd
  const canWrite = !field.readOnly && !field.disabled
  return {
    subject: 'field',
    fits: {
      undo: canWrite && canStepInField(field, 'undo'),
      redo: canWrite && canStepInField(field, 'redo'),
      'cut-text': canWrite && isSelected,
      'copy-text': isSelected,
      'paste-text': canWrite,
      'select-text': field.value !== '',
      'insert-character': canWrite,
      'insert-remark': canWrite && field.dataset['remarks'] !== undefined,
    },
  }
}

/** Words of a card, a dialog or a desk that are selected there. */
function isSelectedOutside(element: Element): boolean {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || element.closest('.proof-scroll [data-text]') !== null) return false
  return selection.containsNode(element, true)
}

/** The rows of the library that are at hand: the one that was pointed at, or those that are chosen together. */
function articleUnder(): Under[] {
  const { part, chosenIds, activeId, state } = libraryStore.getState()
  const isBin = part === 'bin'
  const count = activeId !== undefined && chosenIds.has(activeId) ? chosenIds.size : 1
  const canWrite = state?.isReadOnly !== true
  const many = (key: string): MenuLine['words'] => (count > 1 ? { key, count } : undefined)
  return [
    {
      subject: 'article',
      fits: {
        'open-article': !isBin && count === 1,
        'rename-article': !isBin && count === 1 && canWrite,
        'set-stage': !isBin && canWrite,
        'export-article': !isBin,
        'move-to-bin': !isBin && canWrite,
        'restore-article': isBin,
      },
      words: {
        'set-stage': many('library.chosen.stage') ?? { key: 'library.menu.stage' },
        'export-article': many('library.chosen.export') ?? { key: 'library.menu.export' },
        'move-to-bin': many('library.chosen.bin') ?? { key: 'library.menu.bin' },
        'restore-article': many('library.chosen.restore'),
      },
      keys: { 'open-article': 'Enter', 'rename-article': 'F2', 'move-to-bin': 'Delete', 'restore-article': 'Enter' },
    },
  ]
}

/** A file of the list of imports: what its row offers, where it lies, and out of the list. */
function importUnder(id: string): Under[] {
  const item = importsStore.getState().items.find((each) => each.id === id)
  if (item === undefined) return []
  const action = importAction(item)
  return [
    {
      subject: 'import',
      fits: {
        'import-follow': action !== undefined,
        'import-reveal': item.source.kind === 'file',
        'import-forget': item.state !== 'reading',
      },
      words: action === undefined ? {} : { 'import-follow': { key: `library.imports.${action}` } },
      keys: action === undefined ? {} : { 'import-follow': action === 'skip' ? 'S' : 'Enter' },
    },
  ]
}

/** The name of a tab; what is done to an article itself is done to the one on the screen. */
function tabUnder({ articleId, isEarlier }: OpenState, id: ArticleId): Under {
  const isShown = id === articleId
  const point = (): void => pointAtTab(id)
  return {
    subject: 'tab',
    fits: {
      'close-other-tabs': tabsStore.getState().tabs.length > 1,
      'rename-article': isShown && !isEarlier,
      'set-stage': isShown && !isEarlier,
      'export-article': isShown,
    },
    before: { 'close-tab': point, 'close-other-tabs': point },
  }
}

/** The one article that a menu of the library is about, where its versions can be looked at. */
export function articleAtHand(): ArticleSummary | undefined {
  const { part, chosenIds, activeId, articles } = libraryStore.getState()
  if (part === 'bin' || (activeId !== undefined && chosenIds.has(activeId) && chosenIds.size > 1)) return undefined
  return articles?.find(({ id }) => id === activeId)
}
