import { emptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { LogLine } from '#shared/contract/log.ts'
import type { ArticleId, ChangeId, VersionId } from '#shared/domain/ids.ts'
import type { Article } from '#shared/domain/article.ts'
import type { Role } from '#shared/domain/block.ts'
import { storyOf, type Story, type StoryLook } from '#shared/log/story.ts'
import { figureAmong, ordinalsOf, type Ordinal } from '#shared/text/ordinals.ts'
import { hashOfEntry, type LogRow } from '#electron/db/log.ts'
import type { ForeignAct, ForeignHeads } from './foreign-acts.ts'
import { changeOfRow, countedBlocks, purgeOf, recordIfSound, signOf } from '#electron/db/log-rows.ts'
import type { Db } from '#electron/db/sql.ts'

interface CountedPlace extends Ordinal {
  readonly role: Role
}

/** Tells entries of the log as a person reads them; what several of them ask is read once. Good for one look at the file. */
export class LogReader {
  readonly #db: Db
  readonly #articles = new Map<string, Article | undefined>()
  readonly #titles = new Map<string, string | undefined>()
  readonly #places = new Map<string, ReadonlyMap<string, CountedPlace>>()

  constructor(db: Db) {
    this.#db = db
  }

  /** `isWhole`: with all that its hash covers. */
  line(row: LogRow, isWhole = false): LogLine {
    const { seq, id, act, author } = row
    const articleId = row.article_id
    const change = changeOfRow(row)
    const of = this.#of(row)
    return {
      ...this.#told(articleId, change ?? emptyChange),
      id: seq,
      changeId: id as ChangeId,
      act,
      author,
      atMs: row.at_ms,
      savedAtMs: row.saved_at_ms,
      ...(of === undefined ? {} : { of }),
      hash: row.hash,
      isSound: change !== undefined && hashOfEntry(row) === row.hash,
      ...(isWhole ? { chain: chainOf(row) } : {}),
    }
  }

  /** An act that came by a merge; `others`: what else came to its article. */
  foreign(found: ForeignAct, others: ForeignHeads, isWhole = false): LogLine {
    const { key, articleId, act, via, hash, isSound } = found
    const { id, author, atMs, undoes = null, redoes = null } = act
    const before = others.get(undoes ?? redoes ?? '')
    const of = before ?? this.#signed(undoes ?? redoes)
    const savedAtMs = via?.atMs ?? atMs
    return {
      ...this.#told(articleId, act.change),
      id: key,
      changeId: id as ChangeId,
      act: act.act,
      author,
      atMs,
      savedAtMs,
      ...(undoes === null && redoes === null
        ? {}
        : {
            of: { step: undoes === null ? 'redo' : 'undo', ...(of && { author: of.author, atMs: of.atMs }) } as const,
          }),
      via: via ?? {},
      hash,
      isSound,
      ...(isWhole ? { chain: unchained(found, savedAtMs) } : {}),
    }
  }

  #told(articleId: string, change: ChangeSet) {
    const title = this.titleOf(articleId)
    const { named, more, quote, fields, place } = this.storyOf(articleId, change)
    return {
      articleId: articleId as ArticleId | '',
      ...(title === undefined ? {} : { title }),
      articleIs: this.#whereIs(articleId),
      named,
      more,
      ...(quote === undefined ? {} : { quote }),
      fields,
      ...(place === undefined ? {} : { place: this.#standing(articleId, place) }),
    }
  }

  storyOf(articleId: string, change: ChangeSet): Story {
    const recordOf: StoryLook['recordOf'] = (type, id) => recordIfSound(this.#db, type, articleId, id)
    const textOf = (id: string): string | undefined => {
      const block = recordOf('block', id)
      return block?.type === 'block' ? block.text : undefined
    }
    return storyOf(change, { textOf, recordOf })
  }

  /** The article's title; of one that is deleted for good the last it had. */
  titleOf(articleId: string): string | undefined {
    if (articleId === '') return undefined
    if (!this.#titles.has(articleId)) {
      const own = this.#article(articleId)?.title
      this.#titles.set(articleId, own ?? titleInPurge(purgeOf(this.#db, articleId)))
    }
    return this.#titles.get(articleId)
  }

  #whereIs(articleId: string): LogLine['articleIs'] {
    const article = this.#article(articleId)
    // A gap is of no article.
    if (article === undefined) return articleId === '' ? 'here' : 'gone'
    return article.deletedAtMs === undefined ? 'here' : 'binned'
  }

  #article(id: string): Article | undefined {
    if (!this.#articles.has(id)) {
      const found = recordIfSound(this.#db, 'article', id, id)
      this.#articles.set(id, found?.type === 'article' ? found : undefined)
    }
    return this.#articles.get(id)
  }

  #of({ undoes, redoes }: LogRow): LogLine['of'] {
    const id = undoes ?? redoes
    if (id === null) return undefined
    return { step: undoes === null ? 'redo' : 'undo', ...this.#signed(id) }
  }

  #signed(id: string | null): { readonly author: string; readonly atMs: number } | undefined {
    return id === null ? undefined : signOf(this.#db, id)
  }

  #standing(articleId: string, place: NonNullable<Story['place']>): NonNullable<LogLine['place']> {
    const record = recordIfSound(this.#db, place.type, articleId, place.id)
    const block = place.blockId === undefined ? undefined : recordIfSound(this.#db, 'block', articleId, place.blockId)
    const counted = block?.type === 'block' ? this.#countedIn(articleId, block.versionId).get(block.id) : undefined
    const { versionId } = (record ?? {}) as { readonly versionId?: VersionId }
    const atWork = this.#article(articleId)?.currentVersionId
    const isEarlier = versionId !== undefined && versionId !== atWork
    return {
      ...place,
      standing: record === undefined ? 'gone' : isEarlier ? 'earlier' : 'there',
      ...(versionId === undefined ? {} : { versionId }),
      ...counted,
    }
  }

  #countedIn(articleId: string, versionId: string): ReadonlyMap<string, CountedPlace> {
    const known = this.#places.get(versionId)
    if (known !== undefined) return known
    const blocks = countedBlocks(this.#db, articleId, versionId)
    const ordinals = ordinalsOf(blocks, figureAmong(blocks))
    const counted = new Map(
      blocks.map(({ id, role }, index) => {
        const { ordinal = 0, caption } = ordinals[index] ?? {}
        return [id, { role: role as Role, ordinal, caption }]
      }),
    )
    this.#places.set(versionId, counted)
    return counted
  }
}

function titleInPurge(change: string | undefined): string | undefined {
  const [article] = (change === undefined ? undefined : changeOfRow({ change }))?.removed ?? []
  return article?.type === 'article' ? article.title : undefined
}

function chainOf({
  seq,
  id,
  act,
  author,
  change,
  undoes,
  redoes,
  hash,
  ...row
}: LogRow): NonNullable<LogLine['chain']> {
  const times = { atMs: row.at_ms, savedAtMs: row.saved_at_ms }
  return {
    seq,
    id,
    articleId: row.article_id,
    act,
    author,
    ...times,
    undoes,
    redoes,
    change,
    prevHash: row.prev_hash,
    hash,
  }
}

function unchained({ articleId, act, hash }: ForeignAct, savedAtMs: number): NonNullable<LogLine['chain']> {
  const { id, author, atMs, undoes = null, redoes = null } = act
  const change = JSON.stringify(act.change)
  return {
    seq: null,
    id,
    articleId,
    act: act.act,
    author,
    atMs,
    savedAtMs,
    undoes,
    redoes,
    change,
    prevHash: null,
    hash,
  }
}
