import { notChecked } from '#shared/checks/not-checked.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { attempt } from '#electron/checks/attempt.ts'
import { runCheck, type Checked, type CheckKind, type CheckWork } from '#electron/checks/run-check.ts'
import type { CheckingParser } from '#electron/import/process/parser-process.ts'

/**
 * A shorter text is checked at once: no step that is known takes more than a second for it. A longer one goes to the
 * child, which can be ended in the middle of a step.
 */
const LONG = 20_000

/** Has a text of so many characters checked; `name` is what it is called when something is said of it. */
export function checkText<K extends CheckKind>(
  parser: CheckingParser,
  { name, length }: { readonly name: string; readonly length: number },
  kind: K,
  input: CheckWork[K]['input'],
): Promise<Result<CheckWork[K]['output'], CallError>> {
  return length <= LONG ? attempt(() => runCheck(kind, input)) : parser.check(name, kind, input)
}

/** The same for an article; when the time was up in the middle of a step, its blocks are said to be unchecked. */
export async function checkWhole<K extends 'source' | 'records'>(
  parser: CheckingParser,
  { name, blocks }: { readonly name: string; readonly blocks: readonly { readonly text: string }[] },
  kind: K,
  input: CheckWork[K]['input'],
): Promise<Result<Checked, CallError>> {
  const length = blocks.reduce((sum, { text }) => sum + codePointLength(text), 0)
  const checked: Result<Checked, CallError> = await checkText(parser, { name, length }, kind, input)
  if (checked.ok || !isEnded(checked.error)) return checked
  return ok({
    captions: [],
    findings: notChecked({ blocks: new Set(blocks.keys()), rules: new Set() }),
    people: [],
  })
}

/** Whether it was ended for the time or the memory that it took. */
export function isEnded({ code, values }: CallError): boolean {
  return code === 'parse-timeout' || (code === 'parse-limit' && values?.['detail'] === 'memory')
}
