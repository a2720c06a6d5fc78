import { EXPORT_FORMATS } from '#shared/contract/formats.ts'
import { LOCALES, type Locale } from '#shared/domain/settings.ts'
import type { CommandCall, CommandSurroundings } from './command-call.ts'
import { CommandFailure, exitCodeOf, UsageFailure } from './failure.ts'
import { Options } from './options.ts'
import { Output, ReaderGone } from './output.ts'

/** Each call is loaded only when it is the one that is asked for: starting must be quick. */
const CALLS: Readonly<Record<string, () => Promise<CommandCall>>> = {
  inspect: async () => (await import('./calls/inspect.ts')).inspect,
  import: async () => (await import('./calls/import.ts')).importFiles,
  list: async () => (await import('./calls/list.ts')).list,
  show: async () => (await import('./calls/show.ts')).show,
  note: async () => (await import('./calls/note.ts')).note,
  settle: async () => (await import('./calls/settle.ts')).settle,
  verify: async () => (await import('./calls/verify.ts')).verify,
  details: async () => (await import('./calls/details.ts')).details,
  verdict: async () => (await import('./calls/verdict.ts')).verdict,
  annotations: async () => (await import('./calls/annotations.ts')).annotations,
  revise: async () => (await import('./calls/revise.ts')).revise,
  merge: async () => (await import('./calls/merge.ts')).merge,
  reanchor: async () => (await import('./calls/reanchor.ts')).reanchor,
  repair: async () => (await import('./calls/repair.ts')).repair,
  lint: async () => (await import('./calls/lint.ts')).lint,
  check: async () => (await import('./calls/check.ts')).check,
  numbers: async () => (await import('./calls/numbers.ts')).numbers,
  export: async () => (await import('./calls/export.ts')).exportFile,
  log: async () => (await import('./calls/log.ts')).log,
  doctor: async () => (await import('./calls/doctor.ts')).doctor,
}

const HELP_VALUES = { formats: EXPORT_FORMATS.join('|') }

/** Calls that are promised and not there yet: they say so. */
const LATER = ['search']

/** Runs the command; gives its exit code and never throws for what a person or a file did wrong. */
export async function runCommand(surroundings: CommandSurroundings): Promise<number> {
  // `galley --json list` is meant as `galley list --json`.
  const given = surroundings.args
  const [first, ...rest] = given[0] === '--json' ? [...given.slice(1), '--json'] : given
  const name = first === '--json' ? undefined : first
  const isJson = given.includes('--json')
  const { createTranslate } = await import('#shared/messages/translate.ts')
  const locale = chosenLocale(rest) ?? (await systemLocale(surroundings.environment))
  const out = new Output(surroundings.output, surroundings.errors, isJson, createTranslate(locale))
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h' || rest.includes('--help'))
      return await help(out, name === undefined ? 2 : 0)
    if (LATER.includes(name)) throw new CommandFailure({ code: 'later', values: { what: `galley ${name}` } })
    const load = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined
    if (load === undefined) throw new UsageFailure('call', { name })
    const call = await load()
    const options = new Options(rest, call.options, surroundings.folder)
    options.choice('lang', LOCALES)
    return await call.run({ options, out, locale, surroundings })
  } catch (thrown) {
    if (thrown instanceof ReaderGone) return 0
    if (thrown instanceof CommandFailure) {
      await out.failure({}, thrown.error, { words: thrown.words })
      return exitCodeOf(thrown.error)
    }
    if (thrown instanceof UsageFailure) {
      const message = out.t(`cli.usage.${thrown.key}`, thrown.values)
      if (isJson) await out.line({ error: { code: 'usage', message } })
      out.remark(message)
      if (name !== undefined && Object.hasOwn(CALLS, name)) out.remark(out.t(`cli.help.${name}`, HELP_VALUES))
      else out.remark(out.t('cli.seeHelp'))
      return 2
    }
    throw thrown
  }
}

/** Called without anything it says what there is, and that something was missing. */
async function help(out: Output, code: number): Promise<number> {
  const text = [
    out.t('cli.intro'),
    '',
    ...Object.keys(CALLS).map((name) => `  ${out.t(`cli.help.${name}`, HELP_VALUES)}`),
    '',
    out.t('cli.common'),
  ].join('\n')
  if (code !== 0 && out.isJson)
    await out.line({ error: { code: 'usage', message: out.t('cli.usage.missing', { option: 'CALL' }) } })
  if (code === 0 && !out.isJson) await out.result({}, () => text)
  else out.remark(text)
  return code
}

function chosenLocale(args: readonly string[]): Locale | undefined {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = args[index]?.includes('=') ? args[index].slice('--lang='.length) : args[index + 1]
  return index === -1 ? undefined : LOCALES.find((locale) => locale === given)
}

/** The system's language: what the shell says, else what the system says. */
async function systemLocale(environment: CommandSurroundings['environment']): Promise<Locale> {
  const { localeFor } = await import('#shared/messages/translate.ts')
  const named = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return localeFor([(named ?? Intl.DateTimeFormat().resolvedOptions().locale).replace('_', '-')])
}
