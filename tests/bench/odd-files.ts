/**
 * Measures odd files through the built command: pipes, devices, endless and sparse files, links, broken archives, bad
 * names, files that may not be read or vanish while they are: each a result or a clear error within 5 s, and the next
 * file opens. Run: `npm run build && npx node tests/bench/odd-files.ts`
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'

const LIMIT_MS = 5000
const MANY = process.env.GALLEY_LONG === '1' ? 20_000 : 2000
const COMMAND = join(import.meta.dirname, '../../dist/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'galley-odd-bench-'))
const at = (name: string): string => join(folder, name)
const article = '石埂立起来\n本报记者 林知远\n入冬以来，梯田改造工程进入收尾阶段。\n'
writeFileSync(at('sound.txt'), article)

/** Files by what is odd about them. */
const odd = new Map<string, string>()
const lay = (name: string, content: string | Uint8Array): void => {
  writeFileSync(at(name), content)
  odd.set(name, at(name))
}
const link = (name: string, target: string): void => {
  symlinkSync(target, at(name))
  odd.set(name, at(name))
}

for (const name of ['pipe.txt', 'pipe.zip', 'pipe.docx', 'pipe.jsonld']) {
  execFileSync('mkfifo', [at(name)])
  odd.set(name, at(name))
}
for (const device of [
  '/dev/zero',
  '/dev/random',
  '/dev/null',
  '/dev/tty',
  '/proc/kmsg',
  '/proc/self/mem',
  '/proc/kcore',
])
  odd.set(device, device)
link('zero.txt', '/dev/zero')
link('zero.zip', '/dev/zero')
link('pagemap.txt', '/proc/self/pagemap')
link('stdin.txt', '/dev/stdin')
link('loop.txt', at('loop.txt'))
link('nobody.txt', at('gone.txt'))
const socket = createServer().listen(at('socket.txt'))
odd.set('socket.txt', at('socket.txt'))
for (const [name, size] of [
  ['sparse.txt', 20 * 2 ** 30],
  ['sparse.zip', 150 * 2 ** 20],
  ['sparse-small.txt', 40 * 2 ** 20],
] as const) {
  lay(name, '')
  truncateSync(at(name), size)
}
lay('empty.txt', '')
lay('closed.txt', article)
chmodSync(at('closed.txt'), 0)
mkdirSync(at('closed'))
writeFileSync(at('closed/a.txt'), article)
chmodSync(at('closed'), 0)
odd.set('closed', at('closed'))
lay('a\nb.txt', article)
lay(`${'长'.repeat(80)}.txt`, article)
writeFileSync(
  Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xca, 0xaf, 0xb9, 0xa1, 0x2e, 0x74, 0x78, 0x74])]),
  article,
)
// As a shell's argument comes to Node: the bytes that are no UTF-8 are lost.
odd.set('GBK name', at('\u02af\ufffd\ufffd.txt'))

const docx = makeDocx({ body: paragraph('石埂立起来') })
const zip = makeArchive([
  { name: '稿.txt', data: article },
  { name: '图.png', data: 'x', isStored: true },
])
for (const [kind, archive] of [
  ['docx', docx],
  ['zip', zip],
] as const) {
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    lay(`cut-${String(share)}.${kind}`, archive.subarray(0, Math.floor(archive.length * share)))
  for (let count = 0; count < 20; count += 1) {
    const changed = Uint8Array.from(archive)
    const place = Math.floor((archive.length * count) / 20)
    changed[place] = (changed[place] ?? 0) ^ 0xff
    lay(`changed-${String(count)}.${kind}`, changed)
  }
}
lay('large.zip', makeArchive([{ name: '稿.txt', data: article }], true))
lay('nested.zip', makeArchive([{ name: '内.zip', data: zip }]))
lay(
  'overlap.zip',
  makeArchive([
    { name: 'a.txt', data: article },
    { name: 'b.txt', data: article, offset: 0 },
  ]),
)
lay('crowd.zip', makeArchive(Array.from({ length: 5000 }, (_, index) => ({ name: `${String(index)}.txt`, data: 'x' }))))
lay('bomb.zip', makeArchive([{ name: '稿.txt', data: ' '.repeat(250 * 2 ** 20) }]))

interface Ran {
  readonly ms: number
  readonly lines: readonly Readonly<Record<string, unknown>>[]
}

/** Runs the command; what takes longer than twice the limit is ended, and has failed. */
async function galley(args: readonly string[], limitMs = LIMIT_MS * 2): Promise<Ran> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', COMMAND, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  const out = await text(child.stdout)
  clearTimeout(timer)
  const lines = out.split('\n').filter((line) => line !== '')
  return { ms: performance.now() - started, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const isAnswer = (line: Readonly<Record<string, unknown>> | undefined): boolean =>
  line !== undefined &&
  ('error' in line ? JSON.stringify(line['error']).length > 30 : 'blocks' in line || 'article' in line)

let bad = 0
let slowest = 0
/** The odd file first, then a sound one in the same run. */
async function judge(call: string, name: string, path: string, more: readonly string[]): Promise<void> {
  const { ms, lines } = await galley([call, path, at('sound.txt'), ...more])
  slowest = Math.max(slowest, ms)
  const next = lines.at(-1)
  const isNext = next !== undefined && !('error' in next)
  const isGood = isAnswer(lines[0]) && lines.length >= 2 && isNext && ms <= LIMIT_MS * 2
  if (!isGood) bad += 1
  const code = (lines[0]?.['error'] as { readonly code?: string } | undefined)?.code ?? 'opened'
  if (!isGood || process.argv.includes('--all'))
    console.log(`${isGood ? '  ' : '!!'} ${call} ${name}: ${code}, ${ms.toFixed(0)} ms`)
}
const library = at('library.sqlite')
for (const [name, path] of odd) {
  await judge('inspect', name, path, [])
  if (/pipe|dev|zero|closed|socket/.test(name)) await judge('import', name, path, ['--library', library])
}

const [kept] = (await galley(['import', at('sound.txt'), '--library', library])).lines
for (const [name, path] of [...odd].filter(([each]) => /pipe|dev|proc|zero|socket|sparse|loop|closed/.test(each))) {
  const { ms, lines } = await galley(['annotations', String(kept?.['article']), path, '--library', library])
  slowest = Math.max(slowest, ms)
  const isGood = lines.length === 1 && 'error' in (lines[0] ?? {}) && ms <= LIMIT_MS * 2
  if (!isGood) bad += 1
  if (!isGood) console.log(`!! annotations ${name}: ${JSON.stringify(lines)}, ${ms.toFixed(0)} ms`)
}

mkdirSync(at('many'))
for (let count = 0; count < MANY; count += 1) writeFileSync(at(`many/${String(count)}.txt`), `第${String(count)}篇。\n`)
const many = await galley(['inspect', at('many')], 600_000)
const isAll = many.lines.length === MANY && many.lines.every((line) => !('error' in line))
if (!isAll) bad += 1
console.log(`a folder of ${String(MANY)} texts: ${String(many.lines.length)} opened, ${(many.ms / 1000).toFixed(1)} s`)

socket.close()
chmodSync(at('closed'), 0o700)
rmSync(folder, { recursive: true, force: true })
console.log(
  `odd files: ${String(odd.size)}, slowest run with its start and a sound file after it ${slowest.toFixed(0)} ms, bad: ${String(bad)}`,
)
process.exitCode = bad === 0 ? 0 : 1
