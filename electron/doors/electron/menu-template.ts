import type { MenuItemConstructorOptions } from 'electron'
import { COMMANDS, type CommandId, type CommandSpec, type MenuPlace } from '#shared/commands/commands.ts'
import type { Translate } from '#shared/messages/translate.ts'

type Item = MenuItemConstructorOptions
type MenuName = MenuPlace['menu']

/** What the menu is made of. */
export interface MenuParts {
  readonly translate: Translate
  readonly platform: string
  /** A command was chosen. */
  readonly choose: (id: CommandId) => void
}

const MENUS: readonly MenuName[] = ['file', 'edit', 'view', 'text', 'article', 'note', 'help']

/** Commands that macOS keeps in the app's own menu. */
const APP_MENU: ReadonlySet<string> = new Set<CommandId>(['about', 'open-settings', 'quit'])

/** A key in Electron's words. */
export function acceleratorOf(key: string): string {
  return key.replace(/^Mod\+/, 'CmdOrCtrl+').replace(/Arrow(Up|Down)$/, '$1')
}

/**
 * Whether the menu may take a key from the page. A bare key belongs to whoever is typing, and undo and redo belong to
 * the text field that has the focus: these are shown, and the page listens for them.
 */
export function isTakenByMenu(command: CommandSpec): boolean {
  const key = command.keys[0] ?? ''
  if (command.isSingleKey || command.id === 'undo' || command.id === 'redo') return false
  // With Alt and Shift an arrow selects in the field that has the focus.
  return /^Mod\+|^Alt\+(?!Shift\+Arrow)|^(Shift\+)?F\d+$/.test(key)
}

function commandItem(command: CommandSpec & { readonly id: CommandId }, parts: MenuParts): Item {
  const { translate, platform, choose } = parts
  const isTaken = isTakenByMenu(command)
  const key = command.keys[0]
  // macOS takes every accelerator that a menu shows, so a bare key cannot be shown there.
  const isShown = isTaken || platform !== 'darwin' || /^Mod\+/.test(key ?? '')
  return {
    id: command.id,
    label: translate(`commands.${command.id}`),
    click: () => choose(command.id),
    ...(key === undefined || !isShown ? {} : { accelerator: acceleratorOf(key), registerAccelerator: isTaken }),
  }
}

/** Joins groups of items with rules between them. */
function joined(groups: readonly (readonly Item[])[]): Item[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? [...group] : [{ type: 'separator' as const }, ...group]))
}

/** What the system does for a text field, in the words of the person's language. */
function roleGroups(menu: MenuName, translate: Translate): ReadonlyMap<number, readonly Item[]> {
  const role = (name: NonNullable<Item['role']>, text: string): Item => ({
    role: name,
    id: `role-${text}`,
    label: translate(`commands.role.${text}`),
  })
  if (menu === 'edit')
    return new Map([
      [2, [role('cut', 'cut'), role('copy', 'copy'), role('paste', 'paste'), role('selectAll', 'selectAll')]],
    ])
  if (menu === 'view') return new Map([[9, [role('togglefullscreen', 'fullScreen')]]])
  return new Map()
}

function groupsOf(menu: MenuName, parts: MenuParts): readonly (readonly Item[])[] {
  const isMac = parts.platform === 'darwin'
  const roles = roleGroups(menu, parts.translate)
  const placed = COMMANDS.filter(
    (command) => 'menu' in command && command.menu?.menu === menu && !(isMac && APP_MENU.has(command.id)),
  )
  const groupOf = (command: CommandSpec): number => command.menu?.group ?? 0
  const numbers = new Set([...placed.map(groupOf), ...roles.keys()])
  return [...numbers]
    .sort((a, b) => a - b)
    .map((group) => [
      ...placed.filter((command) => groupOf(command) === group).map((command) => commandItem(command, parts)),
      ...(roles.get(group) ?? []),
    ])
}

/** macOS: the menu with the app's name. */
function appMenu(parts: MenuParts): Item {
  const { translate } = parts
  const own = (id: CommandId): Item[] =>
    COMMANDS.filter((command) => command.id === id).map((command) => commandItem(command, parts))
  return {
    id: 'menu-app',
    label: 'Galley',
    submenu: joined([
      own('about'),
      own('open-settings'),
      [{ role: 'services', id: 'role-services', label: translate('commands.role.services') }],
      [
        { role: 'hide', id: 'role-hide', label: translate('commands.role.hide') },
        { role: 'hideOthers', id: 'role-hideOthers', label: translate('commands.role.hideOthers') },
        { role: 'unhide', id: 'role-showAll', label: translate('commands.role.showAll') },
      ],
      own('quit'),
    ]),
  }
}

function windowMenu(translate: Translate): Item {
  return {
    id: 'menu-window',
    role: 'window',
    label: translate('commands.role.window'),
    submenu: [
      { role: 'minimize', id: 'role-minimize', label: translate('commands.role.minimize') },
      { role: 'zoom', id: 'role-zoom', label: translate('commands.role.zoom') },
      { type: 'separator' },
      { role: 'front', id: 'role-front', label: translate('commands.role.front') },
    ],
  }
}

/** The whole menu, from the one list of commands. */
export function menuTemplate(parts: MenuParts): Item[] {
  const menus = MENUS.map((name): Item => ({
    id: `menu-${name}`,
    label: parts.translate(`commands.menu.${name}`),
    submenu: joined(groupsOf(name, parts)),
  }))
  if (parts.platform !== 'darwin') return menus
  return [appMenu(parts), ...menus.slice(0, -1), windowMenu(parts.translate), ...menus.slice(-1)]
}
