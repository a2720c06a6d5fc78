import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fittingBounds, keepWindowState, readWindowState } from '#electron/doors/electron/window-state.ts'

const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const second = { x: 1440, y: 0, width: 2560, height: 1440 }
const kept = { x: 1600, y: 100, width: 1800, height: 1200 }

describe('the place of the window', () => {
  test('is the one that was kept, while its screen is there', () => {
    expect(fittingBounds(kept, [laptop, second])).toEqual(kept)
  })

  test('is the middle of the main screen when its screen has gone, and fits into it', () => {
    expect(fittingBounds(kept, [laptop])).toEqual(laptop)
  })

  test('is the middle of the main screen at the first start', () => {
    expect(fittingBounds(undefined, [second])).toEqual({ x: 2000, y: 270, width: 1440, height: 900 })
  })

  test('keeps a title bar that can be taken hold of', () => {
    const above = { x: 100, y: -500, width: 1000, height: 700 }
    expect(fittingBounds(above, [laptop]).y).toBe(100)
    const aside = { x: 1300, y: 10, width: 1000, height: 700 }
    expect(fittingBounds(aside, [laptop]).x).toBe(220)
  })

  test('is never too small to be used', () => {
    expect(fittingBounds({ x: 10, y: 10, width: 300, height: 1 }, [laptop])).toMatchObject({ width: 720, height: 480 })
  })
})

describe('the file of the window', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-window-'))
  const file = path.join(folder, 'window.json')

  test('gives back what was kept, and nothing when it is damaged or not there', () => {
    expect(readWindowState(file)).toBeUndefined()
    const state = { bounds: kept, isMaximized: true, isFullScreen: false }
    keepWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
    for (const text of ['{', '{"bounds":{"x":"left"}}', 'null']) {
      writeFileSync(file, text)
      expect(readWindowState(file)).toBeUndefined()
    }
  })
})
