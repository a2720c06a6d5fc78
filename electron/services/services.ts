import { callError, type CallError } from '#shared/contract/errors.ts'
import type { EventData, EventName, LongWork } from '#shared/contract/events.ts'
import { goesBack } from '#shared/contract/formats.ts'
import type { LibraryState } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { formatOf } from '#electron/db/records/of-article.ts'
import type { OpenOptions } from '#electron/db/opened.ts'
import { createDoorHandlers, givenFile } from '#electron/door-calls.ts'
import type { Ports } from '#electron/ports.ts'
import { readAnnotationFile } from './annotations.ts'
import { openArticle } from '#electron/db/records/open-article.ts'
import { pictureOf, readAsset } from './assets.ts'
import { houseWordHandlers } from './house-words.ts'
import { readHouse, revealHouse, revealHouseList } from './house.ts'
import { keepHouseList } from './house-lists.ts'
import { attachFile, showFile } from './attachments.ts'
import type { BackupLimits } from './backup-names.ts'
import { backUpBefore, Backups } from './backups.ts'
import { applyAct } from './changes.ts'
import * as drafts from './drafts.ts'
import { Exports } from './exports.ts'
import type { Handlers } from './handlers.ts'
import { Imports } from './imports.ts'
import { KeptCopies } from './kept-copies.ts'
import { ShownCopies } from './leaving/shown-copies.ts'
import { isClosedToLibraries } from './leaving/places-of.ts'
import { done, LibraryFile } from './library-file.ts'
import { listLibrary, stateOf } from './library.ts'
import { EventBundle } from './event-bundle.ts'
import { originalsOf, versionsOf } from './originals.ts'
import { returnToVersion } from './return-to-version.ts'
import { Outbox } from './outbox.ts'
import { Printing } from './printing.ts'
import type { Merges } from './merges.ts'
import { Packages } from './packages/packages.ts'
import { Rescues } from './rescues.ts'
import { beginSession } from './session-start.ts'
import { Upkeep } from './upkeep.ts'
import { Watchman } from './watchman.ts'

export interface ServicesOptions {
  /** Whether a library that is not there is made (default: yes). */
  readonly isCreating?: boolean
  /** Whether it is opened for reading only, without taking it from others (default: no). */
  readonly isReadOnly?: boolean
  /** Whether a large file is looked at beside the work, once it is open (default: no, before anything else). */
  readonly checksLater?: boolean
  /** Told before the file is looked at whole, while everything else waits for that. */
  readonly onChecking?: () => void
  /** Told before the schema is brought up to this version, which takes a backup first. */
  readonly onMigrating?: () => void
  /** Told whenever a library was opened, or could not be: what was told of before is over. */
  readonly onOpened?: () => void
}

/** The services behind every door. */
export interface Services {
  readonly handlers: Handlers
  /** State of the library, or why it could not be opened. */
  libraryState(): Result<LibraryState, CallError>
  /** A picture of the library for the app's own scheme. */
  assetBytes(sha256: string): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined
  /** Nobody is at work: carries the WAL over, makes a backup if one is due. */
  whenIdle(): Promise<void>
  /** Ends the parser, sends what was to be told, closes the library. */
  close(): Promise<void>
}

/**
 * Opens the library and everything that works on it. Never fails: a library that cannot be opened shows in every call
 * that needs it, so that its backups can still be listed and restored.
 */
export function createServices(ports: Ports, libraryPath: string, options: ServicesOptions = {}): Services {
  const onMigrating = tellsOf('migration', ports.emit)
  const openOptions = (): OpenOptions => ({
    program: ports.about.program,
    nowMs: ports.now(),
    isCreating: options.isCreating ?? true,
    isReadOnly: options.isReadOnly,
    checksLater: options.checksLater,
    onChecking: options.onChecking,
    onMigrating: (share) => {
      if (share === 0) options.onMigrating?.()
      onMigrating(share)
    },
    backUp: (path, db) => backUpBefore('migration', path, db, ports.now()),
    onSlowSql: ({ name, durationMs }) => ports.log(`slow sql, ${String(Math.round(durationMs))} ms: ${name}`),
  })
  const keptCopies = new KeptCopies(ports.about.dataPath)
  const library = new LibraryFile(libraryPath, openOptions, {
    otherFolders: [ports.about.dataPath],
    onKept: (library, kept, before) => {
      if (before !== undefined) keptCopies.forget(before)
      if (kept !== undefined) keptCopies.note({ library, kept, atMs: ports.now() })
    },
    onOpened: options.onOpened,
    onTrouble: (trouble) => {
      // Told at once: the next thing may be that the person quits.
      ports.emit('library.troubled', trouble === undefined ? {} : { trouble })
      ports.emit('library.changed', {})
    },
  })
  const watchman = new Watchman(library, {
    tell: (found) => {
      ports.emit('library.faulty', found)
      ports.emit('library.changed', {})
    },
    onShare: tellsOf('check', ports.emit),
  })
  const backups = new Backups(library, {
    now: ports.now,
    limits: () => limitsOf(ports),
    onShare: tellsOf('backup', ports.emit),
    onRestoring: tellsOf('restore', ports.emit),
    onFaults: (faults) => watchman.found(faults),
  })
  const imports = new Imports(ports, library)
  const packages = new Packages(ports, library, tellsOf('package', ports.emit))
  const bundle = new EventBundle(ports.emit)
  const copies = new ShownCopies()
  const printing = new Printing(ports, library)
  const state = (): Result<LibraryState, CallError> => stateOf(library, backups.lastAtMs(), watchman)
  const begin = (): void => beginSession(library, ports.now(), ports.about.program)
  begin()
  const upkeep = new Upkeep(library, backups, watchman, ports.now, tellsOf('compaction', ports.emit))

  return {
    handlers: createHandlers({
      ports,
      library,
      keptCopies,
      backups,
      imports,
      packages,
      copies,
      printing,
      state,
      begin,
      tell: bundle.tell,
    }),
    libraryState: state,
    assetBytes: (sha256) => pictureOf(library, sha256) ?? imports.picture(sha256),
    whenIdle: () => upkeep.whenIdle(),
    close: async () => {
      upkeep.close()
      bundle.flush()
      packages.close()
      ports.exporter.close()
      await Promise.all([backups.abandon(), ports.parser.close()])
      library.close()
      copies.remove()
      printing.close()
    },
  }
}

function limitsOf(ports: Ports): BackupLimits {
  const { backupGigabytes, backupCount } = ports.settings.read()
  return { mostBytes: backupGigabytes * 1e9, mostCount: backupCount }
}

const CANCELABLE: ReadonlySet<LongWork> = new Set(['backup', 'restore', 'export', 'package', 'merge'])

/** Tells the window how far long work is, at each whole percent, as far as that is known; `undefined`: it is over. */
function tellsOf(work: LongWork, emit: Ports['emit']): (share: number | 'unknown' | undefined) => void {
  const facts = { work, isCancelable: CANCELABLE.has(work) }
  let told: number | 'unknown' | undefined
  return (share) => {
    const percent = typeof share === 'number' ? Math.floor(share * 100) : share
    if (percent === told) return
    told = percent
    const known = typeof percent === 'number' ? { share: percent / 100 } : {}
    emit('library.working', { ...facts, ...known, isOver: percent === undefined })
  }
}

interface Parts {
  readonly copies: ShownCopies
  readonly ports: Ports
  readonly library: LibraryFile
  readonly keptCopies: KeptCopies
  readonly backups: Backups
  readonly imports: Imports
  readonly packages: Packages
  readonly printing: Printing
  readonly state: () => Result<LibraryState, CallError>
  /** What is done whenever a library was opened. */
  readonly begin: () => void
  readonly tell: <N extends EventName>(name: N, data: EventData<N>) => void
}

function createHandlers(parts: Parts): Handlers {
  const { ports, library, keptCopies, backups, imports, packages, copies, printing, state, begin, tell } = parts
  const outbox = new Outbox(ports.about.dataPath)
  const exports = new Exports(ports, library, tellsOf('export', ports.emit))
  // Merging is loaded when it is first asked for: a start does not wait for it.
  let merging: Promise<Merges> | undefined
  const merges = (): Promise<Merges> =>
    (merging ??= import('./merges.ts').then(
      ({ Merges }) => new Merges(ports, library, { packages, imports }, tellsOf('merge', ports.emit)),
    ))
  const rescues = new Rescues(ports, library, tellsOf('rescue', ports.emit))
  /** Whoever reads the library's file beside the core ends before there is another in its place. */
  const letGo = async (): Promise<void> => {
    printing.close()
    await exports.letGo()
  }
  const openOther = async (path: string, isCreating: boolean): Promise<Result<LibraryState, CallError>> => {
    await backups.whenDone()
    await letGo()
    const opened = library.change(path, { isCreating })
    if (!opened.ok) return opened
    begin()
    keptCopies.forget(library.path)
    ports.settings.change({ libraryPath: library.path })
    tell('library.changed', {})
    return state()
  }
  return {
    ...createDoorHandlers(ports),

    'house.get': () => ok(readHouse(ports.about.dataPath)),
    'house.reveal': () => revealHouse(ports),
    'house.revealList': ({ list }) => revealHouseList(ports, list),
    'house.keepList': ({ list, lines, was }) => {
      const { dataPath } = ports.about
      const kept = keepHouseList(dataPath, list, lines, was)
      return kept.ok ? ok(readHouse(dataPath)) : kept
    },

    ...houseWordHandlers(ports),

    'library.state': state,
    'library.list': ({ isBin, articleId }) => listLibrary(library, isBin, articleId),
    'library.reveal': () => {
      ports.shell.reveal(library.path)
      return done
    },
    'library.checkpoint': () => {
      library.checkpoint()
      return done
    },
    'library.choose': async ({ isNew }) => {
      const path = await (isNew ? ports.dialogs.newLibrary() : ports.dialogs.openLibrary())
      if (path === undefined) return err(callError('canceled'))
      // A backup that is worked in would be no backup any more, and goes one day for a newer one: it is put back instead.
      if (isClosedToLibraries(path, library.path, ports.about))
        return err(callError(isNew ? 'file-own' : 'library-own', { file: path }))
      return openOther(path, isNew)
    },
    'library.backups': () => ok({ backups: backups.list() }),
    'library.rescue': ({ isElsewhere }) => rescues.rescue(isElsewhere),
    'library.openRescued': async () => {
      const { made } = rescues
      return made.ok ? openOther(made.value, false) : made
    },
    'library.kept': () => {
      const copy = keptCopies.newest()
      return ok(copy === undefined ? {} : { file: givenFile(copy.kept), keptAtMs: copy.atMs })
    },
    'library.openKept': async () => {
      const copy = keptCopies.newest()
      if (copy === undefined) return err(callError('not-found', { record: 'kept' }))
      return openOther(copy.kept, false)
    },
    'library.dismissKept': () => {
      const copy = keptCopies.newest()
      if (copy !== undefined) keptCopies.forget(copy.kept)
      return done
    },
    'library.backUp': () => backups.make('asked'),
    'library.stopWork': async () => {
      exports.stop()
      packages.stop()
      ;(await merging)?.stop()
      await backups.abandon()
      return done
    },
    'library.restore': async ({ name }) => {
      const restored = await backups.restore(name, letGo)
      if (!restored.ok) return restored
      tell('library.changed', {})
      return state()
    },

    'import.list': async ({ file }) => {
      const { paths, ...rest } = await ports.parser.list(file.path)
      return ok({ files: paths.map(givenFile), ...rest })
    },
    'import.inspect': ({ source, choices }) => imports.inspect(source, choices),
    'import.read': ({ source }) => imports.read(source),
    'import.look': ({ token }) => imports.look(token),
    'import.choose': ({ token, choices }) => imports.choose(token, choices),
    'import.keep': async ({ token, as, author }) => {
      const kept = await imports.keep(token, as, author)
      if (kept.ok) tell('library.changed', { articleId: kept.value.articleId })
      if (kept.ok && as.kind === 'version') tell('article.changed', { articleId: as.articleId })
      return kept
    },
    'import.carry': ({ token, articleId }) => imports.carry(token, articleId),
    'import.drop': ({ token }) => {
      imports.drop(token)
      return done
    },
    'import.skip': () => {
      ports.parser.skip()
      return done
    },

    'package.inspect': ({ file }) => packages.inspect(file.path),
    'package.look': ({ token }) => packages.look(token),
    'package.take': async ({ token, articleIds, author }) => {
      const taken = await packages.take(token, articleIds, author)
      if (taken.ok) for (const { id } of taken.value.articles) tell('library.changed', { articleId: id })
      return taken
    },
    'package.drop': ({ token }) => {
      packages.drop(token)
      return done
    },

    'article.open': ({ articleId, versionId }) => library.read((db) => openArticle(db, articleId, versionId)),
    'article.return': ({ articleId, versionId, author }) => {
      const made = library.write((db) => returnToVersion(db, articleId, versionId, author, ports.now()))
      if (made.ok) tell('library.changed', { articleId })
      return made
    },
    'article.versions': ({ articleId }) => library.read((db) => versionsOf(db, articleId)),
    'article.originals': ({ articleId }) => originalsOf(library, articleId),
    'change.apply': (act) => {
      const stored = library.write((db) => applyAct(db, act, ports.now()))
      if (stored.ok) tell('library.changed', { articleId: act.articleId })
      return stored
    },
    'log.find': async ({ articleId, filter }) =>
      (await import('./log/find-log.ts')).findLog(library, articleId, filter),
    'log.lines': async ({ ids, isWhole }) => {
      const { readLogLines } = await import('./log/find-log.ts')
      const lines = readLogLines(library, ids, isWhole)
      return lines.ok ? ok({ lines: lines.value }) : lines
    },
    'log.export': async (input) => (await import('./log/export-log.ts')).exportLog(ports, library, input, exports),
    'draft.keep': ({ draft }) => {
      const kept = drafts.keep(library, draft, ports.now())
      if (!kept.ok) return kept
      const { savedAtMs, isNew } = kept.value
      // The library says how many there are; what is typed in one changes nothing there.
      if (isNew) tell('library.changed', { articleId: draft.articleId })
      return ok({ savedAtMs })
    },
    'draft.drop': ({ articleId, id }) => {
      const dropped = drafts.drop(library, articleId, id)
      if (dropped.ok) tell('library.changed', { articleId })
      return dropped
    },
    'outbox.list': () => ok({ entries: outbox.list() }),
    'outbox.keep': ({ entry }) => outbox.keep(entry),
    'outbox.drop': ({ id }) => outbox.drop(id),
    'asset.read': ({ articleId, source }) => readAsset(ports, library, articleId, source),
    'asset.attach': ({ articleId, file }) => attachFile(ports, library, articleId, file.path),
    'asset.show': ({ articleId, assetId }) => showFile(ports, library, copies, articleId, assetId),

    'export.run': (input) => exports.run(input),
    'export.many': (input) => exports.many(input),
    'export.own': ({ articleIds }) =>
      library.read((db) => ok({ articleIds: articleIds.filter((id) => goesBack(formatOf(db, id))) })),
    'merge.preview': async (input) => (await merges()).preview(input),
    'merge.take': async (input) => {
      const taken = await (await merges()).take(input)
      for (const { articleId, isNew } of taken.ok ? taken.value.articles : []) {
        if (!isNew) tell('article.changed', { articleId })
        tell('library.changed', { articleId })
      }
      return taken
    },
    'print.make': (input) => printing.make(input),
    'print.part': (input) => printing.part(input),
    'print.send': (input) => printing.send(input),
    'print.end': (input) => printing.end(input),
    'annotations.read': async (input) => {
      const read = await readAnnotationFile(ports, library, input)
      if (read.ok) {
        tell('article.changed', { articleId: input.articleId })
        tell('library.changed', { articleId: input.articleId })
      }
      return read
    },
  }
}
