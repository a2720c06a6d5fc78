import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exportArticle } from '#electron/export/export-article.ts'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import type { ArticleFormat } from '#shared/contract/formats.ts'
import { ninjsCheck } from '#tests/helpers/exports/other-readers.ts'
import { heldMusts } from '#tests/helpers/exports/w3c-musts.ts'
import {
  asPublishing,
  JATS_SCHEMA,
  schema,
  withoutExtensions,
  WORD_PARTS,
  WORD_SCHEMAS,
  wordSchema,
  xmlFaults,
  xmlMissing,
} from '#tests/helpers/exports/xml-schemas.ts'
import { needs } from '#tests/helpers/left-out.ts'
import { openArticle, readAsset, T0, wholeOf } from './fixture.ts'

type Json = Record<string, unknown>

async function exported(format: ArticleFormat): Promise<Uint8Array> {
  const made = await exportArticle(openArticle(), { format, view: 'marked', locale: 'zh-Hans', readAsset, now: T0 })
  if (!made.ok) throw new Error(made.error.code)
  return wholeOf(made.value)
}

describe('the MUSTs of the Web Annotation Data Model', () => {
  const text = webAnnotations(openArticle(), T0)
  const broken = (of: string): readonly string[] =>
    heldMusts(of).flatMap((must) => (must.broken > 0 ? [must.name] : []))

  it('hold of a reviewed article, and most of them are asked', () => {
    expect(broken(text)).toEqual([])
    expect(heldMusts(text).filter(({ asked }) => asked > 0).length).toBeGreaterThan(28)
  })

  it.each<readonly [what: string, says: RegExp, spoil: (annotation: Json, whole: Json) => void]>([
    ['an annotation without its context', /3\.1 .*@context/u, (one) => delete one['@context']],
    ['an id that is no IRI', /3\.1 .*IRI/u, (one) => (one['id'] = 'note 1')],
    ['no target', /3\.1 .*targets/u, (one) => delete one['target']],
    ['a time without its zone', /3\.3 a time/u, (one) => (one['created'] = '2026-11-30T04:56:13')],
    ['a maker of no kind', /3\.3 an agent/u, (one) => (one['creator'] = { type: 'Cat', name: '咪' })],
    ['a body without a value', /3\.2 a TextualBody/u, (one) => (one['body'] = { type: 'TextualBody' })],
    ['a total that is not so', /5\.1 a total/u, (_, whole) => (whole['total'] = 999)],
  ])('are found broken: %s', (_, says, spoil) => {
    const whole = JSON.parse(text) as Json
    const [first] = (whole['first'] as { readonly items: Json[] }).items
    spoil(first ?? {}, whole)
    expect(broken(JSON.stringify(whole)).some((name) => says.test(name))).toBe(true)
  })
})

it('what only newer readers know is left out before a part is held against the standard', () => {
  const part = `<w:d xmlns:w="w" xmlns:x="x" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x">
    <w:p x:id="1" w:a="2"/><x:p><w:r/></x:p><mc:AlternateContent><mc:Choice Requires="x"><w:new/></mc:Choice><mc:Fallback><w:old/></mc:Fallback></mc:AlternateContent></w:d>`
  expect(
    withoutExtensions(part)
      .replace(/^.*?(?=<w:p)/su, '')
      .replaceAll(/\s+(?=<)/gu, ''),
  ).toBe('<w:p w:a="2"></w:p><w:old></w:old></w:d>')
})

const noJats = xmlMissing(JATS_SCHEMA)
describe('JATS', needs(noJats ?? ''), () => {
  it.skipIf(noJats !== undefined)(
    'is valid by the schema that others have published, and what is not is found',
    async () => {
      const text = asPublishing(new TextDecoder().decode(await exported('jats')))
      const wrong = text.replace('<title-group>', '<title-group><p/>')
      const faults = xmlFaults(
        schema(JATS_SCHEMA) ?? '',
        new Map([
          ['right', text],
          ['wrong', wrong],
        ]),
      )
      expect(faults.get('right')).toEqual([])
      expect(faults.get('wrong')).not.toEqual([])
    },
  )
})

const check = ninjsCheck()
describe('ninjs', needs(typeof check === 'string' ? check : ''), () => {
  it.skipIf(typeof check === 'string')('is valid by the IPTC’s schema, and what is not is found', async () => {
    const text = new TextDecoder().decode(await exported('ninjs'))
    if (typeof check === 'string') return
    expect(check(text)).toEqual([])
    expect(check(text.replace('"uri"', '"url"'))).not.toEqual([])
  })
})

const noWord = xmlMissing(...WORD_SCHEMAS)
describe('DOCX', needs(noWord ?? ''), () => {
  it.skipIf(noWord !== undefined)('has parts that are valid by the schema, and one that is not is found', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'galley-word-schema-'))
    const parts = Object.entries(unzipSync(await exported('docx'))).filter(([name]) => WORD_PARTS.test(name))
    const texts = new Map(parts.map(([name, bytes]) => [name, withoutExtensions(new TextDecoder().decode(bytes))]))
    texts.set('wrong', (texts.get('word/document.xml') ?? '').replace('<w:body>', '<w:body><w:r></w:r>'))
    const faults = xmlFaults(wordSchema(folder), texts)
    rmSync(folder, { recursive: true })
    expect([...faults].flatMap(([name, said]) => (said.length > 0 ? [name] : []))).toEqual(['wrong'])
  })
})
