import type Electron from 'electron'
import { Emitter, preventable } from '../core/emitter.ts'
import { Guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import type { ObserverMessage } from '../page/observer.ts'
import { normalAccelerator } from './accelerator.ts'
import type { StandInBrowserWindow } from './browser-window.ts'
import { roleOf, submenuOf } from './menu-roles.ts'
import { windows } from './windows.ts'

/** A menu item as a test sees it. */
export type MenuItemView = {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly isEnabled: boolean
  readonly isVisible: boolean
  readonly isChecked: boolean
  readonly items: readonly MenuItemView[]
}

type Template = Electron.MenuItemConstructorOptions
type CoveredItem = 'checked' | 'enabled' | 'id' | 'label' | 'sublabel' | 'toolTip' | 'type' | 'visible'

/** Electron's `MenuItem`. */
export class MenuItem extends Guarded implements Pick<Electron.MenuItem, CoveredItem> {
  id: string
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly registerAccelerator: boolean
  readonly type: Electron.MenuItem['type']
  readonly role: Template['role']
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly #click: Template['click']

  constructor(options: Template) {
    super()
    const role = options.role === undefined ? undefined : roleOf(options.role)
    const items = options.submenu ?? (options.role === undefined ? undefined : submenuOf(options.role))
    this.id = options.id ?? ''
    this.label = options.label ?? role?.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.registerAccelerator = options.registerAccelerator ?? true
    this.role = options.role
    this.type = options.type ?? (items ? 'submenu' : 'normal')
    this.accelerator = options.accelerator ?? role?.accelerator
    this.submenu =
      items === undefined ? undefined : items instanceof Menu ? items : Menu.buildFromTemplate(items as Template[])
    this.#click = options.click
    if (this.accelerator !== undefined) normalAccelerator(this.accelerator)
  }

  /** What choosing it does: boxes turn over first, then the handler, else the role. */
  choose(window: StandInBrowserWindow | undefined = windows.focused()): void {
    if (!this.enabled || !this.visible) throw new Error(`The menu item '${this.id || this.label}' cannot be chosen now`)
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.checked = true
    if (this.#click)
      this.#click(
        this as unknown as Electron.MenuItem,
        window as unknown as Electron.BaseWindow,
        preventable({}) as never,
      )
    else if (this.role !== undefined) roleOf(this.role).act?.()
    else recorded.failures.push(`the menu item '${this.id || this.label}' does nothing`)
  }

  /** As in Electron, `click()` of an item can be called by the app. */
  click(): void {
    this.choose()
  }

  view(): MenuItemView {
    return {
      id: this.id,
      label: this.label,
      type: this.type,
      role: this.role,
      accelerator: this.accelerator,
      isEnabled: this.enabled,
      isVisible: this.visible,
      isChecked: this.checked,
      items: this.submenu?.items.map((item) => item.view()) ?? [],
    }
  }
}

/** Electron's `Menu`. */
export class Menu extends Emitter implements Pick<Electron.Menu, 'closePopup'> {
  readonly items: MenuItem[] = []
  static #application: Menu | null = null
  /** The context menu that was last opened, for tests to choose from. */
  static lastPopup: Menu | undefined

  static buildFromTemplate(template: readonly (Template | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
    for (const window of windows.all()) window.webContents.opened?.setAccelerators(Menu.accelerators())
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  static sendActionToFirstResponder(): void {}

  /** Every accelerator of the application menu, as the observer names keys. */
  static accelerators(): string[] {
    const found = Menu.#application?.all() ?? []
    return found.flatMap((item) =>
      item.accelerator === undefined || !item.registerAccelerator ? [] : [normalAccelerator(item.accelerator)],
    )
  }

  /** What the observer of a page saw: a report of the policy, or a key that the page left to the menu. */
  static observe(window: StandInBrowserWindow, seen: ObserverMessage): void {
    if (seen.kind === 'csp') {
      const { directive, blocked, page, sample } = seen
      recorded.cspReports.push({ directive, blocked, page, sample })
      return
    }
    const key = seen.key.length === 1 ? seen.key.toUpperCase() : seen.key
    const names = [key, seen.code.replace(/^(Key|Digit)/, '')].map((name) => [...seen.modifiers, name].join('+'))
    const isMeant = (item: MenuItem): boolean =>
      item.accelerator !== undefined && item.registerAccelerator && names.includes(normalAccelerator(item.accelerator))
    const item = Menu.#application?.all().find((candidate) => isMeant(candidate) && candidate.enabled)
    item?.choose(window)
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item)
  }

  /** Every item, those of submenus too. */
  all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])])
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.all().find((item) => item.id === id) ?? null
  }

  popup(options: Electron.PopupOptions = {}): void {
    Menu.lastPopup = this
    this.emit('menu-will-show', {})
    options.callback?.()
  }

  closePopup(): void {
    this.emit('menu-will-close', {})
  }
}
