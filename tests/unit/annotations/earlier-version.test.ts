import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import { actOf, keepText, newDesk, noteOn, openOf, SAMPLE_TEXT, valueOf } from '#tests/helpers/keeping/desk.ts'

it('a file of an earlier version brings nothing that the article had then, and what is new in it is taken', async () => {
  const desk = newDesk()
  try {
    const { client, folder } = desk
    const first = await keepText(client)
    const { id: articleId } = first.article
    const note = noteOn(first, '核对')
    valueOf(await client.call('change.apply', actOf(articleId, { added: [note] })))
    const reviewed = await openOf(client, articleId)
    const fresh = { ...noteOn(reviewed, '另一条'), author: '宁溪' }
    const path = join(folder, 'notes.jsonld')
    writeFileSync(path, webAnnotations({ ...reviewed, notes: [...reviewed.notes, fresh] }, 0))

    const text = `${SAMPLE_TEXT}\n新写的一段。`
    const preview = valueOf(await client.call('import.inspect', { source: { kind: 'paste', text } }))
    valueOf(await client.call('import.keep', { token: preview.token, as: { kind: 'version', articleId } }))
    const before = await openOf(client, articleId)
    expect(before.notes.map(({ id }) => id)).not.toContain(note.id)

    const read = await client.call('annotations.read', { articleId, author: '读者', file: { path } as never })
    expect(valueOf(read).results).toMatchObject([
      { id: `urn:galley:note:${note.id}`, status: 'unchanged' },
      { id: `urn:galley:note:${fresh.id}`, status: 'exact' },
    ])
    expect((await openOf(client, articleId)).notes.map(({ body }) => body).sort()).toEqual(['另一条', '核对'])
  } finally {
    await desk.remove()
  }
})
