import path from 'node:path'
import Database from 'better-sqlite3'
import { newId } from '#shared/lib/ids.ts'
import { launchGalley } from '../../helpers/app/app-driver.ts'
import { actOf, keepText, noteOn, openDesk, valueOf } from '../../helpers/keeping/desk.ts'
import { ms, quantile, sizeOf } from './measure.ts'

/**
 * Saving a note from the page through main to the core and back, timed in the page, against one bare insert with the same
 * pragmas; in turns, so that whatever else the machine does meets both alike. The way between page and main is the
 * stand-in's: Chromium's remote protocol in the place of Electron's channel; so the parts are told as well: the way alone
 * (an empty call), and the very same saving in one process.
 */
export async function benchSave(folder: string): Promise<void> {
  const rounds = sizeOf('SAVES', 1_000)
  const userDataDir = path.join(folder, 'save')
  const desk = openDesk(path.join(userDataDir, 'library.sqlite'), userDataDir)
  const open = await keepText(desk.client)
  await desk.close()
  const near = openDesk(path.join(folder, 'near', 'library.sqlite'), path.join(folder, 'near'))
  const nearOpen = await keepText(near.client)
  const app = await launchGalley({ userDataDir })
  await app.page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
  const bare = new Database(path.join(userDataDir, 'bare.sqlite'))
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  bare.exec('CREATE TABLE note (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO note VALUES (?, ?)')
  const timeCall = (name: string, input: unknown): Promise<number> =>
    app.page.evaluate(
      async ([called, given]) => {
        const start = performance.now()
        const answer = await window.galley.invoke(called, given)
        const took = performance.now() - start
        if (!answer.ok) throw new Error(JSON.stringify(answer.error))
        return took
      },
      [name, input] as const,
    )
  const plain: number[] = []
  const layers: number[] = []
  const inOne: number[] = []
  const toMain: number[] = []
  const toCore: number[] = []
  for (let round = -50; round < rounds; round += 1) {
    const note = noteOn(open, '这里请再核对一次原始资料。')
    const start = performance.now()
    insert.run(newId(), JSON.stringify(note))
    const inserted = performance.now() - start
    const saved = await timeCall('change.apply', actOf(open.article.id, { added: [note] }))
    const nearStart = performance.now()
    const added = [noteOn(nearOpen, '这里请再核对一次原始资料。')]
    valueOf(await near.client.call('change.apply', actOf(nearOpen.article.id, { added })))
    const nearSaved = performance.now() - nearStart
    const door = await timeCall('app.about', {})
    const core = await timeCall('import.drop', { token: 'none' })
    if (round < 0) continue
    plain.push(inserted)
    layers.push(saved)
    inOne.push(nearSaved)
    toMain.push(door)
    toCore.push(core)
  }
  await app.kill()
  await near.close()
  bare.close()
  for (const [name, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const [a, b, core, one] = [layers, plain, toCore, inOne].map((times) => quantile(times, q)) as [
      number,
      number,
      number,
      number,
    ]
    console.log(
      `saving a note over two processes, ${name} of ${String(rounds)}: ${ms(a)}, bare insert ${ms(b)}; ratio ${(a / b).toFixed(2)} (to reach ≤ 3); ` +
        `an empty call to main ${ms(quantile(toMain, q))}, to the core ${ms(core)}; saving less the empty call ${((a - core) / b).toFixed(2)} inserts, ` +
        `the same saving in one process ${ms(one)}, ${(one / b).toFixed(2)} inserts`,
    )
  }
}
