import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { keepText, newDesk, openDesk, valueOf, type TestDesk } from '../keeping/desk.ts'
import { packOf } from './packed-desk.ts'

/** A library with one article, and a colleague's copy of it, in which the work goes on. */
export interface TwoDesks {
  readonly ours: TestDesk
  readonly theirs: TestDesk
  readonly id: ArticleId
  /** A package of what one of them has by now. */
  packed(desk: TestDesk): Promise<{ readonly path: string }>
  /** Merges what one has by now into the other. */
  take(to: TestDesk, from: TestDesk, author?: string): Promise<CallOutput<'merge.take'>['articles'][number]>
  remove(): Promise<void>
}

/** `begin`: what is done before the colleague gets a copy. */
export async function twoDesks(
  begin?: (desk: TestDesk, id: ArticleId) => Promise<void>,
  text?: string,
): Promise<TwoDesks> {
  const ours = newDesk()
  const { id } = (await keepText(ours.client, text)).article
  await begin?.(ours, id)
  await ours.client.call('library.checkpoint', {})
  const copy = join(ours.folder, 'copy.sqlite')
  copyFileSync(ours.libraryPath, copy)
  const theirs = openDesk(copy, ours.folder)
  let packages = 0
  const packed = async (desk: TestDesk): Promise<{ readonly path: string }> => {
    const path = join(ours.folder, `p${String((packages += 1))}.galley`)
    valueOf(await packOf(desk.libraryPath, [id], path))
    return { path }
  }
  return {
    ours,
    theirs,
    id,
    packed,
    take: async (to, from, author = '周') => {
      const file = await packed(from)
      const [article] = valueOf(await to.client.call('merge.take', { file, author })).articles
      if (article === undefined) throw new Error('no article')
      return article
    },
    remove: async () => {
      await theirs.close()
      await ours.remove()
    },
  }
}
