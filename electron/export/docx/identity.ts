import { createHash } from 'node:crypto'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { TextView } from '#shared/text/derive.ts'
import { hashOf, IDENTITY_FORMAT, IDENTITY_NAMESPACE, IDENTITY_ROOT } from '#electron/returned/identity.ts'
import type { Changes } from './changes.ts'
import type { Comments } from './comments.ts'
import { plainPart, tag } from './xml.ts'

/** A block as its document has it before any tracked change. */
export interface WrittenText {
  readonly block: string
  readonly text: string
}

/** The part that says who a document is (returned/identity.ts), where it is known on which acts it stands. */
export function identityPart(
  { article }: OpenArticle,
  { heads, view, now }: { readonly heads?: readonly string[]; readonly view: TextView; readonly now: number },
  written: {
    readonly comments: Comments
    readonly changes: Changes
    readonly texts: readonly WrittenText[]
    /** Changes that were in the file before, and stay. */
    readonly known?: readonly string[]
  },
): string | undefined {
  if (heads === undefined || heads.length === 0) return undefined
  const { id, currentVersionId } = article
  const stands = createHash('sha256')
    .update(JSON.stringify([id, currentVersionId, view, now, heads]), 'utf8')
    .digest('hex')
  return plainPart(
    IDENTITY_ROOT,
    IDENTITY_NAMESPACE,
    tag('export', {
      format: IDENTITY_FORMAT,
      article: id,
      version: currentVersionId,
      id: stands.slice(0, 20),
      view,
      at: now,
    }),
    ...heads.map((head) => tag('head', { act: head })),
    ...written.comments.told.map(({ id: comment, paragraph, of, lead, text, isDone }) =>
      tag('comment', {
        id: comment,
        paragraph,
        of: of.type,
        record: of.id,
        lead,
        text: hashOf(text),
        done: isDone ? 1 : 0,
      }),
    ),
    ...(written.known ?? []).map((suggestion) => tag('change', { record: suggestion })),
    ...[...written.changes.told].map(([suggestion, ids]) => tag('change', { record: suggestion, ids: ids.join(' ') })),
    ...written.texts.map(({ block, text }) => tag('block', { record: block, text: hashOf(text) })),
  )
}

/** What Word asks of a part of somebody's own: an id by which it is known. */
export const IDENTITY_PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' +
  tag(
    'ds:datastoreItem',
    {
      'ds:itemID': '{6C5E9A52-3B0E-4E0B-9C1D-6A11E7D0C0DE}',
      'xmlns:ds': 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
    },
    tag('ds:schemaRefs', {}, tag('ds:schemaRef', { 'ds:uri': IDENTITY_NAMESPACE })),
  )

export const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
