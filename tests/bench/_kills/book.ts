import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ms, quantile } from '../_floor/measure.ts'
import { VICTIMS, type Victim } from './victims.ts'
import { WORKS, type Work } from './work.ts'

/** What came of one kill. */
export interface Kill {
  readonly round: number
  readonly victim: Victim
  readonly work: Work
  readonly delayMs: number
  readonly restartMs: number
  /** How many acts were acknowledged since the kill before. */
  readonly acts: number
  readonly lost: readonly string[]
  readonly faults: readonly string[]
}

/** The kills of a series, a line each in a file, so that a series can be made in parts. */
export class Book {
  readonly kills: Kill[]
  readonly file: string

  constructor(file: string) {
    this.file = file
    mkdirSync(path.dirname(file), { recursive: true })
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
    this.kills = lines.map((line) => JSON.parse(line) as Kill)
  }

  add(kill: Kill): void {
    this.kills.push(kill)
    appendFileSync(this.file, `${JSON.stringify(kill)}\n`)
  }

  /** The first number of a round that has none. */
  get nextRound(): number {
    return this.kills.reduce((most, { round }) => Math.max(most, round + 1), 0)
  }

  /** Whether anything was lost or is wrong. */
  get isBad(): boolean {
    return this.kills.some(({ lost, faults }) => lost.length + faults.length > 0)
  }

  print(): void {
    const { kills } = this
    const sum = (of: (kill: Kill) => number): string => String(kills.reduce((all, kill) => all + of(kill), 0))
    console.log(
      `${String(kills.length)} kills: ${sum(({ acts }) => acts)} acts acknowledged, ${sum(({ lost }) => lost.length)} lost, ` +
        `${sum(({ faults }) => faults.length)} integrity faults (to reach 0, 0)`,
    )
    console.log(['', ...WORKS].map((name) => name.padEnd(14)).join(''))
    for (const victim of VICTIMS) {
      const counts = WORKS.map((work) => kills.filter((kill) => kill.victim === victim && kill.work === work).length)
      console.log([victim, ...counts].map((name) => String(name).padEnd(14)).join(''))
    }
    for (const victim of VICTIMS) {
      const times = kills.filter((kill) => kill.victim === victim).map(({ restartMs }) => restartMs)
      if (times.length === 0) continue
      const slow = times.filter((time) => time > 3_000).length
      console.log(
        `${victim}: back after p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}, longest ${ms(Math.max(...times))}; over 3 s: ${String(slow)} (to reach 0)`,
      )
    }
    for (const { round, victim, work, lost, faults } of kills)
      for (const what of [...lost.map((one) => `LOST ${one}`), ...faults.map((one) => `FAULT ${one}`)])
        console.log(`${what} (round ${String(round)}, ${victim} killed while ${work})`)
  }
}
