import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Returned } from '#shared/merge/preview.ts'
import type { ArticleHistory, BytesOf } from '#shared/merge/types.ts'
import { bytesNamedBy } from '#electron/package/pack-article.ts'
import type { Ports } from '#electron/ports.ts'
import type { ReturnedFile } from '#electron/returned/file.ts'
import type { Imports } from './imports.ts'
import type { LibraryFile } from './library-file.ts'
import { isPlanNow, makingPlan, oursOf, takeMerge, takePlanned, type MergePlan } from './merging.ts'
import { paced, type Watch } from './paced.ts'
import { openPackage, type OpenPackage } from './packages/open-package.ts'
import type { Packages } from './packages/packages.ts'
import { historyReturned, readReturnedFile } from './returned-files.ts'

type Meant = Pick<ParsedInput<'merge.preview'>, 'file' | 'token' | 'importToken' | 'articleIds'>

/** What is merged into one article; `returned`: of a Word document. */
interface Source {
  readonly history: ArticleHistory
  readonly returned?: Returned
}

interface Sources {
  readonly sources: readonly Source[]
  readonly bytesOf: BytesOf
}

/** What a merge would do, and of what it was worked out. */
interface Planned extends Source {
  readonly plan: MergePlan
}

/** How much of the work the reading of a file is taken to be; the rest is the planning. */
const READING_SHARE = 0.4

/** Packages and Word documents that are merged into the library, one after the other; what is worked out can be given up. */
export class Merges {
  readonly #ports: Ports
  readonly #library: LibraryFile
  readonly #packages: Packages
  readonly #imports: Imports
  readonly #onShare: (share: number | 'unknown' | undefined) => void
  #stop = new AbortController()

  constructor(
    ports: Ports,
    library: LibraryFile,
    { packages, imports }: { readonly packages: Packages; readonly imports: Imports },
    onShare: (share: number | 'unknown' | undefined) => void,
  ) {
    this.#ports = ports
    this.#library = library
    this.#packages = packages
    this.#imports = imports
    this.#onShare = onShare
  }

  /** What merging a package or a Word document would do to the library; nothing is changed. */
  async preview(meant: Meant): Promise<Result<CallOutput<'merge.preview'>, CallError>> {
    return this.#planned(meant, (plans) =>
      ok({ articles: plans.map((each) => ({ ...each.plan.preview, ...returnedIn(each) })) }),
    )
  }

  /**
   * Merges a package or a Word document into the library in one transaction: all of it, or nothing. What was written in an
   * article while the merge was worked out is no hindrance: for that one it is worked out again, within the transaction.
   */
  async take({ author, ...meant }: ParsedInput<'merge.take'>): Promise<Result<CallOutput<'merge.take'>, CallError>> {
    const refused = this.#library.writeError
    if (refused !== undefined) return err(refused)
    return this.#planned(meant, (plans, bytesOf) =>
      this.#library.write((db) => {
        const articles: CallOutput<'merge.take'>['articles'][number][] = []
        const merging = { author, nowMs: this.#ports.now(), bytesOf }
        for (const each of plans) {
          const { plan, history } = each
          const merged = isPlanNow(db, plan) ? takePlanned(db, plan, merging) : takeMerge(db, history, merging)
          if (!merged.ok) return named(merged, meant.file.path)
          articles.push({ ...merged.value, ...returnedIn(each) })
        }
        return ok({ articles })
      }),
    )
  }

  /** Gives up what is being worked out; whoever waits for it is answered `canceled`. */
  stop(): void {
    this.#stop.abort()
  }

  async #planned<T>(
    meant: Meant,
    work: (plans: readonly Planned[], bytesOf: BytesOf) => Result<T, CallError>,
  ): Promise<Result<T, CallError>> {
    this.#stop = new AbortController()
    const { signal } = this.#stop
    this.#onShare('unknown')
    try {
      return await this.#withSources(meant, signal, async ({ sources, bytesOf }) => {
        const plans: Planned[] = []
        for (const [at, source] of sources.entries()) {
          const onShare = (share: number): void =>
            this.#onShare(READING_SHARE + ((at + share) / sources.length) * (1 - READING_SHARE))
          const plan = await this.#plan(source, { signal, onShare })
          if (!plan.ok) return named(plan, meant.file.path)
          plans.push({ ...source, plan: plan.value })
        }
        return work(plans, bytesOf)
      })
    } finally {
      this.#onShare(undefined)
    }
  }

  async #plan({ history }: Source, watch: Watch): Promise<Result<MergePlan, CallError>> {
    const ours = this.#library.read((db) => ok(oursOf(db, history.articleId)))
    if (!ours.ok) return ours
    const plan = await paced(makingPlan(ours.value, history), watch)
    return plan.ok ? plan.value : plan
  }

  async #withSources<T>(
    { file: { path }, token, importToken, articleIds }: Meant,
    signal: AbortSignal,
    work: (sources: Sources) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>> {
    const returned = token === undefined ? await this.#returned(path, importToken) : undefined
    if (returned?.ok === false) return returned
    if (returned !== undefined) {
      const source = this.#library.read((db) => historyReturned(db, returned.value, path))
      return source.ok ? work({ sources: [source.value], bytesOf: () => undefined }) : source
    }
    // What waits under a token is what was shown: its file may be another by now.
    const onShare = (share: number): void => this.#onShare(share * READING_SHARE)
    const opened =
      token === undefined ? await openPackage(this.#ports, path, { signal, onShare }) : this.#packages.opened(token)
    if (!opened.ok) return opened
    try {
      const sources = await sourcesIn(opened.value, articleIds)
      return sources.ok ? await work(sources.value) : sources
    } finally {
      if (token === undefined) opened.value.close()
    }
  }

  /** A Word document that comes back, as it was shown (`importToken`), whatever was saved over it since; undefined for another file. */
  async #returned(path: string, importToken: string | undefined): Promise<Result<ReturnedFile, CallError> | undefined> {
    if (importToken === undefined) return readReturnedFile(this.#ports, path)
    const shown = this.#imports.bytesOf(importToken)
    if (!shown.ok) return shown
    return this.#ports.parser.readPackage({ kind: 'returned', path, ...shown.value })
  }
}

async function sourcesIn(opened: OpenPackage, articleIds: Meant['articleIds']): Promise<Result<Sources, CallError>> {
  const histories: ArticleHistory[] = []
  for (const id of articleIds ?? opened.overview.articles.map((article) => article.id)) {
    const history = await opened.history(id)
    if (!history.ok) return history
    histories.push(history.value)
  }
  const bytesOf = await opened.bytes(histories.flatMap(({ records }) => records.flatMap(bytesNamedBy)))
  return bytesOf.ok ? ok({ sources: histories.map((history) => ({ history })), bytesOf: bytesOf.value }) : bytesOf
}

/** What is told of a document that came back, beside what merging it does. */
function returnedIn({ returned }: Source): { readonly returned?: Returned } {
  return returned === undefined ? {} : { returned }
}

/** The error with the file that it is about. */
function named(
  { error }: { readonly error: CallError },
  file: string,
): { readonly ok: false; readonly error: CallError } {
  return error.code === 'history-other' || error.code === 'article-binned'
    ? { ok: false, error: { ...error, values: { ...error.values, file } } }
    : { ok: false, error }
}
