import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { rescueInto } from '#electron/db/rescue.ts'
import { keepText, newDesk } from '#tests/helpers/keeping/desk.ts'

const SENTENCE = '这是一句普通的话，里面有3个数字和5个人。'

/** How many bytes this process has had the system read. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

// Only Linux tells.
test.runIf(process.platform === 'linux')('a rescue does not read a huge block for each of its numbers', async () => {
  const desk = newDesk()
  try {
    await keepText(desk.client, `一篇稿子\n\n${SENTENCE.repeat(3_000)}`)
    const damaged = new Database(desk.libraryPath, { readonly: true })
    const fresh = new Database(join(desk.folder, 'rescued.galley'))
    fresh.pragma('journal_mode = WAL')
    migrate(fresh, migrations)
    // A block of some megabytes finds no room in memory; this one is to find none either.
    fresh.pragma('cache_size = 10')
    const before = bytesRead()
    const { counts } = rescueInto(fresh, damaged, 1)
    const read = bytesRead() - before
    fresh.close()
    damaged.close()
    expect(counts.find(({ table }) => table === 'number')).toMatchObject({ saved: 9_001, lost: 0 })
    // 0.3 GB; the block alone, read for each of its numbers, is 2 GB.
    expect(read).toBeLessThan(700e6)
  } finally {
    await desk.remove()
  }
})
