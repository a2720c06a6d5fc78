import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Client } from '#shared/contract/client.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { newId } from '#shared/lib/ids.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import type { GalleyApp } from '../../helpers/app/app-driver.ts'
import { actOf, noteOn, openOf, SAMPLE_TEXT, valueOf } from '../../helpers/keeping/desk.ts'
import { layReleased, RELEASED } from '../../helpers/keeping/released.ts'
import type { Random } from '../../helpers/seeds.ts'

/** What the app is at when something of it is killed. */
export const WORKS = ['saving', 'import', 'export', 'backup', 'restore', 'migration'] as const
export type Work = (typeof WORKS)[number]

/** The newest schema that there is. */
const NEWEST = Math.max(...RELEASED.map(({ schema }) => schema))
/** The note that every library of `tests/fixtures/libraries` holds. */
const OLD_NOTE = '旧库里的一条意见'

export const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** Notes and articles that the app said were saved. */
interface Kept {
  readonly notes: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
}

/** One app's library, all that the app said was done to it, and what it was asked and has not answered. */
export class Ledger {
  /** How many acts were acknowledged, also those that a restore took back. */
  acts = 0
  #kept: Kept = { notes: new Set(), articles: new Set() }
  readonly #exports = new Map<string, number>()
  /** The last one: older ones make room by and by. */
  #backup: string | undefined
  /** A restore on its way: to what, from what. */
  #restore: { readonly to: Kept; readonly from: Kept } | undefined
  readonly #migrated = new Map<string, boolean>()
  readonly #folder: string
  readonly #library: string
  readonly #open: OpenArticle
  readonly #random: Random

  constructor(library: string, open: OpenArticle, folder: string, random: Random) {
    this.#library = library
    this.#open = open
    this.#folder = folder
    this.#random = random
  }

  /** One act of a kind of work, asked by the page; what is answered is written down when the answer is here. */
  async act(work: Work, app: GalleyApp, client: Client): Promise<void> {
    switch (work) {
      case 'saving':
        return await this.#save(client)
      case 'import':
        return await this.#import(client)
      case 'export':
        return await this.#export(app, client)
      case 'backup':
        return void (await this.#backUp(client))
      case 'restore':
        return await this.#takeBack(client)
      case 'migration':
        return await this.#migrate(app, client)
    }
  }

  async #save(client: Client): Promise<void> {
    const note = noteOn(this.#open, `第${String(this.#kept.notes.size)}条`)
    const answer = await client.call('change.apply', actOf(this.#open.article.id, { added: [note] }))
    if (answer.ok) this.#add({ ...this.#kept, notes: new Set([...this.#kept.notes, note.id]) })
  }

  async #import(client: Client): Promise<void> {
    const text = `${newId()}\n\n${SAMPLE_TEXT.repeat(20)}`
    const preview = await client.call('import.inspect', { source: { kind: 'paste', text } })
    if (!preview.ok) return
    const answer = await client.call('import.keep', { token: preview.value.token, as: { kind: 'new' } })
    if (answer.ok) this.#add({ ...this.#kept, articles: new Set([...this.#kept.articles, answer.value.articleId]) })
  }

  async #export(app: GalleyApp, client: Client): Promise<void> {
    const format = oneOf(this.#random, ['html', 'text', 'xlsx', 'csv'] as const)
    const file = path.join(this.#folder, `${newId()}.${format}`)
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    const articleId = this.#open.article.id
    const answer = await client.call('export.run', { articleId, format, view: 'marked', locale: 'zh-Hans' })
    if (!answer.ok) return
    // An answer that was laid down for an export before, which was cut off, may have been taken.
    const written = path.join(this.#folder, answer.value.file.name)
    this.#exports.set(written, answer.value.byteLength)
    this.acts += 1
  }

  async #backUp(client: Client): Promise<string | undefined> {
    const answer = await client.call('library.backUp', {})
    if (!answer.ok) return undefined
    this.#backup = answer.value.name
    this.acts += 1
    return answer.value.name
  }

  /** A backup, a note after it, and back to the backup. */
  async #takeBack(client: Client): Promise<void> {
    const to = this.#kept
    const name = await this.#backUp(client)
    if (name === undefined) return
    await this.#save(client)
    this.#restore = { to, from: this.#kept }
    const answer = await client.call('library.restore', { name })
    if (!answer.ok) return
    this.#restore = undefined
    this.#add(to)
  }

  /** Opens a library of an earlier Galley, and the one of before again. */
  async #migrate(app: GalleyApp, client: Client): Promise<void> {
    const old = path.join(this.#folder, `${newId()}.sqlite`)
    layReleased(oneOf(this.#random, RELEASED).commit, old)
    this.#migrated.set(old, false)
    const chosen = await this.#choose(old, app, client)
    if (chosen) this.#migrated.set(old, true)
    if (chosen) this.acts += 1
    await this.#choose(this.#library, app, client)
  }

  /** Whether the app says that it has opened `library`. */
  async #choose(library: string, app: GalleyApp, client: Client): Promise<boolean> {
    await app.dialogs.queue({ canceled: false, filePaths: [library] }, 'showOpenDialog')
    const answer = await client.call('library.choose', { isNew: false })
    return answer.ok && isSame(answer.value.path, library)
  }

  #add(kept: Kept): void {
    this.#kept = kept
    this.acts += 1
  }

  /** What of all that was said is not there. The library of before is open again afterwards. */
  async missing(app: GalleyApp, client: Client): Promise<readonly string[]> {
    // An answer that was laid down for a dialog that never came may be taken first.
    while (!isSame(valueOf(await client.call('library.state', {})).path, this.#library))
      await this.#choose(this.#library, app, client)
    const [now, backups] = await this.#now(client)
    return [
      ...this.#lacking(now),
      ...[...this.#exports]
        .filter(([file, length]) => statSync(file, { throwIfNoEntry: false })?.size !== length)
        .map(([file]) => `export ${file}`),
      ...(this.#backup === undefined || backups.includes(this.#backup) ? [] : [`backup ${this.#backup}`]),
      ...this.#missingOld(),
    ]
  }

  async #now(client: Client): Promise<readonly [Kept, readonly string[]]> {
    const { notes } = await openOf(client, this.#open.article.id)
    const { articles } = valueOf(await client.call('library.list', {}))
    const { backups } = valueOf(await client.call('library.backups', {}))
    const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id))
    return [{ notes: ids(notes), articles: ids(articles) }, backups.map(({ name }) => name)]
  }

  /** Of a restore that was cut off there is all of the old or all of the new, and then the old lies in a backup. */
  #lacking(now: Kept): readonly string[] {
    const restore = this.#restore
    this.#restore = undefined
    const lost = lackingOf(this.#kept, now)
    if (restore === undefined || lost.length === 0) return lost
    const kept = [...lackingOf(restore.to, now), ...this.#lackingInRestores(restore.from)]
    if (kept.length === 0) this.#kept = restore.to
    return kept
  }

  #lackingInRestores(from: Kept): readonly string[] {
    const folder = `${this.#library}-backups`
    const found = this.#newestRestore(folder)
    if (found === undefined) return ['the library before a restore']
    const db = new Database(path.join(folder, found), { readonly: true })
    const ids = (table: string): ReadonlySet<string> =>
      new Set(db.prepare<[], string>(`SELECT id FROM ${table}`).pluck().all())
    const lost = lackingOf(from, { notes: ids('note'), articles: ids('article') })
    db.close()
    return lost
  }

  #newestRestore(folder: string): string | undefined {
    return readdirSync(folder)
      .filter((name) => name.endsWith('-restore.galley'))
      .toSorted()
      .at(-1)
  }

  /** Libraries of an earlier Galley are whole, in their schema or in ours; in ours, when it was said. Looked at once. */
  #missingOld(): readonly string[] {
    const lost = [...this.#migrated].flatMap(([file, wasSaid]) => {
      const report = examineLibrary(file, 1)
      if (!report.ok) return [`${file}: ${report.error.code}`]
      if (!report.value.isSound) return [`${file}: not sound`]
      const db = new Database(file, { readonly: true })
      const schema = db.pragma('user_version', { simple: true })
      const has = db.prepare<[string], number>('SELECT count(*) FROM note WHERE instr(json, ?)').pluck().get(OLD_NOTE)
      db.close()
      if (has !== 1) return [`${file}: its note`]
      return wasSaid && schema !== NEWEST ? [`${file}: its schema`] : []
    })
    this.#migrated.clear()
    return lost
  }
}

const isSame = (one: string, other: string): boolean => path.basename(one) === path.basename(other)

const lackingOf = (wanted: Kept, now: Kept): readonly string[] => [
  ...[...wanted.notes].filter((id) => !now.notes.has(id)).map((id) => `note ${id}`),
  ...[...wanted.articles].filter((id) => !now.articles.has(id)).map((id) => `article ${id}`),
]

/** What the doctor finds wrong in a library. */
export function faultsIn(library: string): readonly string[] {
  const report = examineLibrary(library, 1)
  if (!report.ok) return [report.error.code]
  return [...report.value.structure, ...report.value.rows.map((row) => JSON.stringify(row))]
}
