import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/**
 * A process that does one thing to a library and kills itself before its n-th touch of the disk: `operation n library
 * folder argument`. It says `whole` when it came to the end.
 */
const [operation = '', at = '0', libraryPath = '', folder = '', argument = ''] = process.argv.slice(2)
let touches = 0
let isCounting = false

function touch(): void {
  if (!isCounting) return
  touches += 1
  if (touches === Number(at)) process.kill(process.pid, 'SIGKILL')
}

type Method = (...values: unknown[]) => unknown

function watch(owner: object, names: readonly string[]): void {
  const methods = owner as Record<string, Method>
  for (const name of names) {
    const plain = methods[name]
    if (plain === undefined) throw new Error(`no ${name}`)
    methods[name] = function (this: unknown, ...values: unknown[]): unknown {
      // To prepare a query touches nothing.
      if (!String(values[0]).trimStart().startsWith('SELECT')) touch()
      return plain.apply(this, values)
    }
  }
}

watch(fs, ['renameSync', 'rmSync', 'linkSync', 'copyFileSync', 'openSync', 'writeSync', 'fsyncSync', 'mkdirSync'])
watch(fsPromises, ['copyFile'])
watch(Database.prototype, ['close', 'pragma', 'exec', 'prepare'])
syncBuiltinESMExports()

const { openDesk, valueOf } = await import('./desk.ts')
const { rescueLibrary } = await import('#electron/services/doctor.ts')

const operations: Readonly<Record<string, () => Promise<void>>> = {
  restore: async () => {
    const desk = openDesk(libraryPath, folder)
    isCounting = true
    valueOf(await desk.client.call('library.restore', { name: argument }))
    isCounting = false
    await desk.close()
  },
  backup: async () => {
    const desk = openDesk(libraryPath, folder)
    isCounting = true
    valueOf(await desk.client.call('library.backUp', {}))
    isCounting = false
    await desk.close()
  },
  merge: async () => {
    const desk = openDesk(libraryPath, folder)
    isCounting = true
    valueOf(await desk.client.call('merge.take', { file: { path: argument }, author: '周' }))
    isCounting = false
    await desk.close()
  },
  rescue: () => {
    isCounting = true
    valueOf(rescueLibrary(libraryPath, argument, 1))
    isCounting = false
    return Promise.resolve()
  },
  open: async () => {
    isCounting = true
    const desk = openDesk(libraryPath, folder)
    valueOf(await desk.client.call('library.state', {}))
    isCounting = false
    await desk.close()
  },
}

const work = operations[operation]
if (work === undefined) throw new Error(`no operation ${operation}`)
await work()
process.stdout.write('whole')
