import type { Finding } from '#shared/domain/source-document.ts'
import { findingSchema } from '#shared/domain/source-document.ts'
import { existsSync } from 'node:fs'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { importChoicesSchema } from '#shared/contract/shapes.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { CheckingParser } from '#electron/import/process/parser-process.ts'
import type { CheckWork } from '#electron/checks/run-check.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { CheckedFile, UnreadFile } from '#electron/export/report/check-report.ts'
import { reportPlace, writeReport } from '../check-report.ts'
import { checkWhole } from '../checks.ts'
import { UsageFailure } from '../failure.ts'
import { findingsJson } from '../document-json.ts'
import { HOUSE_OPTIONS, houseOfRun } from '../house-of-run.ts'
import { PACK_OPTION, withPack } from '../with-pack.ts'
import { articlesOf } from '../folders.ts'
import { openParser } from '../parser.ts'
import { namesOf } from '../rule-names.ts'
import type { CommandCall, Job } from '../command-call.ts'
import type { Json, Output } from '../output.ts'

/** From the lightest to the gravest. */
const SEVERITIES = findingSchema.unwrap().shape.severity.options

/**
 * `check FILE|FOLDER…`: all checks over many files, none of which is kept, by the house's rules as in the window. Exit code 1 where something of the severity that was
 * asked for, or graver, was found. `--report OUT` writes all of it into a file besides.
 */
export const check: CommandCall = {
  options: { rules: 'value', severity: 'value', report: 'value', force: 'flag', ...HOUSE_OPTIONS, ...PACK_OPTION },
  run: async (job) => {
    const { options, out } = job
    const given = options.many('FILE')
    const rules = namesOf(options.text('rules'))
    const house = await withPack(job, houseOfRun(job, true))
    const severity = options.choice('severity', SEVERITIES)
    const isGrave = (finding: Finding): boolean =>
      severity !== undefined && SEVERITIES.indexOf(finding.severity) >= SEVERITIES.indexOf(severity)
    const asked = options.text('report')
    const report = asked === undefined ? undefined : await reportPlace(asked, options.path(asked))
    const isReplacing = options.flag('force')
    if (report === undefined && isReplacing) throw new UsageFailure('missing', { option: '--report' })
    // Known before anything is checked, which may take long.
    if (report !== undefined && !isReplacing && existsSync(report.path)) {
      await refuse(job, report.file, callError('file-exists', { file: report.file }))
      return 1
    }
    const reported: CheckedFile[] = []
    const unread: UnreadFile[] = []
    const parser = openParser(job)
    const count = { files: 0, findings: 0 }
    let code = 0
    try {
      const named = await articlesOf(
        given,
        (file) => options.path(file),
        (path) => parser.list(path),
        out,
      )
      if (named.leftOut.length > 0) code = 1
      for (const { file, error } of named.leftOut) unread.push({ file, why: out.words(error) })
      for (const file of named.files) {
        const checked = await checkFile(parser, file, options.path(file), { rules, house })
        if (!checked.ok) {
          code = 1
          unread.push({ file, why: out.words(checked.error) })
          await out.failure({ file }, checked.error)
          continue
        }
        const { findings, blocks } = checked.value
        const texts = blocks.map(({ text }) => text)
        if (report !== undefined) reported.push({ file, blocks, findings })
        if (findings.some(isGrave)) code = 1
        count.files += 1
        count.findings += findings.length
        const json = { file, findings: findingsJson(findings, texts, out.t) }
        await out.result(json, () => wordsOf(json, texts, out))
      }
    } finally {
      await parser.close()
    }
    if (!out.isJson && count.files > 1) out.remark(out.t('cli.check.all', count))
    if (report === undefined) return code
    const written = await writeReport(report, { files: reported, unread }, { locale: job.locale, isReplacing })
    if (!written.ok) {
      await refuse(job, report.file, written.error)
      return 1
    }
    out.remark(out.t('cli.check.reported', { file: report.file }))
    return code
  },
}

/** Says that the report was not written; a file that is there is only replaced when that is asked for. */
async function refuse({ out }: Job, file: string, error: CallError): Promise<void> {
  const words = error.code === 'file-exists' ? { key: 'cli.exists', values: { file } } : undefined
  await out.failure({ file }, error, { words })
}

async function checkFile(
  parser: CheckingParser,
  name: string,
  path: string,
  how: Pick<CheckWork['source']['input'], 'rules' | 'house'>,
): Promise<Result<Omit<CheckedFile, 'file'>, CallError>> {
  const choices = importChoicesSchema.parse({ script: 'keep' })
  const parsed = await parser.parse({ source: { kind: 'path', path }, choices })
  if (!parsed.ok) return parsed
  const { document } = parsed.value
  const { blocks } = document
  const checked = await checkWhole(parser, { name, blocks }, 'source', { document, ...how })
  return checked.ok ? ok({ findings: checked.value.findings, blocks }) : checked
}

/** A file's findings in words, a line each: where, how grave, what, the words there, and what should stand there. */
function wordsOf(
  { file, findings }: { readonly file: string; readonly findings: readonly Json[] },
  texts: readonly string[],
  { t }: Output,
): string {
  const lines = findings.map(({ severity, block, start, end, message, suggest }) => {
    const text = typeof block === 'number' ? (texts[block] ?? '') : ''
    const words = shortened(sliceCodePoints(text, Number(start), Number(end)))
    const place = typeof block === 'number' ? `@${String(block)}:${String(start)}` : ''
    const right = typeof suggest === 'string' ? ` → ${suggest === '' ? t('cli.check.nothing') : suggest}` : ''
    return `  ${[place, t(`cli.check.severity.${String(severity)}`), String(message), words === '' ? '' : `⟦${words}⟧${right}`].filter((part) => part !== '').join('  ')}`
  })
  return [`${file}  ${t('cli.count.findings', { count: findings.length })}`, ...lines].join('\n')
}

/** Characters of a place that are printed; a paragraph that a finding is of is known by its head. */
const MOST = 40

function shortened(words: string): string {
  if (/^\s+$/u.test(words)) return '␣'
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  return Array.from(line).length <= MOST ? line : `${sliceCodePoints(line, 0, MOST)}…`
}
