import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { acceleratorOf, isTakenByMenu, menuTemplate } from '#electron/doors/electron/menu-template.ts'
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/commands/commands.ts'
import { LOCALES } from '#shared/domain/settings.ts'
import { createTranslate } from '#shared/messages/translate.ts'

type Item = MenuItemConstructorOptions

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

function make(platform: string, locale: (typeof LOCALES)[number] = 'en', chosen: CommandId[] = []) {
  const template = menuTemplate({ platform, translate: createTranslate(locale), choose: (id) => void chosen.push(id) })
  return { template, items: flatten(template).filter((item) => item.type !== 'separator') }
}

const specs: readonly (CommandSpec & { readonly id: CommandId })[] = COMMANDS
const placed = specs.filter((command) => command.menu !== undefined)

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  test('has every command with a place in it, once, and no command besides', () => {
    const { items } = make(platform)
    const ids = items.filter((item) => item.click !== undefined).map((item) => String(item.id))
    expect(ids.toSorted()).toEqual(placed.map((command) => command.id).toSorted())
  })

  test('every item is a menu, a role of the system, or a command that it sends', () => {
    const chosen: CommandId[] = []
    for (const item of make(platform, 'en', chosen).items) {
      const kinds = [item.submenu, item.click, item.submenu === undefined ? item.role : undefined]
      expect(
        kinds.filter((kind) => kind !== undefined),
        String(item.id),
      ).toHaveLength(1)
      item.click?.({} as never, undefined, {} as never)
      if (item.click) expect(chosen.at(-1)).toBe(item.id)
    }
  })

  test('has no rule at its ends or beside another rule', () => {
    for (const { submenu } of make(platform).template) {
      const types = (submenu as Item[]).map((item) => item.type)
      expect(types[0]).not.toBe('separator')
      expect(types.at(-1)).not.toBe('separator')
      types.forEach((type, at) => expect(type === 'separator' && types[at + 1] === 'separator').toBe(false))
    }
  })

  test('takes no bare key from whoever is typing', () => {
    for (const item of make(platform).items) {
      if (item.accelerator === undefined || (item.registerAccelerator === false && platform !== 'darwin')) continue
      expect(String(item.accelerator)).toMatch(/^(CmdOrCtrl|Alt)\+|^(Shift\+)?F\d+$/)
    }
  })

  test.each(LOCALES)('speaks %s throughout', (locale) => {
    for (const item of make(platform, locale).items) {
      expect(item.label, String(item.id)).toBeTruthy()
      expect(item.label, String(item.id)).not.toContain('commands.')
      const isLatin = locale.startsWith('en') || item.id === 'menu-app'
      expect(/\p{Script=Han}/u.test(item.label ?? ''), `${String(item.id)}: ${item.label}`).toBe(!isLatin)
    }
  })
})

test('macOS keeps about, settings and quit under the name of the app', () => {
  const [first] = make('darwin').template
  expect(first?.label).toBe('Galley')
  const ids = (first?.submenu as Item[]).map((item) => item.id)
  expect(ids).toEqual(expect.arrayContaining(['about', 'open-settings', 'quit', 'role-hide']))
})

test('undo and redo are shown but left to the field that has the focus', () => {
  for (const id of ['undo', 'redo']) {
    const item = make('linux').items.find((candidate) => candidate.id === id)
    expect(item?.accelerator).toMatch(/^CmdOrCtrl\+/)
    expect(item?.registerAccelerator).toBe(false)
  }
})

test('no two commands are given one key by the menu', () => {
  const taken = placed.filter(isTakenByMenu).map((command) => acceleratorOf(command.keys[0] ?? ''))
  expect(new Set(taken).size).toBe(taken.length)
})
