import { join } from 'node:path'
import { createClient, type Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId, ChangeId, NoteId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { newId } from '#shared/lib/ids.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { Result } from '#shared/lib/result.ts'
import { createServices, type Services, type ServicesOptions } from '#electron/services/services.ts'
import { createDispatch } from '#electron/transport/dispatch.ts'
import { createMemoryTransport, type MemoryTransport } from '#electron/transport/memory.ts'
import { tempFolder, testPorts, type PortsControl } from './ports.ts'

/** Services over a library file, reached as a screen reaches them. */
export interface TestDesk {
  readonly folder: string
  readonly libraryPath: string
  readonly client: Client
  readonly transport: MemoryTransport
  readonly services: Services
  readonly control: PortsControl
  /** Bugs that came up in handlers; a test that is done expects none. */
  readonly bugs: unknown[]
  close(): Promise<void>
}

/** Opens services on `libraryPath`; the clock and the answers of dialogs are the test's. */
export function openDesk(libraryPath: string, folder: string, options: ServicesOptions = {}): TestDesk {
  const { ports, control } = testPorts(folder)
  const transport = createMemoryTransport()
  const services = createServices({ ...ports, emit: both(transport, control) }, libraryPath, options)
  const bugs: unknown[] = []
  transport.connect(createDispatch(services.handlers, (_name, thrown) => bugs.push(thrown)))
  const client = createClient(transport)
  return { folder, libraryPath, client, transport, services, control, bugs, close: () => services.close() }
}

function both(transport: MemoryTransport, control: PortsControl): MemoryTransport['emit'] {
  return (name, data) => {
    control.told.push({ name, data })
    transport.emit(name, data)
  }
}

/** A desk on a new library in a folder of its own. */
export function newDesk(): TestDesk & { readonly remove: () => Promise<void> } {
  const folder = tempFolder()
  const desk = openDesk(join(folder.path, 'test.galley'), folder.path)
  return {
    ...desk,
    remove: async () => {
      await desk.close()
      folder.remove()
    },
  }
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, CallError>): T {
  if (!result.ok) throw new Error(`unexpected error ${JSON.stringify(result.error)}`)
  return result.value
}

/** The code of a result that must be an error. */
export function codeOf(result: Result<unknown, CallError>): string {
  if (result.ok) throw new Error(`unexpected success ${JSON.stringify(result.value)}`)
  return result.error.code
}

export const SAMPLE_TEXT = [
  '~首页 > 新闻 2023',
  '#山谷里修好了三座桥',
  '去年9月，近10万名村民投票，选出了320座要修的老桥。',
  '!',
  '^图为村民在桥头合影。',
  '^桥上的孩子。',
  '工程用了15个月，花费1.15万元。𠮷祥桥是最后一座。',
].join('\n')

/** Keeps a text as a new article, and opens it. */
export async function keepText(client: Client, text: string = SAMPLE_TEXT): Promise<OpenArticle> {
  const preview = valueOf(await client.call('import.inspect', { source: { kind: 'paste', text } }))
  const kept = await client.call('import.keep', { token: preview.token, as: { kind: 'new' }, author: '沈' })
  return openOf(client, valueOf(kept).articleId)
}

export async function openOf(client: Client, articleId: ArticleId): Promise<OpenArticle> {
  return valueOf(await client.call('article.open', { articleId }))
}

/** A note on the first `length` characters of the first paragraph. */
export function noteOn(open: OpenArticle, body: string, length = 4): Note {
  const block = open.blocks.find((one) => one.role === 'paragraph')
  if (block === undefined) throw new Error('no paragraph')
  return {
    type: 'note',
    id: newId() as NoteId,
    revision: 0,
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    kind: 'comment',
    body,
    target: {
      kind: 'text',
      start: { blockId: block.id, offset: 0 },
      end: { blockId: block.id, offset: length },
      quote: { exact: sliceCodePoints(block.text, 0, length), prefix: '', suffix: '' },
    },
    placement: 'exact',
    author: '沈',
    createdAtMs: 1,
    state: 'open',
  }
}

/** An act ready for `change.apply`. */
export function actOf(articleId: ArticleId, parts: Partial<ChangeSet>, act = 'note.add') {
  return { id: newId() as ChangeId, articleId, act, author: '沈', atMs: 5, change: changeOf(parts) }
}
