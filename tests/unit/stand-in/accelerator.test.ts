import { expect, test } from 'vitest'
import { normalAccelerator } from '#build/electron-stand-in/parts/accelerator.ts'

const main = process.platform === 'darwin' ? 'Meta' : 'Control'

test.for([
  ['CmdOrCtrl+S', `${main}+S`],
  ['Shift+CommandOrControl+p', main === 'Meta' ? 'Shift+Meta+P' : 'Control+Shift+P'],
  ['Alt+Left', 'Alt+ArrowLeft'],
  ['CmdOrCtrl+Plus', `${main}++`],
  ['CmdOrCtrl++', `${main}++`],
  ['F11', 'F11'],
  ['Esc', 'Escape'],
] as const)('%s is the key %s', ([accelerator, key]) => {
  expect(normalAccelerator(accelerator)).toBe(key)
})

test.for(['Hyper+S', 'Ctrl+'])('%s is no accelerator', (accelerator) => {
  expect(() => normalAccelerator(accelerator)).toThrow(/accelerator/)
})
