import { createStore } from 'zustand/vanilla'
import type { CommandId } from '#shared/commands/commands.ts'
import type { MenuSubject } from '#shared/commands/context-menus.ts'

/** A line of a menu: a command, in words that may fit the thing better than its own. */
export interface MenuLine {
  readonly id: CommandId
  /** Key of its words in the messages; left out: the command's own. */
  readonly words?: { readonly key: string; readonly count?: number }
  /** A key of the thing itself, where that is another than the command's. */
  readonly keys?: string
  /** What must stand before the command can work on the thing. */
  readonly before?: () => void
}

/** One thing that stands where a menu is asked for, and what of its menu does something now. */
export interface Under {
  readonly subject: MenuSubject
  /** Whether the command does something here; what is not named does. */
  readonly fits: Partial<Readonly<Record<CommandId, boolean>>>
  readonly words?: Partial<Readonly<Record<CommandId, MenuLine['words']>>>
  readonly keys?: Partial<Readonly<Record<CommandId, string>>>
  readonly before?: Partial<Readonly<Record<CommandId, () => void>>>
}

/** Something that a menu offers beside the commands: a spelling, an earlier version. */
export interface MenuExtra {
  readonly id: string
  readonly label: string
  /** The key that takes it while the menu is open. */
  readonly keys?: string
  readonly isApart?: boolean
  readonly run: () => void
}

export interface OpenedMenu {
  readonly label: string
  readonly at: { readonly x: number; readonly y: number }
  readonly groups: readonly (readonly MenuLine[])[]
  /** Stand before the groups. */
  readonly extras: readonly MenuExtra[]
}

/** The context menu that is open; at most one is. */
export const menuStore = createStore<{ readonly menu: OpenedMenu | undefined }>(() => ({ menu: undefined }))
