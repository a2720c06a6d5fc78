import path from 'node:path'
import type { HouseSettings } from '#shared/checks/options-of.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { readRows, writePack } from '#shared/lexicon/pack.ts'
import type { Job } from './command-call.ts'
import { CommandFailure } from './failure.ts'
import { openParser } from './parser.ts'

/** A list of words that holds for this run. */
export const PACK_OPTION = { pack: 'value' } as const

/** The house with the words of the file that `--pack` names (CSV, XLSX), switched on whatever the settings say; a file that is no list ends the command. */
export async function withPack(job: Job, house: HouseSettings | undefined): Promise<HouseSettings | undefined> {
  const { options, out } = job
  const file = options.text('pack')
  if (file === undefined) return house
  const parser = openParser(job)
  try {
    const read = await parser.readSheet({ kind: 'path', path: options.path(file) })
    if (!read.ok) throw new CommandFailure(read.error)
    const { entries, problems, problem } = readRows(read.value.rows)
    if (problem === 'no-head') throw new CommandFailure({ code: 'pack-headless', values: { file } })
    for (const { line, fault, words } of problems)
      out.remark(out.t('cli.pack.row', { file, line, fault: out.t(`settings.packs.fault.${fault}`), words }))
    const name = path.basename(file, path.extname(file))
    const allowed = entries.flatMap(({ kind, word }) => (kind === 'allowed' ? [word] : []))
    const pack = { name, path: file, text: writePack(entries), allowed }
    const { rules, house: own } = house ?? { rules: defaultSettings, house: { foundingYears: [] } }
    const packsOff = rules.packsOff.filter((each) => each !== name)
    const others = (own.packs ?? []).filter((each) => each.name !== name)
    return { rules: { ...rules, packsOff }, house: { ...own, packs: [...others, pack] } }
  } finally {
    await parser.close()
  }
}
