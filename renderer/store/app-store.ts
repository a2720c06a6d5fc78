import type { Result } from '#shared/lib/result.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import type { CoreState, EventData } from '#shared/contract/events.ts'
import { createStore } from 'zustand/vanilla'
import type { CallInput, CallOutput } from '#shared/contract/calls.ts'
import type { Backup, ImportPreview, ReturnedFacts } from '#shared/contract/shapes.ts'
import type { House, SheetPreview } from '#shared/contract/house.ts'
import type { Stage } from '#shared/domain/article.ts'
import type { ArticleId, BlockId } from '#shared/domain/ids.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Desk, PLACE_KINDS, ProofView } from '#shared/domain/left-at.ts'
import { defaultSettings, type Locale, type Settings } from '#shared/domain/settings.ts'

/** Which screen fills the window. */
/** The article whose next text a file is to be. */
export interface NextOf {
  readonly articleId: ArticleId
  readonly title: string
}

export type Screen =
  | { readonly kind: 'starting' }
  | { readonly kind: 'library' }
  | { readonly kind: 'opening'; readonly preview: ImportPreview; readonly nextOf?: NextOf }
  | { readonly kind: 'proof' }
  | { readonly kind: 'settings'; readonly from: 'library' | 'proof'; readonly section?: string }

export type { Desk, ProofView }

/** Whether a desk stands in the proof's place, and not beside it. */
export function standsAlone(desk: Desk): boolean {
  return desk === 'captions' || desk === 'versions'
}

/** The one thing that is live: its card is open, its place framed. */
export interface Place {
  readonly kind: (typeof PLACE_KINDS)[number] | 'mention' | 'change'
  readonly id: string
  /** Of a mention (a paragraph): the caption that it speaks of. */
  readonly of?: string
  /** Of a note without a sure place the one that is looked at for it; of a change of a revision, a conflict or a person named where it is. */
  readonly run?: { readonly blockId: string; readonly start: number; readonly end: number } | undefined
}

/** A run of a block that is being rewritten in place; positions in the block's own text. */
export interface EditPlace {
  readonly blockId: string
  readonly start: number
  readonly end: number
  /** Whether it goes on with the text that was left unfinished there. */
  readonly isResumed?: true
}

/** A place in what the marked view draws of a block, struck words and new ones counted; code points. */
export interface MarkedPoint {
  readonly blockId: BlockId
  readonly at: number
}

/** A selection of the marked view, in reading order; a caret has both ends at one place. */
export interface MarkedSelection {
  readonly start: MarkedPoint
  readonly end: MarkedPoint
}

/** A passing message; `action` is offered beside it, and `other` after that. */
export interface Toast {
  readonly id: string
  readonly tone: 'info' | 'ok' | 'wrong'
  readonly text: string
  /** Stays until it is put away or taken back; newer ones do not push it out. */
  readonly isLasting?: boolean
  readonly action?: ToastAction
  readonly other?: ToastAction
}

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** Dialogs that lie over the screen. */
export type Overlay =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'about' }
  /** `articles`: chosen in the library; left out: the one on the desk. */
  | {
      readonly kind: 'export'
      readonly format?: CallInput<'export.run'>['format']
      readonly articles?: readonly NamedArticle[]
    }
  | { readonly kind: 'print' }
  /** All places of a rule that can be put right at once, to be looked at first. */
  | { readonly kind: 'mend'; readonly rule: string }
  /** What became of an export of several articles, where some of them were refused. */
  | {
      readonly kind: 'exported'
      readonly folder: GivenFile
      readonly written: number
      readonly refused: readonly { readonly title: string; readonly error: CallError }[]
    }
  /** What a package holds, before anything of it is taken. */
  | { readonly kind: 'package'; readonly preview: PackagePreview; readonly file: GivenFile }
  /** A Word document that came back, before anything of it is taken. */
  | {
      readonly kind: 'returned'
      readonly file: GivenFile
      readonly facts: ReturnedFacts
      readonly merges: Result<CallOutput<'merge.preview'>['articles'], CallError> | undefined
    }
  /** Which stage articles are passed on to. */
  | { readonly kind: 'stage'; readonly articles: readonly StagedArticle[] }
  /** `placing`: a note whose region is to be drawn here. */
  | {
      readonly kind: 'picture'
      readonly figureId: string
      readonly noteId?: string
      readonly linkId?: string
      readonly placing?: string
    }
  | { readonly kind: 'reviewer'; readonly then: (name: string) => void; readonly back?: Overlay }
  | { readonly kind: 'paste' }
  /** The acts of the review, to go back to one. */
  | { readonly kind: 'history' }
  /** Every act on the article, or on the whole library. */
  | { readonly kind: 'log' }
  | { readonly kind: 'details' }
  /** Where the selected words are to lead. */
  | { readonly kind: 'link'; readonly selection: MarkedSelection; readonly address: string }
  /** How long the article and its parts are. */
  | { readonly kind: 'counts' }
  | { readonly kind: 'rename'; readonly article: NamedArticle }
  /** What was not saved; `back` is what lay over the screen before. */
  | { readonly kind: 'unsaved'; readonly back?: Overlay }
  | { readonly kind: 'rescue' }
  | { readonly kind: 'restore'; readonly backup: Backup; readonly articles: number }
  /** What the house says of a word. */
  | { readonly kind: 'house-word'; readonly word: string }
  /** What would be taken of a list of words. */
  | { readonly kind: 'house-list'; readonly preview: SheetPreview; readonly file: string }
  | { readonly kind: 'error'; readonly error: CallError }
  /** What became of a file of annotations. */
  | { readonly kind: 'annotations'; readonly results: CallOutput<'annotations.read'>['results'] }

/** An article as far as it is spoken of. */
export interface NamedArticle {
  readonly id: ArticleId
  readonly title: string
}

export interface StagedArticle extends NamedArticle {
  readonly stage: Stage
}

export interface AppState {
  readonly screen: Screen
  readonly desk: Desk
  readonly view: ProofView
  readonly place: Place | undefined
  readonly edit: EditPlace | undefined
  readonly overlay: Overlay | undefined
  readonly toasts: readonly Toast[]
  readonly settings: Settings
  readonly house: House | undefined
  readonly systemLocale: Locale
  /** What services and library are at; unknown counts as ready. */
  readonly coreState: CoreState
  /** Long work that the core is at beside everything else. */
  readonly working: EventData<'library.working'> | undefined
  /** The one file that is being read, by its name: until it is opened, nothing else tells that it was taken. */
  readonly reading: string | undefined
}

/** What is on screen, as far as it is not the article itself. */
export const appStore = createStore<AppState>(() => ({
  screen: { kind: 'starting' },
  desk: 'outline',
  view: 'marked',
  place: undefined,
  edit: undefined,
  overlay: undefined,
  toasts: [],
  settings: defaultSettings,
  house: undefined,
  systemLocale: 'zh-Hans',
  coreState: 'ready',
  working: undefined,
  reading: undefined,
}))
