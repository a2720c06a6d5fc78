import type { GivenAnchor, NotReanchored, Reanchored } from '#shared/anchor/reanchor.ts'
import type { CaptionedArticle } from '#shared/captions/article.ts'
import type { CaptionChecks } from '#shared/captions/checks.ts'
import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { HouseSettings } from '#shared/checks/options-of.ts'
import type { CheckedRecords } from '#shared/checks/check-records.ts'
import type { Script } from '#shared/domain/common.ts'
import type { Finding, SourceDocument } from '#shared/domain/source-document.ts'
import { CHECK_LIMIT_MS, startWatch } from '#shared/lib/watch.ts'
import { inOneGo } from '#shared/lib/steps.ts'
import type { FoundNumber } from '#shared/numbers/find-numbers.ts'
import type { CarriedReview, CarryInput } from '#shared/revision/carried-review.ts'
import type { ToldPerson } from '#shared/people/told.ts'
import type { RepairedText } from '#shared/repair/repair-text.ts'
import { wordsFor } from './words-for.ts'

/** What the checks say of an article. */
export interface Checked {
  readonly captions: readonly CaptionChecks[]
  readonly findings: readonly Finding[]
  /** Who is named, and where. */
  readonly people: readonly ToldPerson[]
}

/** What the command lets be checked: an article as it was read, one under review, and the text of a line. */
export interface CheckWork {
  readonly source: {
    readonly input: {
      readonly document: SourceDocument
      readonly asOf?: string | undefined
      /** Ids and areas of the rules that are to run alone; absent: those that the house has on, or that run by default. */
      readonly rules?: readonly string[] | undefined
      readonly house?: HouseSettings | undefined
    }
    readonly output: Checked
  }
  readonly records: {
    readonly input: {
      readonly records: CheckedRecords
      readonly captioned: CaptionedArticle
      readonly house?: HouseSettings | undefined
    }
    readonly output: Checked
  }
  readonly numbers: {
    readonly input: { readonly text: string; readonly asOf?: string | undefined; readonly lang?: string | undefined }
    /** `isPartial`: the text took too long to read to its end. */
    readonly output: { readonly numbers: readonly FoundNumber[]; readonly isPartial: boolean }
  }
  readonly line: {
    readonly input: {
      readonly text: string
      readonly lang?: string | undefined
      readonly rules?: readonly string[] | undefined
      readonly house?: HouseSettings | undefined
    }
    readonly output: readonly Finding[]
  }
  readonly repair: {
    readonly input: { readonly text: string; readonly script: Script }
    readonly output: RepairedText
  }
  readonly reanchor: {
    readonly input: {
      readonly before?: string | undefined
      readonly after: string
      readonly anchors: readonly GivenAnchor[]
    }
    readonly output: readonly (Reanchored | NotReanchored)[]
  }
  readonly carry: { readonly input: CarryInput; readonly output: CarriedReview }
}

/** The rules as a house sets them; the usual ones without a house. */
async function optionsFor(house: HouseSettings | undefined, language: string): Promise<CheckOptions> {
  if (house === undefined) return {}
  const { checkOptionsOf } = await import('#shared/checks/options-of.ts')
  return checkOptionsOf(house.rules, house.house, language)
}

export type CheckKind = keyof CheckWork

/** Each loads what it needs when it is the one that is asked for: starting must be quick. */
const WORK: { readonly [K in CheckKind]: (input: CheckWork[K]['input']) => Promise<CheckWork[K]['output']> } = {
  source: async ({ document, asOf, rules, house }) => {
    const { captionChecks } = await import('#shared/captions/checks.ts')
    const { checkSource } = await import('#shared/checks/check-source.ts')
    const { onlyRules } = await import('#shared/checks/only-rules.ts')
    const { dayOf } = await import('#shared/numbers/dateline.ts')
    const day = dayOf(document.blocks, asOf)
    const own = await optionsFor(house, document.language)
    const { off, on, isAsked } = onlyRules(rules, own)
    const words = await wordsFor(document.language, { ...own, off, on })
    const watch = startWatch(CHECK_LIMIT_MS)
    const preset = own.captionPreset
    const captions = captionChecks({ ...document, publishedAt: document.publishedAt ?? day }, { preset, watch })
    const options = { ...own, ...words, watch, off, on }
    const findings = checkSource(document, day, options).filter(({ rule }) => isAsked(rule))
    const { toldPeople } = await import('#shared/people/told.ts')
    return { captions, findings, people: watch.isOver() ? [] : toldPeople(document.blocks) }
  },
  records: async ({ records, captioned, house }) => {
    const { captionChecks } = await import('#shared/captions/checks.ts')
    const { checkRecords } = await import('#shared/checks/check-records.ts')
    const own = await optionsFor(house, records.article.language)
    const words = await wordsFor(records.article.language, own)
    const watch = startWatch(CHECK_LIMIT_MS)
    const captions = captionChecks(captioned, { preset: own.captionPreset, watch })
    const findings = checkRecords(records, { ...own, ...words, watch })
    const { recordedPeopleSteps } = await import('#shared/people/told.ts')
    return { captions, findings, people: watch.isOver() ? [] : inOneGo(recordedPeopleSteps(records)) }
  },
  numbers: async ({ text, asOf, lang }) => {
    const { numbersOfText } = await import('#shared/numbers/numbers-of-text.ts')
    const { dayOf } = await import('#shared/numbers/dateline.ts')
    const watch = startWatch(CHECK_LIMIT_MS)
    const day = dayOf([{ text }], asOf)
    // Cells parted by tabs know their headers here too.
    const numbers = numbersOfText({ text }, { ...(day && { asOf: day }), ...(lang && { lang }), watch })
    return { numbers, isPartial: watch.blocks.size > 0 }
  },
  line: async ({ text, lang, rules, house }) => {
    const { checkLine, languageOf } = await import('#shared/checks/check-line.ts')
    const language = languageOf(text, lang)
    const { onlyRules } = await import('#shared/checks/only-rules.ts')
    const own = await optionsFor(house, language)
    const { off, on } = onlyRules(rules, own)
    return checkLine(text, language, {
      isSaid: lang === language,
      ...own,
      ...(await wordsFor(language, { ...own, off, on })),
      rules,
      watch: startWatch(CHECK_LIMIT_MS),
    })
  },
  repair: async ({ text, script }) => {
    const { repairText } = await import('#shared/repair/repair-text.ts')
    return repairText(text, { script })
  },
  reanchor: async ({ before, after, anchors }) => {
    const { reanchor } = await import('#shared/anchor/reanchor.ts')
    return reanchor(before, after, anchors)
  },
  carry: async ({ open, fresh }) => {
    const { carryReview } = await import('#shared/revision/carry-review.ts')
    return carryReview(open, fresh)
  },
}

/** Does the work where it is called, to its end. */
export function runCheck<K extends CheckKind>(kind: K, input: CheckWork[K]['input']): Promise<CheckWork[K]['output']> {
  return WORK[kind](input)
}
