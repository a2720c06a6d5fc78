import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSettings } from '#electron/doors/electron/settings-file.ts'
import { newId } from '#shared/lib/ids.ts'
import { defaultSettings, settingsChangeSchema, type Settings } from '#shared/domain/settings.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'galley-settings-'))
  file = path.join(folder, 'settings.json')
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

function open(changes: Settings[] = []) {
  return openSettings(
    file,
    () => 1_700_000_000_000,
    (settings) => changes.push(settings),
  )
}

test('settings that were never set are the usual ones, and no file is made by reading', () => {
  expect(open().read()).toEqual(defaultSettings)
  expect(readdirSync(folder)).toEqual([])
})

test('what was written is read again, and whoever listens hears it', () => {
  const changes: Settings[] = []
  const settings: Settings = { ...defaultSettings, locale: 'en', reviewerName: '校对员' }
  expect(open(changes).change({ locale: 'en', reviewerName: '校对员' })).toEqual({ ok: true, value: settings })
  expect(changes).toEqual([settings])
  expect(open().read()).toEqual(settings)
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('what a killed process left half written is swept when the settings are opened', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const stem = hash('sha256', 'settings.json', 'hex').slice(0, 12)
  writeFileSync(path.join(folder, `galley-${stem}-${String(dead)}-${newId()}.part`), '{"locale":')
  expect(open().read()).toEqual(defaultSettings)
  expect(readdirSync(folder)).toEqual([])
})

test('a field that cannot be read takes no other with it: the library that was chosen stays', () => {
  const text =
    '{"locale":"tlh","textScale":99,"reviewerName":"校对员","libraryPath":"/books/l.sqlite","backupCount":17}'
  writeFileSync(file, text)
  const kept = { ...defaultSettings, reviewerName: '校对员', libraryPath: '/books/l.sqlite', backupCount: 17 }
  expect(open().read()).toEqual(kept)
  expect(readFileSync(path.join(folder, 'settings.damaged-1700000000000.json'), 'utf8')).toBe(text)
  // Also at the start after that.
  expect(open().read()).toEqual(kept)
  expect(readdirSync(folder)).toHaveLength(2)
})

test.each(['{"locale":', '[]', '\u0000\u0000'])('a damaged file (%j) is kept aside', (text) => {
  writeFileSync(file, text)
  const settings = open()
  expect(settings.read()).toEqual(defaultSettings)
  expect(readdirSync(folder)).toEqual(['settings.damaged-1700000000000.json'])
  expect(readFileSync(path.join(folder, 'settings.damaged-1700000000000.json'), 'utf8')).toBe(text)
  expect(settings.change({}).ok).toBe(true)
})

test('a setting of a later version is left out, and the others are kept', () => {
  writeFileSync(file, JSON.stringify({ locale: 'zh-Hant', somethingLater: 1 }))
  expect(open().read().locale).toBe('zh-Hant')
})

test('settings that cannot be written stay as they were, and say so', () => {
  // A folder in the way can be written over by nobody, whatever rights the test runs with.
  const blocked = openSettings(
    path.join(folder, 'taken/settings.json'),
    () => 0,
    () => undefined,
  )
  writeFileSync(path.join(folder, 'taken'), '')
  const answer = blocked.change({ locale: 'en' })
  expect(answer.ok ? undefined : answer.error.code).toBe('file-not-written')
  expect(blocked.read()).toEqual(defaultSettings)
})

test('a change leaves alone what it does not name', () => {
  const settings = open()
  settings.change({ libraryPath: '/chosen.sqlite', theme: 'dark' })
  settings.change({ libraryPath: undefined, textScale: 1.2 })
  expect(open().read()).toEqual({ ...defaultSettings, libraryPath: '/chosen.sqlite', theme: 'dark', textScale: 1.2 })
})

test('a change that crosses brings no usual values with it, and cannot move the library', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
  expect(settingsChangeSchema.safeParse({ libraryPath: '/elsewhere.sqlite' }).success).toBe(false)
})
