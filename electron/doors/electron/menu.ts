import { Menu } from 'electron'
import { menuTemplate, type MenuParts } from './menu-template.ts'

/** Puts the menu in place of the one before; called again when the language changes. */
export function installMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)))
}
