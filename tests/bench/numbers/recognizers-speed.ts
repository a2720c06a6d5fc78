import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

import { findNumbers } from '#shared/numbers/find-numbers.ts'

/** A folder of its own: the suite is measured against, it is no part of the project. */
const FOLDER = resolve('.cache', 'recognizers')
const SUITE = '@microsoft/recognizers-text-suite'

type Recognize = (text: string, culture: string, options?: number, reference?: Date) => readonly unknown[]
interface Suite {
  readonly Culture: { readonly Chinese: string }
  readonly recognizeNumber: Recognize
  readonly recognizeOrdinal: Recognize
  readonly recognizePercentage: Recognize
  readonly recognizeAge: Recognize
  readonly recognizeCurrency: Recognize
  readonly recognizeDimension: Recognize
  readonly recognizeTemperature: Recognize
  readonly recognizeDateTime: Recognize
}

/** Characters a second of both on the same text in the same run. */
export interface Race {
  readonly ours: number
  readonly theirs: number
}

/** Runs both over `text`, paragraph by paragraph; a sentence that says why where the suite cannot be had. */
export function race(text: string, asOf: string): Race | string {
  const suite = load()
  if (typeof suite === 'string') return suite
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  const characters = paragraphs.reduce((sum, line) => sum + line.length, 0)
  const reference = new Date(`${asOf}T00:00:00`)
  const theirs = (): void => {
    for (const line of paragraphs) recognizeAll(suite, line, reference)
  }
  const ours = (): void => {
    for (const line of paragraphs) findNumbers(line, { asOf, lang: 'zh' })
  }
  // The models are built at their first use, which is not counted; ours is warmed up for as long.
  recognizeAll(suite, paragraphs[0] ?? '', reference)
  for (let run = 0; run < 30; run += 1) ours()
  return { ours: rate(ours, 40, characters), theirs: rate(theirs, 2, characters) }
}

/** The best run of several: other work on the machine makes a run slower, never faster. */
function rate(work: () => void, runs: number, characters: number): number {
  let best = Infinity
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now()
    work()
    best = Math.min(best, performance.now() - from)
  }
  return characters / (best / 1000)
}

function recognizeAll(suite: Suite, line: string, reference: Date): void {
  const culture = suite.Culture.Chinese
  suite.recognizeNumber(line, culture)
  suite.recognizeOrdinal(line, culture)
  suite.recognizePercentage(line, culture)
  suite.recognizeAge(line, culture)
  suite.recognizeCurrency(line, culture)
  suite.recognizeDimension(line, culture)
  suite.recognizeTemperature(line, culture)
  suite.recognizeDateTime(line, culture, undefined, reference)
}

function load(): Suite | string {
  try {
    if (!existsSync(join(FOLDER, 'node_modules', SUITE))) {
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n')
      console.log(`putting ${SUITE} into ${FOLDER}, to measure against`)
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', SUITE], {
        cwd: FOLDER,
        timeout: 120_000,
        stdio: 'ignore',
      })
    }
    return createRequire(join(FOLDER, 'package.json'))(SUITE) as Suite
  } catch {
    return `not measured: ${SUITE} is not in .cache, and the registry is out of reach`
  }
}
