import data from './data/offices.json' with { type: 'json' }

const heads = data.heads.toSorted((a, b) => b.length - a.length)
const HEAD = `(?:${[...data.deputy].join('|')})?(?:${heads.join('|')})`
const ENDS = new RegExp(`(?:${data.acting.join('|')})?(${HEAD})$`, 'u')
const BEGINS = new RegExp(`^${HEAD}`, 'u')
const UNSURE = new RegExp(data.unsure.join('|'), 'u')
/** What an office is told in, behind the last mark. */
const REACH = 24
const RUN = /[^，。；：！？“”"《》（）()\s]*$/u

/** An office that stands right before a name. */
export interface OfficeBefore {
  readonly start: number
  /** 市长 of 青溪市市长, 副主任 of 县人大常委会副主任. */
  readonly head: string
  /** The heads of all offices that are told there: 书记 and 市长 in 市委书记、市长. */
  readonly all: readonly string[]
  /** Whether it may be one that the person held once, or is about to. */
  readonly isUnsure: boolean
}

/** The head of an office: what somebody is, with “deputy” where it says so; undefined where none is known. */
export function officeHead(office: string): string | undefined {
  return ENDS.exec(office)?.[1]?.replace('常务', '')
}

/** The office right before `at`; undefined where none that is known stands there. */
export function officeBefore(text: string, at: number): OfficeBefore | undefined {
  const run = RUN.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? ''
  const found = ENDS.exec(run)?.[1]
  if (found === undefined) return undefined
  const all = run.split(/[、兼和与]|及/u).flatMap((part) => officeHead(part) ?? [])
  return { start: at - found.length, head: found.replace('常务', ''), all, isUnsure: UNSURE.test(run) }
}

/** The end of an office right behind `at`; undefined where there is none. */
export function officeBehind(text: string, at: number): number | undefined {
  const found = BEGINS.exec(text.slice(at, at + 12))?.[0]
  return found === undefined ? undefined : at + found.length
}

/** Characters with which what is told of somebody goes on, and that end no name. */
export const isBehindName = (sign: string): boolean => data.notNames.includes(sign)
