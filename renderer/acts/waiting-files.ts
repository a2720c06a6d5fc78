import type { CallOutput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { GivenSource, ImportChoices, ImportFacts, ImportPreview } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { client } from '../transport/bridge.ts'

/** How a file is kept: as a new article, or as a new text of one that is there. */
export type KeepAs = { readonly kind: 'new' } | { readonly kind: 'version'; readonly articleId: ArticleId }

/** A file that was read and waits with the services: `token` is theirs, which changes when they have to read it again. */
interface Waiting {
  readonly source: GivenSource
  readonly sha256: string
  readonly choices: ImportChoices
  readonly token: string
}

/** By the token under which the screens know it. */
const files = new Map<string, Waiting>()

/** Reads a file; it then waits under its token until it is kept or dropped. */
export async function readFile(source: GivenSource): Promise<Result<ImportFacts, CallError>> {
  const answer = await client.call('import.read', { source })
  if (answer.ok) {
    const { token, sha256, choices } = answer.value
    files.set(token, { source, sha256, choices, token })
  }
  return answer
}

/** Where a file that waits came from. */
export function sourceOf(token: string): GivenSource | undefined {
  return files.get(token)?.source
}

/** The whole of a file that waits, under the token by which it is asked for. */
export async function lookAtFile(token: string): Promise<Result<ImportPreview, CallError>> {
  return known(token, await askOfFile(token, (own) => client.call('import.look', { token: own })))
}

/** Reads the same bytes with other choices. */
export async function chooseForFile(token: string, choices: ImportChoices): Promise<Result<ImportPreview, CallError>> {
  const answer = await askOfFile(token, (own) => client.call('import.choose', { token: own, choices }))
  const waiting = files.get(token)
  if (answer.ok && waiting !== undefined) files.set(token, { ...waiting, choices })
  return known(token, answer)
}

/** What of the article's review would stay behind. */
export function carryOf(token: string, articleId: ArticleId): Promise<Result<CallOutput<'import.carry'>, CallError>> {
  return askOfFile(token, (own) => client.call('import.carry', { token: own, articleId }))
}

export async function keepFile(
  token: string,
  as: KeepAs,
  author: string | undefined,
): Promise<Result<CallOutput<'import.keep'>, CallError>> {
  const answer = await askOfFile(token, (own) => client.call('import.keep', { token: own, author, as }))
  if (answer.ok) files.delete(token)
  return answer
}

export function dropFile(token: string): void {
  void client.call('import.drop', { token: files.get(token)?.token ?? token })
  files.delete(token)
}

/**
 * Asks something of a file that waits. The services have forgotten it when they were started anew, or when too many wait:
 * then it is read again, as it was chosen, and asked once more. Error `file-changed`: it is another text by now.
 */
export async function askOfFile<T>(
  token: string,
  ask: (own: string) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const waiting = files.get(token)
  const answer = await ask(waiting?.token ?? token)
  if (answer.ok || waiting === undefined || !isForgotten(answer.error)) return answer
  const { source, choices } = waiting
  const again = await client.call('import.inspect', { source, choices })
  if (!again.ok) return again
  if (again.value.sha256 !== waiting.sha256) {
    void client.call('import.drop', { token: again.value.token })
    return err(callError('file-changed', { file: again.value.fileName }))
  }
  files.set(token, { ...waiting, token: again.value.token })
  return ask(again.value.token)
}

function isForgotten({ code, values }: CallError): boolean {
  // One that died before it answered is followed by one that knows nothing; nothing is kept twice, for it is the same bytes.
  return code === 'core-lost' || (code === 'not-found' && String(values?.['record']).startsWith('import:'))
}

function known(token: string, answer: Result<ImportPreview, CallError>): Result<ImportPreview, CallError> {
  return answer.ok ? { ...answer, value: { ...answer.value, token } } : answer
}
