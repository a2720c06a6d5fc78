import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineLibrary } from '#electron/services/doctor.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { processesOf } from '../helpers/app/processes.ts'
import { heardOf, launchDoor, makeDoorApp } from '../helpers/door.ts'
import { actOf, noteOn, valueOf } from '../helpers/keeping/desk.ts'
import { randomOf, seedOf } from '../helpers/seeds.ts'

/** How often the core is killed while somebody works; all of the thirty in a long run. */
const KILLS = process.env.GALLEY_LONG === '1' ? 30 : 3

let folder: string
let app: GalleyApp

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'galley-core-'))
  app = await launchDoor(makeDoorApp(), { userDataDir: path.join(folder, 'data') })
})
afterAll(async () => {
  await app.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const call = async <T>(name: string, input: unknown): Promise<{ ok: boolean; value?: T; error?: { code: string } }> =>
  (await app.page.evaluate(([called, given]) => window.galley.invoke(called, given), [name, input] as const)) as {
    ok: boolean
    value?: T
    error?: { code: string }
  }

const corePid = (): number => processesOf(app).core[0] ?? 0

test('a core that is killed while somebody works is started again: nothing that was said to be saved is lost', async () => {
  const preview = await call<{ token: string }>('import.inspect', {
    source: { kind: 'paste', text: '港口的早晨\n\n船都出海了，只剩下两条。' },
  })
  const kept = await call<{ articleId: string }>('import.keep', { token: preview.value?.token, as: { kind: 'new' } })
  const articleId = kept.value?.articleId ?? ''
  const open = (await call<OpenArticle>('article.open', { articleId })).value
  if (open === undefined) throw new Error('the article does not open')
  const acknowledged: string[] = []
  const chance = randomOf(seedOf('kills of the core'))
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = corePid()
    expect(before).toBeGreaterThan(0)
    // Every third loss within a minute is one too many: the person is asked, and says “start again”.
    if (kill % 3 === 2) await app.dialogs.queue({ response: 0 })
    let isKilled = false
    const moment = sleep(chance() * 300).then(() => (isKilled = process.kill(before, 'SIGKILL')))
    let lost: ReturnType<typeof actOf> | undefined
    // A core that dies between two acts loses none: then another one is there, and nothing is waited for.
    while (lost === undefined && !(isKilled && ![0, before].includes(corePid()))) {
      const note = noteOn(open, `第${String(acknowledged.length + 1)}条`)
      const act = actOf(open.article.id, { added: [note] })
      const answer = await call('change.apply', act)
      if (answer.ok) acknowledged.push(note.id)
      else {
        expect(answer.error?.code).toBe('core-lost')
        lost = act
        // Sent again it is done once, whether the first time had come through or not.
        await expect.poll(async () => (await call('change.apply', act)).ok, { timeout: 10_000 }).toBe(true)
        acknowledged.push(note.id)
      }
    }
    await moment
    expect(corePid()).not.toBe(before)
    const after = (await call<OpenArticle>('article.open', { articleId })).value
    expect(after?.notes.map(({ id }) => id).sort()).toEqual([...acknowledged].sort())
  }
  const told = (await heardOf(app.page, 'core.state')).map(({ state }) => state)
  expect(told.filter((state) => state === 'lost')).toHaveLength(KILLS)
  expect(told.at(-1)).toBe('ready')
  expect(await app.quit()).toEqual({ code: 0, signal: null })
  const report = valueOf(examineLibrary(path.join(folder, 'data/library.sqlite'), 1))
  expect(report).toMatchObject({ isSound: true })
}, 1_800_000)

test('a core whose main is killed closes the library and ends', async () => {
  const own = path.join(folder, 'left')
  const left = await launchDoor(makeDoorApp(), { userDataDir: own })
  const [core] = processesOf(left).core
  if (core === undefined) throw new Error('no core')
  const library = path.join(own, 'library.sqlite')
  const answer = await left.page.evaluate(() => window.galley.invoke('library.state', {}))
  expect(answer.ok).toBe(true)
  await left.kill()
  await expect.poll(() => isRunning(core), { timeout: 20_000 }).toBe(false)
  // Closed, not dropped: nothing stands in a log beside the file, and nobody holds it.
  expect(existsSync(`${library}-wal`)).toBe(false)
  expect(valueOf(examineLibrary(library, 1))).toMatchObject({ isSound: true })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
