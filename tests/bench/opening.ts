/**
 * Measures the opening of an article of 1,000,000 characters against reading its blocks with parse5 alone, and the peak
 * memory of the child. Bombs and damaged files: `opening-hostile.ts`.
 * Run: `npx node tests/bench/opening.ts`
 */
import { readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import type { ForkChild } from '#electron/import/process/child.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import type { ParseRequest } from '#electron/ports.ts'

const CHARACTERS = 1_000_000
const ROUNDS = 5
const SENTENCES = [
  '新修的步道沿着河岸铺开，清晨有人跑步，傍晚有人散步；',
  '老周今年七十二岁，他说以前这里是一条两米多深的泥沟。',
  '2023年以来，街道先后投入1,250万元，改造老旧楼道386个，惠及居民近10万人。',
  '“灯亮了，路平了，串门也方便了。”住在三单元的李阿姨一边择菜一边说。',
]

let childPid: number | undefined
const nodeFork = createNodeFork(new URL('../../electron/import/process/worker.ts', import.meta.url).pathname)
const watched: ForkChild = (memoryMb) => {
  const child = nodeFork(memoryMb)
  childPid = child.pid
  return child
}

function makeArticle(): readonly string[] {
  const paragraphs: string[] = []
  for (let length = 0, index = 0; length < CHARACTERS; index += 1) {
    const text = Array.from(
      { length: 4 + (index % 5) },
      (_, sentence) => SENTENCES[(index * 3 + sentence) % SENTENCES.length] ?? '',
    ).join('')
    paragraphs.push(text)
    length += text.length
  }
  return paragraphs
}

function toHtml(paragraphs: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><title>长文</title><h1>长文一篇</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}`
}

/** Peak of the process' resident memory, as the system counted it. */
function peakMb(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
}

async function measure(name: string, fileName: string, text: string, baseMs: number): Promise<void> {
  const parser = createParser(watched)
  const bytes = new TextEncoder().encode(text)
  const request: ParseRequest = {
    source: { kind: 'bytes', fileName, bytes },
    choices: { script: 'keep', refused: [], roles: [] },
  }
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now()
    const result = await parser.parse(request)
    const elapsedMs = performance.now() - started
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    if (round > 0) times.push(elapsedMs)
    else
      console.log(
        `${name}: first time ${elapsedMs.toFixed(0)} ms with the start of the child, ${String(result.value.document.blocks.length)} blocks`,
      )
  }
  const peak = childPid === undefined ? 0 : peakMb(childPid)
  await parser.close()
  const ownMs = median(times)
  console.log(
    `${name}: ${ownMs.toFixed(0)} ms through the child, parse5 alone ${baseMs.toFixed(0)} ms, ratio ${(ownMs / baseMs).toFixed(1)}, peak memory of the child ${peak.toFixed(0)} MB`,
  )
}

const article = makeArticle()
const html = toHtml(article)
const base: number[] = []
for (let round = 0; round <= ROUNDS; round += 1) {
  const started = performance.now()
  const blocks: string[] = []
  const walk = (node: unknown): string => {
    const { childNodes, value, nodeName } = node as {
      childNodes?: readonly unknown[]
      value?: string
      nodeName: string
    }
    const text = value ?? (childNodes ?? []).map(walk).join('')
    if (nodeName === 'p' || nodeName === 'h1') blocks.push(text)
    return text
  }
  walk(parse(html))
  if (round > 0) base.push(performance.now() - started)
}
await measure('1,000,000 characters of HTML', 'a.html', html, median(base))
await measure('1,000,000 characters of text', 'a.txt', article.join('\n'), median(base))
