import { expect, test } from 'vitest'
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/commands/commands.ts'
import { CONTEXT_MENUS } from '#shared/commands/context-menus.ts'

const menus: readonly (readonly [string, readonly (readonly CommandId[])[]])[] = Object.entries(CONTEXT_MENUS)

test('a menu offers a command once, and no empty group', () => {
  for (const [subject, groups] of menus) {
    const ids = groups.flat()
    expect([subject, ids.length]).toEqual([subject, new Set(ids).size])
    expect(groups.every((group) => group.length > 0)).toBe(true)
  }
})

test('the menu of what has the focus has both of its keys, and every menu more than its own command', () => {
  const commands: readonly CommandSpec[] = COMMANDS
  expect(commands.find(({ id }) => id === 'show-menu')?.keys).toEqual(['Shift+F10', 'ContextMenu'])
  expect(menus.filter(([, groups]) => groups.flat().includes('show-menu'))).toEqual([])
})
