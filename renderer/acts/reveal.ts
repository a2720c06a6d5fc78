import type { GivenFile } from '#shared/contract/files.ts'
import type { GivenSource } from '#shared/contract/shapes.ts'
import { client } from '../transport/bridge.ts'
import { errorText, toast } from './toasts.ts'

/** Shows a file that was given, or made, in the system's file manager. */
export async function reveal(file: GivenFile): Promise<void> {
  const answer = await client.call('file.reveal', { file })
  if (!answer.ok) toast('wrong', errorText(answer.error))
}

/** The same of what an article came from, where that was a file. */
export function revealFile(source: GivenSource): void {
  if (source.kind === 'file') void reveal(source.file)
}
