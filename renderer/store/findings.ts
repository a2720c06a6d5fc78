import { createStore } from 'zustand/vanilla'
import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'
import { placeFindings, standsOf as standsOfRecords, type PlacedFinding, type Stands } from '#shared/checks/stands.ts'
import type { Census } from '#shared/domain/census.ts'
import type { ToldPerson } from '#shared/people/told.ts'
import { bundlesOf } from './by-block.ts'
import type { Tables } from './tables.ts'

/**
 * What the checks last said of the open article; `isChecking` while newer records are being read, `isChecked` once they
 * have said anything: until then nobody knows how many there are.
 */
export interface FindingsState {
  readonly articleId: string | undefined
  readonly findings: readonly PlacedFinding[]
  readonly isChecking: boolean
  readonly isChecked: boolean
  /** Who is named in the article, once that was asked for. */
  readonly people: readonly ToldPerson[] | undefined
}

/** The findings of the open article. Filled by {@link followFindings}. */
export const findingsStore = createStore<FindingsState>(() => ({
  articleId: undefined,
  findings: [],
  isChecking: false,
  isChecked: false,
  people: undefined,
}))

let lastStands: { readonly from: readonly unknown[]; readonly stands: Stands } | undefined

/** How the findings stand in the open article. Worked out once for each state of what decides it, whoever asks. */
export function standsOf(findings: readonly PlacedFinding[], tables: Tables): Stands {
  const from = [findings, tables.dismissal, tables.suggestion, tables.note]
  if (lastStands !== undefined && from.every((part, index) => part === lastStands?.from[index]))
    return lastStands.stands
  const { dismissal, suggestion, note } = tables
  const records = { dismissals: dismissal.values(), suggestions: suggestion.values(), notes: note.values() }
  const stands = standsOfRecords(findings, records)
  lastStands = { from, stands }
  return stands
}

/** What of its file's text came along with the version that is open, where that was counted. */
export function censusOf(tables: Tables): Census | undefined {
  const article = [...tables.article.values()][0]
  return article === undefined ? undefined : tables.version.get(article.currentVersionId)?.census
}

/** What is checked of the open article: the records of its current version. */
export function checkedRecords(tables: Tables): CheckedRecords | undefined {
  const article = [...tables.article.values()][0]
  if (article === undefined) return undefined
  return {
    article,
    blocks: bundlesOf(tables).blocks,
    assets: [...tables.asset.values()],
    suggestions: [...tables.suggestion.values()],
    numbers: [...tables.number.values()],
    ties: [...tables.tie.values()],
    links: [...tables.link.values()],
    census: censusOf(tables),
  }
}

/** What of the tables decides the findings; when none of them changed, nothing is checked again. */
const READ = ['article', 'block', 'asset', 'suggestion', 'number', 'tie', 'link'] as const

/** Checks an article and gives what was found, some of it before the rest; undefined when a newer question came before it. */
export type Checker = (
  records: CheckedRecords,
  options: CheckOptions,
  wantsPeople: boolean,
  soFar: SoFar,
) => Promise<readonly RecordFinding[] | undefined>

/** Told what is found already, while the rest is looked for. */
export type SoFar = (found: {
  readonly findings?: readonly RecordFinding[]
  readonly people?: readonly ToldPerson[]
}) => void

/** Whoever holds the open article and tells of its changes. */
interface Watched {
  getState(): { readonly open: { readonly articleId: string; readonly tables: Tables } | undefined }
  subscribe(listener: () => void): () => void
}

/** Keeps the findings up with the open article and the rules that are on. Gives the function that ends it. */
export function followFindings(
  session: Watched,
  options: {
    readonly get: (language: string) => CheckOptions
    /** Whether anybody looks at the people of the article. */
    readonly wantsPeople: () => boolean
    readonly subscribe: (listener: () => void) => () => void
  },
  check: Checker,
): () => void {
  let last: { readonly tables: Tables; readonly options: CheckOptions; readonly wantsPeople: boolean } | undefined
  const look = (): void => {
    const { open } = session.getState()
    if (open === undefined) {
      last = undefined
      findingsStore.setState({
        articleId: undefined,
        findings: [],
        isChecking: false,
        isChecked: false,
        people: undefined,
      })
      return
    }
    const records = checkedRecords(open.tables)
    if (records === undefined) return
    const now = {
      tables: open.tables,
      options: options.get(records.article.language),
      wantsPeople: options.wantsPeople(),
    }
    const isSame = last !== undefined && READ.every((name) => last?.tables[name] === now.tables[name])
    if (isSame && last?.options === now.options && (last.wantsPeople || !now.wantsPeople)) return
    last = now
    const isOther = findingsStore.getState().articleId !== open.articleId
    findingsStore.setState({
      articleId: open.articleId,
      isChecking: true,
      ...(isOther ? { findings: [], isChecked: false } : {}),
      // Places of another article, or of a text that changed while nobody looked.
      ...(isOther || !now.wantsPeople ? { people: undefined } : {}),
    })
    const soFar: SoFar = ({ findings, people }) => {
      if (last !== now) return
      if (findings !== undefined) findingsStore.setState({ findings: placeFindings(findings, records) })
      if (people !== undefined) findingsStore.setState({ people })
    }
    void check(records, now.options, now.wantsPeople, soFar).then((found) => {
      if (last !== now) return
      if (found === undefined) findingsStore.setState({ isChecking: false })
      else findingsStore.setState({ findings: placeFindings(found, records), isChecking: false, isChecked: true })
    })
  }
  const ends = [session.subscribe(look), options.subscribe(look)]
  look()
  return () => ends.forEach((end) => end())
}
