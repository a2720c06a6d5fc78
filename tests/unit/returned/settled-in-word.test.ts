import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { proposeForm } from '#shared/acts/forming.ts'
import { proposeJoin } from '#shared/acts/joining.ts'
import { moveParagraph } from '#shared/acts/moving.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { actOf, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { answeredDocx, settledInWord } from '#tests/helpers/word-answer.ts'

/** What Word does to paragraphs and to form: carried out or refused there, it is so here. */
const TEXTS = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有十一万册书，来了三百人。',
  '江上的人都看得见这盏灯。',
  '那一夜没有月亮，船夫点起了灯。',
  '天亮以前，他把书一本一本放回架上。',
]

let place = ''
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-settled-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await galley(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

const by = { author: '秦未央', atMs: Date.UTC(2026, 2, 4) }

async function onDesk<T>(
  id: string,
  work: (desk: TestDesk, open: () => Promise<OpenArticle>) => Promise<T>,
): Promise<T> {
  const desk = openDesk(path.join(place, 'l.sqlite'), place)
  try {
    return await work(desk, () => openOf(desk.client, id as ArticleId))
  } finally {
    await desk.close()
  }
}

/** Bold on some words, two paragraphs to be joined, one that goes up. */
async function proposed(isOwn: boolean): Promise<{ readonly id: string; readonly out: Uint8Array }> {
  if (isOwn)
    writeFileSync(path.join(place, 'in.docx'), makeDocx({ body: TEXTS.map((text) => paragraph(text)).join('') }))
  else writeFileSync(path.join(place, 'in.txt'), TEXTS.join('\n\n'))
  const id = String((await call('import', isOwn ? 'in.docx' : 'in.txt', '--author', '秦未央'))['article'])
  await onDesk(id, async (desk, open) => {
    const apply = async (build: (now: OpenArticle) => Partial<ChangeSet> | undefined): Promise<void> => {
      const change = build(await open()) ?? {}
      valueOf(await desk.client.call('change.apply', { ...actOf(id as ArticleId, change), ...by }))
    }
    const block = (now: OpenArticle, text: string) => {
      const found = now.blocks.find((each) => each.text.startsWith(text))
      if (found === undefined) throw new Error(text)
      return found
    }
    await apply((now) => proposeForm(block(now, '书屋有'), [], { start: 3, end: 6 }, { kind: 'bold' }, true, by))
    await apply((now) => proposeJoin(block(now, '末班'), block(now, '书屋有'), recordsOf(now), by))
    await apply((now) => {
      const moved = moveParagraph(block(now, '天亮'), now.blocks, now.suggestions, 'up', by)
      return typeof moved === 'string' ? undefined : moved.change
    })
    expect((await open()).suggestions.map(({ kind }) => kind).sort()).toEqual(['form', 'join', 'move'])
  })
  await call('export', id, '--format', 'docx', '--out', 'out.docx', ...(isOwn ? ['--into-own'] : []))
  return { id, out: readFileSync(path.join(place, 'out.docx')) }
}

async function merged(bytes: Uint8Array) {
  writeFileSync(path.join(place, 'back.docx'), bytes)
  return call('merge', 'back.docx', '--author', '秦未央')
}

const reading = (id: string) =>
  onDesk(id, async (_desk, open) => {
    const { blocks, suggestions } = await open()
    return {
      texts: blocks.toSorted((a, b) => a.order - b.order).map(({ text }) => text),
      states: [...new Set(suggestions.map(({ state }) => state))],
    }
  })

const [title = '', first = '', second = '', third = '', fourth = '', fifth = ''] = TEXTS

test.each([
  ['a new document', false],
  ['the own file of the author', true],
] as const)('moves, joins and form that were accepted or rejected in Word: %s', async (_what, isOwn) => {
  const { id, out } = await proposed(isOwn)
  expect(await merged(out)).toMatchObject({ acts: 0, left: 0, untracked: { count: 0 } })
  const settled = (isAccepted: boolean): Uint8Array =>
    answeredDocx(out, { 'word/document.xml': (xml) => settledInWord(xml, isAccepted) })
  expect(await merged(settled(false))).toMatchObject({
    left: 0,
    untracked: { count: 0 },
    counts: { decisions: 3 },
    conflicts: [],
  })
  expect(await reading(id)).toEqual({ texts: TEXTS, states: ['rejected'] })
  expect(await merged(settled(false))).toMatchObject({ acts: 0 })
})

test.each([
  ['a new document', false],
  ['the own file of the author', true],
] as const)('accepted, paragraphs are one and stand elsewhere: %s', async (_what, isOwn) => {
  const { id, out } = await proposed(isOwn)
  const back = answeredDocx(out, { 'word/document.xml': (xml) => settledInWord(xml, true) })
  expect(await merged(back)).toMatchObject({ left: 0, untracked: { count: 0 }, conflicts: [] })
  expect(await reading(id)).toEqual({
    texts: [title, `${first}\n${second}`, third, fifth, fourth],
    states: ['accepted'],
  })
  expect(await merged(back)).toMatchObject({ acts: 0 })
})
