import { addNote, addReply, type NewNote } from '#shared/acts/notes.ts'
import { makeTarget, makeRegionTarget } from '#shared/anchor/quote.ts'
import { parseRegion } from '#shared/anchor/region.ts'
import { callError } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { noteIdSchema } from '#shared/domain/ids.ts'
import { NOTE_KINDS } from '#shared/domain/note.ts'
import type { Target } from '#shared/domain/target.ts'
import { newId } from '#shared/lib/ids.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import { CommandFailure, noSuch, UsageFailure } from '../failure.ts'
import type { Options } from '../options.ts'
import { blocksInOrder, noteJson } from '../show-json.ts'
import type { CommandCall } from '../command-call.ts'

/** `note ARTICLE …`: a note on text or on a picture, or a reply. */
export const note: CommandCall = {
  options: {
    library: 'value',
    block: 'value',
    start: 'value',
    'end-block': 'value',
    end: 'value',
    kind: 'value',
    body: 'value',
    suggest: 'value',
    region: 'value',
    'reply-to': 'value',
    author: 'value',
  },
  run: (job) => {
    const { options, out } = job
    const [article = ''] = options.places('ARTICLE')
    const signature = { author: authorOf(job), atMs: Date.now() }
    const suggest = options.text('suggest')
    const kind = options.choice('kind', NOTE_KINDS) ?? (suggest === undefined ? 'comment' : 'correction')
    const replyTo = options.text('reply-to')
    // A highlight, and a correction that carries its text, need no words of their own.
    const isWordless = replyTo === undefined && (kind === 'highlight' || suggest !== undefined)
    const body = isWordless ? (options.text('body') ?? '') : options.needed('body')
    // Wrong usage is told before the library is touched.
    if (replyTo === undefined) options.neededWhole('block')
    if (replyTo === undefined && options.text('region') === undefined) {
      options.neededWhole('start')
      options.neededWhole('end')
    }
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const print = async (id: string): Promise<number> => {
        const after = await library.article(article)
        const indexes = new Map(blocksInOrder(after).map((block, index) => [block.id, index]))
        const kept = after.notes.find((each) => each.id === id)
        if (kept === undefined) throw noSuch('note', id)
        const json = noteJson(kept, after, (blockId) => indexes.get(blockId) ?? null)
        await out.result(json, () => out.t('cli.noted', { id }))
        return 0
      }
      if (replyTo !== undefined) {
        const answered = open.notes.find((each) => each.id === replyTo)
        if (answered === undefined) throw noSuch('note', replyTo)
        await library.act(open, 'reply.add', signature.author, addReply(answered, body, signature))
        return print(answered.id)
      }
      const target = targetOf(options, open)
      if (suggest !== undefined && (target.kind === 'region' || target.start.blockId !== target.end.blockId))
        throw new UsageFailure('suggest')
      const fresh: NewNote = {
        id: noteIdSchema.parse(newId()),
        articleId: open.article.id,
        versionId: open.article.currentVersionId,
        kind,
        body,
        target,
        suggest,
      }
      const act = suggest === undefined ? 'note.add' : 'suggestion.add'
      await library.act(open, act, signature.author, addNote(fresh, signature))
      return print(fresh.id)
    })
  },
}

function targetOf(options: Options, open: OpenArticle): Target {
  const blocks = blocksInOrder(open)
  const block = blockAt(blocks, options.neededWhole('block'))
  const region = options.text('region')
  if (region === undefined) {
    const last = options.whole('end-block')
    const end = last === undefined ? block : blockAt(blocks, last)
    const points = [
      { blockId: block.id, offset: options.neededWhole('start') },
      { blockId: end.id, offset: options.neededWhole('end') },
    ] as const
    const isBackwards = block === end ? points[0].offset > points[1].offset : block.order > end.order
    const target = isBackwards ? undefined : makeTarget(blocks, points[0], points[1])
    if (target === undefined) throw new CommandFailure(callError('place-not-found'))
    return target
  }
  const asset = open.assets.find((each) => each.id === block.assetId)
  if (block.role !== 'figure' || asset === undefined) throw new CommandFailure(callError('place-not-found'))
  const parsed = parseRegion(region, asset)
  if (!parsed.ok) throw new UsageFailure('region', { value: region })
  return makeRegionTarget(block.id, asset.id, parsed.value)
}

/** The block of a number as `show` counts them. */
export function blockAt(blocks: readonly Block[], index: number): Block {
  const block = blocks[index]
  if (block === undefined) throw new CommandFailure(callError('place-not-found'))
  return block
}
