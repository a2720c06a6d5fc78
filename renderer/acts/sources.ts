import type { GivenSource } from '#shared/contract/shapes.ts'

/** What a drop or the clipboard carries: files (and folders) by their tokens, else the words with their markup. */
export async function sourcesOf(data: DataTransfer): Promise<readonly GivenSource[]> {
  // All of it is read before anything is waited for: after the event there is nothing in it any more.
  const text = data.getData('text/plain')
  const html = data.getData('text/html')
  const given = await Promise.all([...data.files].map((file) => window.galley.fileOf(file)))
  const files = given.filter((file) => file !== undefined)
  if (files.length > 0) return files.map((file) => ({ kind: 'file', file }))
  if (text.trim() === '' && html.trim() === '') return []
  return [html.trim() === '' ? { kind: 'paste', text } : { kind: 'paste', text, html }]
}
