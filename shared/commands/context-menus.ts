import type { CommandId } from './commands.ts'

/** What can stand under the pointer, or have the focus, so that it has a menu. */
export type MenuSubject = keyof typeof CONTEXT_MENUS

/** What is decided of a suggestion, by itself or in the correction that carries it. */
const SETTLING = [
  'accept-suggestion',
  'take-suggestion',
  'reject-suggestion',
  'accept-and-next',
  'reject-and-next',
  'reopen-suggestion',
] as const

/**
 * The menu of each thing: commands of the one list in groups, in the order in which they are shown. What does nothing where
 * the menu is opened is left out then, so that each thing lists all that it may offer.
 */
export const CONTEXT_MENUS = {
  /** A field that is written in. */
  field: [
    ['undo', 'redo'],
    ['cut-text', 'copy-text', 'paste-text'],
    ['select-text'],
    ['insert-remark', 'insert-character'],
  ],
  /** Words that are selected anywhere but in the article. */
  words: [['copy-text']],
  /** Words of the article that are selected. */
  selection: [
    ['cut-text', 'copy-text', 'copy-with-notes', 'paste-text', 'insert-character'],
    ['note-comment', 'note-query', 'note-correction', 'note-praise', 'note-highlight'],
    ['number-add', 'add-house-word', 'edit-sentence', 'find-in-article'],
  ],
  /** A place in the article's text; a note made from here is on the word. */
  caret: [
    ['note-comment', 'note-query', 'note-correction', 'note-praise', 'note-highlight'],
    ['edit-sentence', 'change-role', 'split-block', 'merge-blocks', 'move-up', 'move-down'],
    ['paste-text', 'insert-character', 'select-article', 'find-in-article'],
  ],
  /** The line over the sheet. */
  head: [['edit-details']],
  note: [SETTLING, ['reply-note', 'resolve-note', 'assign-note', 'edit-note'], ['delete-note']],
  suggestion: [SETTLING],
  number: [
    ['number-verified', 'number-queried', 'number-wrong', 'number-not-a-statistic', 'number-unchecked'],
    ['number-evidence', 'number-tie'],
    ['number-strike'],
  ],
  repair: [['keep-original']],
  draft: [['save-note']],
  mention: [['follow-mention']],
  caption: [
    ['caption-approved', 'caption-changed', 'caption-queried'],
    ['caption-suggest', 'edit-sentence'],
    ['picture-open', 'caption-zoom', 'attach-picture', 'follow-mention'],
    ['note-comment', 'note-query', 'note-correction'],
  ],
  figure: [['picture-open', 'attach-picture']],
  finding: [
    ['note-comment', 'finding-suggest', 'attach-picture'],
    ['finding-dismiss', 'finding-never', 'add-house-word'],
    ['finding-alike', 'finding-alike-here'],
    ['finding-suggest-all', 'finding-note-all', 'finding-dismiss-all'],
    ['finding-to-text'],
  ],
  /** A row of the library, or several that are chosen together. */
  article: [['open-article', 'rename-article', 'set-stage'], ['export-article'], ['move-to-bin'], ['restore-article']],
  /** A file on its way into the library. */
  import: [['import-follow', 'import-reveal'], ['import-forget']],
  /** The name of an article that is open in a tab. */
  tab: [
    ['close-tab', 'close-other-tabs'],
    ['rename-article', 'set-stage', 'export-article'],
  ],
  /** The stage of the picture viewer. */
  picture: [
    ['picture-fit', 'picture-actual', 'zoom-in', 'zoom-out', 'picture-rotate'],
    ['picture-compare'],
    ['picture-previous', 'picture-next'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly CommandId[])[]>>
