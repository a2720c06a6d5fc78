import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { createClient, type Client } from '#shared/contract/client.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import type { LibraryState, OpenArticle } from '#shared/contract/shapes.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import { authorSchema } from '#shared/domain/common.ts'
import { articleIdSchema, changeIdSchema } from '#shared/domain/ids.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { newId } from '#shared/lib/ids.ts'
import { exporterHere } from '#electron/export/process/exporter-here.ts'
import type { CheckingParser } from '#electron/import/process/parser-process.ts'
import type { ParserPort, Ports } from '#electron/ports.ts'
import { isClosedToLibraries, usualLibrary } from '#electron/services/leaving/places-of.ts'
import { createServices, type Services } from '#electron/services/services.ts'
import { createDispatch } from '#electron/transport/dispatch.ts'
import { throughDoor } from '#electron/transport/rights.ts'
import { createMemoryTransport } from '#electron/transport/memory.ts'
import { dataPlace } from './data-place.ts'
import { endingAtOnce } from './end-signals.ts'
import { CommandFailure, noSuch, UsageFailure } from './failure.ts'
import { settingsOfCommand } from './house-of-run.ts'
import { paperOf } from './paper.ts'
import { openParser } from './parser.ts'
import type { Job } from './command-call.ts'

/** What a call may do with the library. */
export type Access = 'read' | 'write' | 'create'

/** An open library behind the same contract as the window's. */
export interface OpenLibrary {
  readonly client: Client
  readonly services: Services
  /** What reads files and checks texts, within limits. */
  readonly parser: CheckingParser
  /** The same call as in the window; what fails ends the command. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  article(id: string): Promise<OpenArticle>
  /** One act, one entry of the log. */
  act(open: OpenArticle, name: string, author: string, change: Partial<ChangeSet>): Promise<void>
}

/**
 * Opens the library that `--library` names, does `work`, and closes it whatever happens.
 * To read, it is not taken from whoever has it; to write, a holder is named and nothing is written.
 */
export async function withLibrary(
  job: Job,
  access: Access,
  work: (library: OpenLibrary) => Promise<number>,
): Promise<number> {
  const libraryPath = job.options.path(job.options.needed('library'))
  const parser = openParser(job)
  const transport = createMemoryTransport()
  const ports = portsOf(job, parser, transport.emit)
  // Looking at a large library, backing it up and bringing it up to this version take minutes, in which nothing is heard.
  const open = (isReadOnly: boolean): Services =>
    endingAtOnce(() => createServices(ports, libraryPath, { isCreating: access === 'create', isReadOnly }))
  const usual = usualLibrary(ports.about.dataPath)
  const refuseOwn = (): void => {
    if (!isClosedToLibraries(libraryPath, usual, ports.about)) return
    throw new CommandFailure(callError(existsSync(libraryPath) ? 'library-own' : 'file-own', { file: libraryPath }))
  }
  if (access !== 'read') refuseOwn()
  let services = open(access === 'read')
  try {
    let state = services.libraryState()
    if (access === 'read' && !state.ok && state.error.code === 'library-read-only') {
      // A library of an older Galley is migrated by whoever opens it for writing.
      refuseOwn()
      await services.close()
      services = open(false)
      state = services.libraryState()
    }
    if (!state.ok) throw new CommandFailure(state.error)
    if (access !== 'read') refuseUnwritable(state.value)
    transport.connect(throughDoor('command', createDispatch(services.handlers)))
    return await work(openLibraryOf(createClient(transport), services, parser))
  } finally {
    await services.close()
  }
}

/** Says why nothing can be written: it is held, damaged, altered, read-only, or its disk is full. */
function refuseUnwritable({ trouble }: LibraryState): void {
  if (trouble !== undefined) throw new CommandFailure(trouble)
}

function openLibraryOf(client: Client, services: Services, parser: CheckingParser): OpenLibrary {
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const answer = await client.call(name, input)
    if (!answer.ok) throw new CommandFailure(answer.error)
    return answer.value
  }
  return {
    client,
    services,
    parser,
    call,
    article: async (id) => {
      const articleId = articleIdSchema.safeParse(id)
      if (!articleId.success) throw noSuch('article', id)
      const answer = await client.call('article.open', { articleId: articleId.data })
      if (answer.ok) return answer.value
      throw answer.error.code === 'not-found' ? noSuch('article', id) : new CommandFailure(answer.error)
    },
    act: async (open, name, author, change) => {
      await call('change.apply', {
        id: changeIdSchema.parse(newId()),
        articleId: open.article.id,
        act: name,
        author,
        atMs: Date.now(),
        change: { added: [], updated: [], removed: [], ...change },
      })
    },
  }
}

/** Who signs: `--author`, else the name under which this person works on this machine. */
export function authorOf(job: Job): string {
  const name = job.options.text('author') ?? os.userInfo().username
  const author = authorSchema.safeParse(name)
  if (!author.success) throw new UsageFailure('author')
  return author.data
}

/** A shell has no dialogs and no window; what would ask a person is answered with "left". */
function portsOf(job: Job, parser: ParserPort, emit: Ports['emit']): Ports {
  const nothing = (): void => undefined
  const left = (): Promise<undefined> => Promise.resolve(undefined)
  const refused: Result<never, CallError> = err(callError('canceled'))
  const dataPath = dataPlace(job.surroundings.environment)
  return {
    now: () => Date.now(),
    parser,
    exporter: exporterHere,
    dialogs: {
      openArticles: () => Promise.resolve([]),
      openPicture: left,
      openFile: left,
      openLibrary: left,
      newLibrary: left,
      openAnnotations: left,
      saveExport: left,
      exportFolder: left,
      confirmLink: () => Promise.resolve(false),
      confirmFile: () => Promise.resolve(false),
    },
    paper: paperOf(
      job.surroundings.environment['GALLEY_CHROMIUM'],
      path.join(job.surroundings.samplePath, '../renderer'),
    ),
    window: { ready: nothing, closeReady: nothing, setTitle: nothing, setZoom: nothing, paste: nothing },
    settings: { read: () => settingsOfCommand(dataPath), change: () => refused },
    shell: { reveal: nothing, openLink: () => Promise.resolve(), openFile: () => Promise.resolve() },
    // A command answers for one job; what was slow in it is its own time.
    log: () => undefined,
    emit,
    about: {
      version: '0',
      platform: process.platform,
      systemLocale: job.locale,
      isStandIn: false,
      dataPath,
      samplePath: job.surroundings.samplePath,
      program: 'galley',
    },
  }
}
