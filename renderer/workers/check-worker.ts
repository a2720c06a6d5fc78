import type { CheckOptions } from '#shared/checks/check-article.ts'
import { checkRecords, cleanBlocks, withTypos, type CheckedRecords } from '#shared/checks/check-records.ts'
import { RULES } from '#shared/checks/rules.ts'
import { loadDictionary } from '#shared/english/dictionary.ts'
import { inOneGo } from '#shared/lib/steps.ts'
import { recordedPeopleSteps } from '#shared/people/told.ts'
import { hasTypoRules, isReadForTypos } from '#shared/typos/check-typos.ts'
import { loadLexicon, loadTypoReader } from '#shared/typos/load.ts'
import { asRead } from '#shared/text/form.ts'
import type { TypoReader } from '#shared/typos/typo-reader.ts'
import type { CheckAnswer, CheckedPart, CheckRequest, CheckStop } from './check-messages.ts'
import { createReceiver } from './told-records.ts'

const receiver = createReceiver()
/** The words by which wrong characters are found; read at the first article that asks for them. */
let reader: TypoReader | undefined
let lastArticle: string | undefined
let stopped = 0
/** Ends a rest before its time. */
let wake: (() => void) | undefined

/** Runs the checks beside the window, so that a long article never holds up a key (issue: no pause over 50 ms). */
self.addEventListener('message', ({ data }: MessageEvent<CheckedPart | CheckRequest | CheckStop>) => {
  if ('list' in data) return receiver.take(data)
  if ('stop' in data) {
    stopped = data.stop
    wake?.()
  } else void answer(data).catch(failed)
})

/** Who asked hears of it as of any error of this script, and starts it anew. */
function failed(thrown: unknown): void {
  setTimeout(() => {
    throw thrown
  })
}

function tell(answer: CheckAnswer): void {
  self.postMessage(answer)
}

/** A text that is read sooner than anybody notices is read before the answer. */
const SHORT = 3000
const LONG = 20_000
/** Rules that read the whole article, or every number in it: of a long one others are told before them. */
const LATER = RULES.flatMap(({ id, area }) => (['consistency', 'number', 'style'].includes(area) ? [id] : []))
/** So long is read before messages have their turn, and so often is said that it still goes on. */
const SLICE_MS = 30
const BEAT_MS = 2000
/** So long an article must lie as it is before the words are loaded for it: opening it and the first acts come first. */
const REST_MS = 1000

async function answer(request: CheckRequest): Promise<void> {
  const { ticket } = request
  const records = receiver.recordsOf(request)
  // Whoever asks for them has their desk open and nothing else to look at.
  if (request.wantsPeople) tell({ ticket, people: inOneGo(recordedPeopleSteps(records)), isWhole: false })
  const options = { ...request.options, ...(await lexiconFor(request)) }
  if (records.article.id !== lastArticle) tellSoonest(ticket, records, request.options)
  lastArticle = records.article.id
  if (!isReadForTypos(records.article.language) || !hasTypoRules(options)) {
    const words = await englishFor(records.article.language)
    return tell({ ticket, findings: checkRecords(records, { ...options, ...words }), isWhole: true })
  }
  const found = checkRecords(records, options)
  const withKnown = (isKnownOnly: boolean) =>
    reader === undefined ? found : withTypos(found, records, { ...options, typos: { reader, isKnownOnly } })
  const blocks = asRead(cleanBlocks(records))
  const unread = reader?.unread(blocks)
  if (unread === undefined || unread.reduce((sum, each) => sum + each.length, 0) > SHORT) {
    // What the other checks find is there at once; a long article is read on beside that.
    tell({ ticket, findings: withKnown(true), isWhole: false })
    if (reader === undefined) await rest()
    if (stopped !== ticket) {
      reader ??= await loadTypoReader()
      await readAll(reader, reader.unread(blocks), ticket)
    }
  }
  tell({ ticket, findings: withKnown(stopped === ticket), isWhole: true })
}

/** Of a long article that is new here, what is found in single blocks is told before the whole is looked through. */
function tellSoonest(ticket: number, records: CheckedRecords, options: CheckOptions): void {
  if (records.blocks.reduce((sum, { text }) => sum + text.length, 0) < LONG) return
  tell({
    ticket,
    findings: checkRecords(records, { ...options, off: [...(options.off ?? []), ...LATER] }),
    isWhole: false,
  })
}

/** Over when the time is, or when a newer question waits. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    wake = resolve
    setTimeout(resolve, REST_MS)
  })
}

/** A house's packs are read in Chinese by the words of wrong characters. */
async function lexiconFor({ article, options }: CheckRequest): Promise<Pick<CheckOptions, 'words'>> {
  if (options.packs === undefined || !article.language.startsWith('zh')) return {}
  return { words: (await loadLexicon()).model }
}

/** The words by which English is spelled are read at the first article in English. */
async function englishFor(language: string): Promise<Pick<CheckOptions, 'english'>> {
  return language.startsWith('en') ? { english: { dictionary: await loadDictionary() } } : {}
}

async function readAll({ read }: TypoReader, sentences: readonly string[], ticket: number): Promise<void> {
  let [until, beat] = [performance.now() + SLICE_MS, performance.now() + BEAT_MS]
  for (const sentence of sentences) {
    read(sentence)
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (stopped === ticket) return
    until = performance.now() + SLICE_MS
    if (performance.now() < beat) continue
    tell({ ticket, isWhole: false })
    beat = performance.now() + BEAT_MS
  }
}
