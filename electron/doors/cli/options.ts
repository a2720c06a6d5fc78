import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import path from 'node:path'
import { UsageFailure } from './failure.ts'

/** Options by name; `flag` takes no value. */
export type OptionKinds = Readonly<Record<string, 'value' | 'flag'>>

/** Options that every call knows. */
const COMMON: OptionKinds = { json: 'flag', lang: 'value', help: 'flag' }

/** The words after the call's name, sorted. Values are only taken as what they are asked to be. */
export class Options {
  readonly positionals: readonly string[]
  readonly #values: Readonly<Record<string, string | boolean | undefined>>
  readonly #folder: string

  constructor(args: readonly string[], kinds: OptionKinds, folder: string) {
    const options: ParseArgsOptionsConfig = {}
    const all = { ...COMMON, ...kinds }
    for (const [name, kind] of Object.entries(all)) options[name] = { type: kind === 'flag' ? 'boolean' : 'string' }
    try {
      const parsed = parseArgs({ args: [...joinValues(args, all)], options, allowPositionals: true, strict: true })
      this.positionals = parsed.positionals
      this.#values = parsed.values as Readonly<Record<string, string | boolean | undefined>>
    } catch (thrown) {
      const detail = thrown instanceof Error ? (thrown.message.split(/\. |\n/)[0] ?? thrown.message) : String(thrown)
      throw new UsageFailure('option', { detail })
    }
    this.#folder = folder
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  needed(name: string): string {
    const value = this.text(name)
    if (value === undefined || value === '') throw new UsageFailure('missing', { option: `--${name}` })
    return value
  }

  /** A count or position: a whole number that is not negative. */
  whole(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (!/^\d{1,9}$/.test(value)) throw new UsageFailure('whole', { option: `--${name}`, value })
    return Number(value)
  }

  neededWhole(name: string): number {
    return this.whole(name) ?? Number(this.needed(name))
  }

  /** One of a few words. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const chosen = choices.find((choice) => choice === value)
    if (chosen === undefined) throw new UsageFailure('choice', { option: `--${name}`, choices: choices.join(', ') })
    return chosen
  }

  /** The words without an option's name: exactly `names`, in this order. */
  places(...names: readonly string[]): readonly string[] {
    const missing = names[this.positionals.length]
    if (missing !== undefined) throw new UsageFailure('missing', { option: missing })
    const extra = this.positionals[names.length]
    if (extra !== undefined) throw new UsageFailure('extra', { word: extra })
    return this.#named(names)
  }

  /** At least one word without an option's name. */
  many(name: string): readonly string[] {
    if (this.positionals.length === 0) throw new UsageFailure('missing', { option: name })
    return this.#named(this.positionals.map(() => name))
  }

  /** What stands in the place of a name and is empty (a variable that was never set) would be the folder itself. */
  #named(names: readonly string[]): readonly string[] {
    const empty = names[this.positionals.indexOf('')]
    if (empty !== undefined) throw new UsageFailure('missing', { option: empty })
    return this.positionals
  }

  /** A path as it is meant where the command was called. */
  path(given: string): string {
    return path.resolve(this.#folder, given)
  }
}

/** `--suggest -5` as `--suggest=-5`: what follows an option that wants a value is its value, unless it is an option. */
function joinValues(args: readonly string[], kinds: OptionKinds): readonly string[] {
  const joined: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--') return [...joined, ...args.slice(at)]
    const next = args[at + 1]
    const wantsValue = arg.startsWith('--') && Object.hasOwn(kinds, arg.slice(2)) && kinds[arg.slice(2)] === 'value'
    const isOption = next?.startsWith('--') === true && Object.hasOwn(kinds, next.slice(2).split('=')[0] ?? '')
    if (!wantsValue || next === undefined || isOption) {
      joined.push(arg)
      continue
    }
    joined.push(`${arg}=${next}`)
    at += 1
  }
  return joined
}
