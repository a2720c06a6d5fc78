import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileWhole } from '#electron/files/write-whole.ts'
import { readBackupName, type KnownBackup, type NamedBackup } from './backup-names.ts'

const proofsSchema = z.record(z.string(), z.object({ sizeBytes: z.number(), isProven: z.boolean() }))

/** Which backups of a folder were looked at whole, and with what result: a small file among them. */
export class Proofs {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'proven.json')
  }

  /** Undefined for one that nobody has looked at, or that is not the file that was looked at. */
  of(name: string, sizeBytes: number): boolean | undefined {
    const proof = this.#read()[name]
    return proof?.sizeBytes === sizeBytes ? proof.isProven : undefined
  }

  /** Notes what was found, and forgets those that are there no more. Throws what the file system throws. */
  note(name: string, sizeBytes: number, isProven: boolean, present: readonly string[]): void {
    const kept = Object.entries(this.#read()).filter(([known]) => present.includes(known))
    const proofs = { ...Object.fromEntries(kept), [name]: { sizeBytes, isProven } }
    writeFileWhole(this.#path, Buffer.from(`${JSON.stringify(proofs, undefined, 2)}\n`))
  }

  #read(): z.infer<typeof proofsSchema> {
    try {
      return existsSync(this.#path) ? proofsSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))) : {}
    } catch {
      // Nothing is proven by a file that cannot be read; the backups are looked at again.
      return {}
    }
  }
}

/** The backups in a folder by their names, the newest first. */
export function namedBackups(folder: string): readonly NamedBackup[] {
  if (!existsSync(folder)) return []
  const named = readdirSync(folder).flatMap((name) => readBackupName(name) ?? [])
  return named.sort((a, b) => b.madeAtMs - a.madeAtMs)
}

/** The same with their sizes, and which of them are proven. */
export function knownBackups(folder: string): readonly KnownBackup[] {
  const proofs = new Proofs(folder)
  return namedBackups(folder).flatMap((named) => {
    const sizeBytes = statSync(join(folder, named.name), { throwIfNoEntry: false })?.size
    return sizeBytes === undefined ? [] : [{ ...named, sizeBytes, isProven: proofs.of(named.name, sizeBytes) }]
  })
}
