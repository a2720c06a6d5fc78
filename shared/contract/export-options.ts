/** Views of a text that can be exported: with what was said about it, with what was accepted carried out, as it came. */
export const EXPORT_VIEWS = ['marked', 'clean', 'original'] as const
export type ExportView = (typeof EXPORT_VIEWS)[number]

/** For whom an export is; the dialog shows the groups in this order. */
export const EXPORT_GROUPS = ['author', 'page', 'lists', 'colleague', 'report'] as const
export type ExportGroup = (typeof EXPORT_GROUPS)[number]

/**
 * What can be chosen of a format besides its view. The dialog, the command (`--<id>`) and what is remembered derive from it; its
 * words are in the messages (`dialogs.exporting.option.<id>`).
 */
export interface ExportOption {
  /** In small letters, its words parted by hyphens. */
  readonly id: string
  /** What it can be, the first of them at first; without any it is a yes or no, and no at first. */
  readonly values?: readonly [string, ...string[]]
  /** The views that it says something of; left out: all. */
  readonly views?: readonly ExportView[]
  /** Whether it is asked anew each time and never remembered. */
  readonly isAskedAnew?: true
}

/** What was chosen of a format's options. */
export type ExportChoices = Readonly<Record<string, string | boolean>>

/** How articles are exported in a format. */
export interface FormatWriter {
  readonly group: ExportGroup
  /** The views of an article's text that a file can show; none where it holds data. */
  readonly views: readonly ExportView[]
  readonly options?: readonly ExportOption[]
  /** Whether one file holds as many articles as were chosen; else each is a file of its own. */
  readonly holdsSeveral?: true
}

/** GPS in pictures: who gets an export need not know at whose door that was, so it is asked for each time. */
export const WITH_POSITION = { id: 'with-position', isAskedAnew: true } as const

/** Into the Word file that the article came in: offered where the text at work came in one. */
export const INTO_OWN = { id: 'into-own' } as const

/** Whether pictures lie in the file itself, or only their names do; what is usual for a format comes first. */
export const PICTURES_INSIDE = { id: 'pictures', values: ['inside', 'names'] } as const
export const PICTURES_BESIDE = { id: 'pictures', values: ['names', 'inside'] } as const

/** Which of the lists a file holds that has room for one. */
export const LIST = {
  id: 'list',
  values: ['numbers', 'captions', 'notes', 'suggestions', 'findings', 'people'],
} as const
