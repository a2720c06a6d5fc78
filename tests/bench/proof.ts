/**
 * The window under load (issue 2, 7): an article of 1,000,000 characters with 10,000 notes, against a plain static page
 * of the same text with the same faces in the same Chromium, in one run. Run: `npx node tests/bench/proof.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { addNote } from '#shared/acts/notes.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { NOTE_KINDS } from '#shared/domain/note.ts'
import { newId } from '#shared/lib/ids.ts'
import { buildApp } from '#build/scripts/build-app.ts'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { actOf, keepText, openDesk, valueOf } from '../helpers/keeping/desk.ts'
import { tasksDuring } from '../helpers/window/own-work.ts'
import { timePlain, writePlainPage } from './_window/plain-page.ts'

const PARAGRAPHS = 5000
const NOTES = 10_000
const SENTENCES = [
  '清晨的码头上已经排起了长队，人们等着第一班渡船靠岸。',
  '去年全县修好了三十二座旧桥，其中七座通了公交车，沿线的小学因此多收了三百多名学生。',
  '老会计把账本翻到最后一页，指着一行数字说，这一笔他核对了四遍。',
  '雨季之前，值班的人把每一道闸门都试了一次，记录写得清清楚楚。',
  '镇上的印刷厂还用着旧机器，纸边上的孔对得很齐，老师傅说错一格都看得出来。',
]

/** About 200 characters that differ from paragraph to paragraph. */
function paragraph(index: number): string {
  const picked = SENTENCES.map((_, at) => SENTENCES[(index * 3 + at) % SENTENCES.length] ?? '')
  return `第${index + 1}段。${picked.join('')}${picked.join('')}`.slice(0, 200)
}

async function makeLibrary(
  folder: string,
): Promise<{ readonly characters: number; readonly paragraphs: readonly string[] }> {
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(index))
  const open = await keepText(desk.client, ['#长稿', ...paragraphs].join('\n'))
  for (let from = 0; from < NOTES; from += 1000) {
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: notes(open, from, from + 1000) })))
  }
  await desk.close()
  return { characters: paragraphs.join('').length, paragraphs }
}

function notes(open: OpenArticle, from: number, to: number) {
  const body = open.blocks.filter((block) => block.role === 'paragraph')
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at
    const block = body[Math.floor((index * body.length) / NOTES)]
    if (block === undefined) throw new Error('no paragraph')
    const start = (index % 2) * 60 + 10
    const target = makeTarget([block], { blockId: block.id, offset: start }, { blockId: block.id, offset: start + 12 })
    if (target === undefined) throw new Error('no place')
    const fresh = {
      id: newId() as NoteId,
      articleId: open.article.id,
      versionId: open.article.currentVersionId,
      kind: NOTE_KINDS[index % NOTE_KINDS.length] ?? 'comment',
      body: `第 ${index} 条：请核对。`,
      target,
    }
    return addNote(fresh, { author: '沈', atMs: 1 }).added ?? []
  }).flat()
}

interface Frames {
  readonly long: number
  readonly all: number
  /** Those whose own work took so long, in time of the processor: what is left when nothing else runs on the machine. */
  readonly busy: number
}

/** Frames longer than 50 ms while the element is scrolled from end to end, and all frames. */
const scrollFrames = async (page: Page, selector: string): Promise<Frames> => {
  const { value, tasks } = await tasksDuring(page, () => scroll(page, selector))
  return { ...value, busy: tasks.filter(({ workMs }) => workMs > 50).length }
}

const scroll = (page: Page, selector: string): Promise<{ long: number; all: number }> =>
  page.evaluate(
    (query) =>
      new Promise<{ long: number; all: number }>((resolve) => {
        const host = document.querySelector(query) ?? document.documentElement
        let long = 0
        let all = 0
        let last = performance.now()
        const step = (): void => {
          const now = performance.now()
          all += 1
          if (now - last > 50) long += 1
          last = now
          host.scrollTop += 2000
          if (host.scrollTop + host.clientHeight < host.scrollHeight - 2) requestAnimationFrame(step)
          else resolve({ long, all })
        }
        requestAnimationFrame(step)
      }),
    selector,
  )

/** From the call (a click on the row) until text, marks and cards are drawn. */
const timeToOpen = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    document.addEventListener('dblclick', () => ((window as { benchStart?: number }).benchStart = performance.now()), {
      capture: true,
      once: true,
    })
  })
  await page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const check = (): void => {
          const isDrawn =
            document.querySelector('.sheet .block-text') !== null &&
            (CSS.highlights.get('note-comment')?.size ?? 0) > 0 &&
            document.querySelector('.margin .card') !== null
          if (!isDrawn) requestAnimationFrame(check)
          else
            requestAnimationFrame(() =>
              resolve(performance.now() - ((window as { benchStart?: number }).benchStart ?? 0)),
            )
        }
        check()
      }),
  )
}

/** Keys typed in a note's field: from the key to the frame that shows it, in milliseconds, sorted. */
const typingDelays = async (page: Page): Promise<readonly number[]> => {
  await page.locator('.margin .card .card-head').first().click()
  const field = page.locator('.card[data-open] textarea').first()
  await field.focus()
  await page.evaluate(() => {
    const store = window as { delays?: number[] }
    store.delays = []
    document.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => store.delays?.push(performance.now() - start), 0))
      },
      { capture: true },
    )
  })
  for (let index = 0; index < 60; index += 1) await page.keyboard.type('a', { delay: 40 })
  const delays = await page.evaluate(() => (window as { delays?: number[] }).delays ?? [])
  return delays.sort((a, b) => a - b)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-bench-'))
try {
  await buildApp()
  const executablePath = await unpackNpmChromium()
  const { characters, paragraphs } = await makeLibrary(folder)
  const plain = writePlainPage(folder, paragraphs.map((text) => `<p>${text}</p>`).join('\n'))
  const app = await launchGalley({ userDataDir: folder })
  const { page } = app
  page.setDefaultTimeout(120_000)
  await page.waitForTimeout(1500)
  const opened = await timeToOpen(page)
  const delays = await typingDelays(page)
  const scrolled = await scrollFrames(page, '.proof-scroll')
  await app.kill()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
  })
  const plainPage = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const plainTime = await timePlain(plainPage, plain)
  const plainScroll = await scrollFrames(plainPage, 'html')
  await browser.close()
  const p95 = delays[Math.floor(delays.length * 0.95)] ?? Number.NaN
  const share = (frames: Frames): string =>
    `${frames.long} of ${frames.all} (${((frames.long / frames.all) * 100).toFixed(1)} %), ${frames.busy} by their own work`
  console.log(`article: ${characters} characters, ${NOTES} notes`)
  console.log(
    `to the first full view: ${opened.toFixed(0)} ms; plain page ${plainTime.toFixed(0)} ms; ratio ${(opened / plainTime).toFixed(2)} (to reach ≤ 2)`,
  )
  console.log(
    `frames over 50 ms while scrolling: ${share(scrolled)}; plain page ${share(plainScroll)} (to reach ≤ 1 % or no more than plain)`,
  )
  console.log(`key to paint: p95 ${p95.toFixed(1)} ms of ${delays.length} keys (to reach ≤ 50 ms)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
