import { FINDING_LAYERS, type FindingLayer } from '../checks/layers.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../contract/formats.ts'

/** Where a command can be used; `app` everywhere. */
export type CommandScope =
  'app' | 'library' | 'proof' | 'numbers' | 'captions' | 'picture' | 'notes' | 'findings' | 'versions'

/** Which menu shows it, and in which group (a rule parts the groups). */
export interface MenuPlace {
  readonly menu: 'file' | 'edit' | 'view' | 'text' | 'article' | 'note' | 'help'
  readonly group: number
}

/**
 * One thing a person can do, by menu, palette or key. The words are in the messages (`commands.<id>`).
 * `keys` in the manner of `Mod+Shift+P`; `Mod` is Cmd on macOS and Ctrl elsewhere.
 * `isSingleKey`: of its keys the bare letters are off while typing and when the person switched such keys off (WCAG 2.1.4).
 */
export interface CommandSpec {
  readonly id: string
  readonly scope: CommandScope
  readonly keys: readonly string[]
  readonly isSingleKey?: true
  readonly menu?: MenuPlace
  /** Not offered in the palette (moves and the palette itself). */
  readonly isHidden?: true
}

function spec(id: string, scope: CommandScope, keys: readonly string[], menu?: MenuPlace): CommandSpec {
  return menu === undefined ? { id, scope, keys } : { id, scope, keys, menu }
}

function single(id: string, scope: CommandScope, keys: readonly string[], menu?: MenuPlace): CommandSpec {
  return { ...spec(id, scope, keys, menu), isSingleKey: true }
}

const at = (menu: MenuPlace['menu'], group: number): MenuPlace => ({ menu, group })

/** The command that exports in a format. */
export function exportCommandOf(format: ExportFormat): string {
  return `export-as-${format}`
}

/** The command that shows or hides the underlines of a layer of findings. */
export function layerCommandOf(layer: FindingLayer): string {
  return `toggle-marks-${layer}`
}

/** The one list behind menu, palette and keys. */
export const COMMANDS = [
  spec('open-articles', 'app', ['Mod+O'], at('file', 1)),
  spec('paste-article', 'library', ['Mod+V']),
  spec('open-sample', 'app', [], at('file', 1)),
  spec('open-library', 'app', [], at('file', 2)),
  spec('new-library', 'app', [], at('file', 2)),
  spec('export-article', 'proof', ['Mod+E'], at('file', 3)),
  ...EXPORT_FORMATS.map((format) => spec(exportCommandOf(format), 'proof', [])),
  spec('read-annotations', 'proof', [], at('file', 3)),
  spec('print-article', 'proof', ['Mod+P'], at('file', 3)),
  spec('open-settings', 'app', ['Mod+,'], at('file', 4)),
  spec('undo', 'app', ['Mod+Z'], at('edit', 1)),
  spec('redo', 'app', ['Mod+Shift+Z', 'Mod+Y'], at('edit', 1)),
  spec('show-history', 'proof', ['Mod+Shift+H'], at('edit', 1)),
  spec('show-log', 'app', ['Mod+Shift+J'], at('edit', 1)),
  // In fields and in the article alike; the keys are the browser's own.
  spec('cut-text', 'app', ['Mod+X']),
  spec('copy-text', 'app', ['Mod+C']),
  spec('paste-text', 'app', ['Mod+V']),
  spec('select-text', 'app', ['Mod+A']),
  spec('copy-with-notes', 'proof', ['Mod+Shift+C'], at('edit', 3)),
  spec('copy-paragraph', 'proof', [], at('edit', 3)),
  spec('copy-clean', 'proof', [], at('edit', 3)),
  spec('copy-notes', 'proof', [], at('edit', 3)),
  spec('select-article', 'proof', ['Mod+A']),
  spec('find-in-article', 'app', ['Mod+F'], at('edit', 4)),
  // Cmd+H hides the app where there is one.
  spec('replace-in-article', 'proof', ['Mod+Alt+F', 'Mod+H'], at('edit', 4)),
  spec('find-next', 'proof', ['F3', 'Mod+G'], at('edit', 4)),
  spec('find-previous', 'proof', ['Shift+F3', 'Mod+Shift+G'], at('edit', 4)),
  { ...spec('open-palette', 'app', ['Mod+Shift+P'], at('view', 1)), isHidden: true },
  { ...spec('show-menu', 'app', ['Shift+F10', 'ContextMenu']), isHidden: true },
  spec('show-library', 'app', ['Mod+0'], at('view', 2)),
  spec('next-tab', 'app', ['Ctrl+Tab', 'Mod+Tab', 'Mod+PageDown'], at('view', 6)),
  spec('previous-tab', 'app', ['Ctrl+Shift+Tab', 'Mod+Shift+Tab', 'Mod+PageUp'], at('view', 6)),
  spec('close-tab', 'proof', ['Mod+W'], at('file', 3)),
  spec('close-other-tabs', 'proof', []),
  spec('show-outline', 'proof', ['Mod+1'], at('view', 2)),
  spec('show-captions', 'proof', ['Mod+2'], at('view', 2)),
  spec('show-numbers', 'proof', ['Mod+3'], at('view', 2)),
  spec('show-notes', 'proof', ['Mod+4'], at('view', 2)),
  spec('show-findings', 'proof', ['Mod+5'], at('view', 2)),
  spec('show-people', 'proof', ['Mod+Alt+P'], at('view', 2)),
  spec('show-placing', 'proof', ['Mod+6'], at('view', 2)),
  spec('show-revision', 'proof', ['Mod+7'], at('view', 2)),
  spec('show-versions', 'proof', ['Mod+8'], at('view', 2)),
  spec('show-suggestions', 'proof', ['Mod+9'], at('view', 2)),
  spec('show-conflicts', 'proof', ['Mod+Shift+K'], at('view', 2)),
  spec('view-original', 'proof', ['Mod+Alt+1'], at('view', 3)),
  spec('view-marked', 'proof', ['Mod+Alt+2'], at('view', 3)),
  spec('view-clean', 'proof', ['Mod+Alt+3'], at('view', 3)),
  spec('toggle-number-marks', 'app', [], at('view', 3)),
  spec('toggle-repair-marks', 'app', [], at('view', 3)),
  spec('toggle-finding-marks', 'app', ['Mod+Alt+U'], at('view', 3)),
  ...FINDING_LAYERS.map((layer) => spec(layerCommandOf(layer), 'app', [])),
  spec('theme-next', 'app', [], at('view', 4)),
  spec('next-pane', 'app', ['F6'], at('view', 2)),
  spec('previous-pane', 'app', ['Shift+F6']),
  spec('zoom-in', 'app', ['Mod+=', 'Mod++'], at('view', 5)),
  spec('zoom-out', 'app', ['Mod+-'], at('view', 5)),
  spec('zoom-reset', 'app', ['Mod+Alt+0'], at('view', 5)),
  // The list itself listens for their keys: Enter on a button of a row is the button's.
  { ...spec('open-article', 'library', []), isHidden: true },
  { ...spec('restore-article', 'library', []), isHidden: true },
  { ...spec('import-follow', 'library', []), isHidden: true },
  { ...spec('import-reveal', 'library', []), isHidden: true },
  { ...spec('import-forget', 'library', []), isHidden: true },
  spec('form-bold', 'proof', ['Mod+B'], at('text', 1)),
  spec('form-italic', 'proof', ['Mod+I'], at('text', 1)),
  spec('form-superscript', 'proof', ['Mod+Shift+U'], at('text', 1)),
  spec('form-subscript', 'proof', ['Mod+Shift+L'], at('text', 1)),
  spec('form-link', 'proof', ['Mod+K'], at('text', 1)),
  spec('transpose', 'proof', ['Mod+Alt+T'], at('text', 2)),
  spec('move-up', 'proof', ['Alt+Shift+ArrowUp'], at('text', 2)),
  spec('move-down', 'proof', ['Alt+Shift+ArrowDown'], at('text', 2)),
  spec('case-upper', 'proof', [], at('text', 3)),
  spec('case-lower', 'proof', [], at('text', 3)),
  spec('case-sentence', 'proof', [], at('text', 3)),
  spec('case-title', 'proof', [], at('text', 3)),
  spec('case-wide', 'proof', [], at('text', 3)),
  spec('case-narrow', 'proof', [], at('text', 3)),
  // In fields and in the article alike.
  spec('insert-character', 'app', ['Mod+Shift+X'], at('text', 4)),
  spec('next-misspelling', 'app', ['Alt+F7'], at('text', 4)),
  spec('move-to-bin', 'app', [], at('article', 3)),
  spec('rename-article', 'app', [], at('article', 1)),
  spec('set-stage', 'app', [], at('article', 1)),
  spec('edit-details', 'proof', ['Mod+Shift+E'], at('article', 1)),
  spec('show-counts', 'proof', ['Mod+Shift+I'], at('article', 1)),
  spec('edit-sentence', 'proof', ['F2'], at('article', 1)),
  spec('change-role', 'proof', ['Mod+Shift+R'], at('article', 1)),
  { ...single('pick-role', 'proof', ['R']), isHidden: true },
  spec('merge-blocks', 'proof', ['Mod+Shift+M'], at('article', 1)),
  spec('split-block', 'proof', ['Mod+Shift+S'], at('article', 1)),
  spec('bring-version', 'proof', [], at('article', 4)),
  spec('return-to-version', 'proof', [], at('article', 4)),
  spec('attach-picture', 'proof', [], at('article', 2)),
  single('follow-mention', 'proof', ['G'], at('article', 2)),
  single('note-comment', 'proof', ['1'], at('note', 1)),
  single('note-query', 'proof', ['2'], at('note', 1)),
  single('note-correction', 'proof', ['3'], at('note', 1)),
  single('note-praise', 'proof', ['4'], at('note', 1)),
  single('note-highlight', 'proof', ['5'], at('note', 1)),
  spec('save-note', 'proof', ['Mod+Enter', 'Mod+S'], at('note', 2)),
  spec('insert-remark', 'proof', ['Mod+;'], at('note', 2)),
  spec('edit-remarks', 'app', []),
  single('next-place', 'proof', ['J']),
  single('previous-place', 'proof', ['K']),
  { ...single('choose-row', 'proof', ['Space']), isHidden: true },
  { ...single('choose-row-next', 'proof', ['Shift+J']), isHidden: true },
  { ...single('choose-row-previous', 'proof', ['Shift+K']), isHidden: true },
  { ...spec('choose-all-rows', 'proof', ['Mod+A']), isHidden: true },
  { ...spec('unchoose-rows', 'proof', ['Escape']), isHidden: true },
  spec('add-house-word', 'proof', ['Mod+Shift+Y'], at('note', 2)),
  spec('next-open-note', 'proof', ['F4'], at('note', 4)),
  spec('previous-open-note', 'proof', ['Shift+F4']),
  spec('next-open-caption', 'proof', ['F7'], at('note', 4)),
  spec('previous-open-caption', 'proof', ['Shift+F7']),
  spec('next-open-finding', 'proof', ['F8'], at('note', 4)),
  spec('previous-open-finding', 'proof', ['Shift+F8']),
  spec('next-unchecked-number', 'proof', ['F9'], at('note', 4)),
  spec('previous-unchecked-number', 'proof', ['Shift+F9']),
  single('accept-and-next', 'notes', ['Shift+A', 'Mod+Shift+A'], at('note', 3)),
  single('reject-and-next', 'notes', ['Shift+D', 'Mod+Shift+D'], at('note', 3)),
  single('reply-note', 'notes', ['R'], at('note', 2)),
  spec('edit-note', 'notes', [], at('note', 2)),
  spec('assign-note', 'notes', [], at('note', 2)),
  single('resolve-note', 'notes', ['E'], at('note', 2)),
  spec('delete-note', 'notes', ['Delete'], at('note', 2)),
  single('accept-suggestion', 'notes', ['A'], at('note', 3)),
  single('reject-suggestion', 'notes', ['D'], at('note', 3)),
  single('take-suggestion', 'notes', ['T'], at('note', 3)),
  single('reopen-suggestion', 'notes', ['B'], at('note', 3)),
  single('keep-original', 'notes', ['O']),
  single('number-verified', 'numbers', ['V']),
  single('number-queried', 'numbers', ['Q']),
  single('number-wrong', 'numbers', ['X']),
  single('number-not-a-statistic', 'numbers', ['N']),
  single('number-unchecked', 'numbers', ['U']),
  single('number-evidence', 'numbers', ['E']),
  single('number-strike', 'numbers', ['S', 'Delete']),
  single('number-tie', 'numbers', ['T']),
  single('conflicts-only', 'numbers', ['C']),
  { ...single('tie-term', 'numbers', ['Space']), isHidden: true },
  { ...spec('number-enter', 'numbers', ['Enter']), isHidden: true },
  { ...single('choose-first', 'numbers', ['1']), isHidden: true },
  { ...single('choose-second', 'numbers', ['2']), isHidden: true },
  { ...single('choose-third', 'numbers', ['3']), isHidden: true },
  { ...single('choose-fourth', 'numbers', ['4']), isHidden: true },
  { ...single('choose-fifth', 'numbers', ['5']), isHidden: true },
  { ...single('choose-sixth', 'numbers', ['6']), isHidden: true },
  { ...spec('number-leave', 'numbers', ['Escape']), isHidden: true },
  single('number-add', 'proof', ['6', 'Mod+Shift+N'], at('article', 2)),
  single('finding-suggest', 'findings', ['S']),
  single('finding-dismiss', 'findings', ['I']),
  single('finding-never', 'findings', ['H']),
  single('finding-suggest-all', 'findings', ['Shift+S']),
  single('finding-note-all', 'findings', ['Shift+N']),
  single('finding-dismiss-all', 'findings', ['Shift+I']),
  single('finding-alike', 'findings', ['A']),
  single('finding-alike-here', 'findings', ['Shift+A']),
  { ...spec('finding-to-text', 'findings', ['Enter']), isHidden: true },
  single('place-here', 'versions', ['P']),
  single('let-lie', 'versions', ['L']),
  single('settle-own', 'versions', ['E']),
  single('settle-change', 'versions', ['S']),
  single('compare-layout', 'versions', ['D']),
  single('compare-only', 'versions', ['C']),
  single('compare-earlier', 'versions', ['[']),
  single('compare-later', 'versions', [']']),
  single('follow-moved', 'versions', ['G']),
  { ...spec('show-in-proof', 'versions', ['Enter']), isHidden: true },
  single('caption-approved', 'captions', ['V']),
  single('caption-changed', 'captions', ['M']),
  single('caption-queried', 'captions', ['Q']),
  single('caption-layout', 'captions', ['D']),
  single('caption-suggest', 'captions', ['S']),
  single('caption-zoom', 'captions', ['Z']),
  { ...spec('caption-open', 'captions', ['Enter']), isHidden: true },
  spec('picture-open', 'captions', ['Mod+Shift+O']),
  single('picture-choose', 'picture', ['V']),
  single('picture-rectangle', 'picture', ['R']),
  single('picture-polygon', 'picture', ['P']),
  single('picture-point', 'picture', ['O']),
  single('picture-pan', 'picture', ['Space']),
  single('picture-rotate', 'picture', ['T']),
  single('picture-compare', 'picture', ['C']),
  single('picture-link', 'picture', ['L']),
  single('picture-fit', 'picture', ['0', 'F']),
  single('picture-actual', 'picture', ['1']),
  single('picture-next', 'picture', [']']),
  single('picture-previous', 'picture', ['[']),
  spec('back-up-library', 'app', [], at('help', 1)),
  spec('show-keys', 'app', ['F1'], at('help', 2)),
  spec('about', 'app', [], at('help', 3)),
  spec('quit', 'app', ['Mod+Q'], at('file', 9)),
] as const satisfies readonly CommandSpec[]

export type CommandId = (typeof COMMANDS)[number]['id']
