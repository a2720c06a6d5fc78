/**
 * Two versions of an article of 1,000,000 characters with 2,000 changes, in the built window: how long the comparison takes,
 * how long the window stands still for it, and for going from change to change.
 * Run: `npx node tests/bench/versions.ts`. PARAGRAPHS (5000), CHANGES (2000).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildApp } from '#build/scripts/build-app.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { valueOf } from '../helpers/keeping/desk.ts'
import { pageClient } from '../helpers/window/page-client.ts'
import { ms, printBlocks, quantile, shownIn, sizeOf } from './_floor/measure.ts'

const PARAGRAPHS = sizeOf('PARAGRAPHS', 5000)
const CHANGES = sizeOf('CHANGES', 2000)
const STEPS = 40

const SENTENCES = [
  '清晨的码头上已经排起了长队，人们等着第一班渡船靠岸。',
  '去年全县修好了三十二座旧桥，其中七座通了公交车，沿线的小学因此多收了三百多名学生。',
  '老会计把账本翻到最后一页，指着一行数字说，这一笔他核对了四遍。',
  '雨季之前，值班的人把每一道闸门都试了一次，记录写得清清楚楚。',
  '镇上的印刷厂还用着旧机器，纸边上的孔对得很齐，老师傅说错一格都看得出来。',
]

function paragraph(index: number): string {
  const picked = SENTENCES.map((_, at) => SENTENCES[(index * 3 + at) % SENTENCES.length] ?? '')
  return `第${String(index + 1)}段。${picked.join('')}${picked.join('')}`.slice(0, 200)
}

const old = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(index))
/** Words changed, paragraphs taken out, put in, moved, parted: evenly over the text. */
function revised(): readonly string[] {
  const every = Math.max(1, Math.floor(PARAGRAPHS / CHANGES))
  return old.flatMap((text, index): readonly string[] => {
    if (index % every !== 0) return [text]
    switch ((index / every) % 20) {
      case 3:
        return []
      case 7:
        return [text, `第${String(index)}段之后添的一段，说的是灯塔和鲸鱼。`]
      case 11:
        return [text.slice(0, 100), text.slice(100)]
      default:
        return [text.replace('长队', '长长的队').replace('四遍', '五遍')]
    }
  })
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-versions-'))
try {
  await buildApp()
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ reviewerName: '沈', locale: 'zh-Hans' }))
  const app = await launchGalley({ userDataDir: folder })
  app.page.setDefaultTimeout(300_000)
  const client = pageClient(app)
  const keep = async (texts: readonly string[], articleId?: string): Promise<string> => {
    const text = ['长稿', ...texts].join('\n')
    const preview = valueOf(await client.call('import.inspect', { source: { kind: 'paste', text } }))
    const as = articleId === undefined ? { kind: 'new' } : { kind: 'version', articleId }
    const input = { token: preview.token, as, author: '沈' } as Parameters<typeof client.call<'import.keep'>>[1]
    return valueOf(await client.call('import.keep', input)).articleId
  }
  const id = await keep(old)
  await keep(revised(), id)
  await app.page.reload()
  await app.page.locator('.lib-row[aria-rowindex="2"]').first().dblclick()
  await app.page.locator('.proof').waitFor()
  await app.page.locator('.sheet .block').first().waitFor()
  await printBlocks(app, 'comparing', async () => {
    await app.page.keyboard.press('Control+8')
    await shownIn(app.page, '.versions-row')
  })
  console.log(await app.page.locator('.versions-sum').innerText())
  const times: number[] = []
  await printBlocks(app, `${String(STEPS)} steps from change to change`, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      const before = performance.now()
      await app.page.keyboard.press('j')
      await shownIn(app.page, `.versions-at[data-at="${String(step + 1)}"]`)
      times.push(performance.now() - before)
    }
  })
  console.log(`a step: p50 ${ms(quantile(times, 0.5))}, longest ${ms(Math.max(...times))}`)
  await printBlocks(app, 'in line', async () => {
    await app.page.keyboard.press('d')
    await shownIn(app.page, '.versions-rows[data-layout="line"] .versions-row')
  })
  console.log(`rows in the page: ${String(await app.page.locator('.versions-row').count())}`)
  await app.quit({ allowFailures: true })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
