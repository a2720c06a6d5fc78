import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ok } from '#shared/lib/result.ts'
import { writeLeaving, type Fill } from '#electron/services/leaving/write-leaving.ts'
import { codeOf, keepText, newDesk, openDesk, openOf, valueOf, type TestDesk } from '../helpers/keeping/desk.ts'

type Desk = TestDesk & { readonly remove: () => Promise<void> }
let desk: Desk
let input: { articleId: never; format: 'text'; view: 'clean'; locale: 'en' }

const exportTo = (path: string, isReplacing = true): ReturnType<typeof desk.client.call<'export.run'>> =>
  desk.client.call('export.run', { ...input, file: { path }, isReplacing })
const at = (...names: readonly string[]): string => join(desk.folder, ...names)
const leftovers = (): readonly string[] => readdirSync(desk.folder).filter((name) => name.endsWith('.part'))

beforeEach(async () => {
  desk = newDesk()
  const open = await keepText(desk.client)
  input = { articleId: open.article.id as never, format: 'text', view: 'clean', locale: 'en' }
  valueOf(await desk.client.call('library.backUp', {}))
  writeFileSync(at('settings.json'), '{}')
})

afterEach(async () => {
  expect(leftovers()).toEqual([])
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

describe('an export never touches what is ours, even with --force', () => {
  const own: readonly (readonly [what: string, place: () => string])[] = [
    ['the library', () => desk.libraryPath],
    ...['-wal', '-shm', '-journal', '-lock', '-mark', '-replacing'].map((suffix): readonly [string, () => string] => [
      `its ${suffix}`,
      () => desk.libraryPath + suffix,
    ]),
    ['a backup', () => join(`${desk.libraryPath}-backups`, readdirSync(`${desk.libraryPath}-backups`)[0] ?? '')],
    ['a new file among the backups', () => join(`${desk.libraryPath}-backups`, 'new.txt')],
    ['the settings', () => at('settings.json')],
    ['a log', () => at('logs', 'main.log')],
    ['the program', () => at('program', 'main.js')],
    ['the engine', () => process.execPath],
  ]
  const ways: readonly (readonly [how: string, lead: (place: string) => string])[] = [
    ['by its name', (place) => place],
    ['by a longer way', (place) => `${desk.folder}/..${'/..'.repeat(12)}${place}`],
    [
      'by a symbolic link',
      (place) => {
        symlinkSync(place, at('link.txt'))
        return at('link.txt')
      },
    ],
    [
      'by a second link',
      (place) => {
        symlinkSync(place, at('first.txt'))
        symlinkSync('first.txt', at('second.txt'))
        return at('second.txt')
      },
    ],
  ]
  for (const [what, place] of own)
    test.each(ways)(`${what}, %s`, async (_how, lead) => {
      const given = lead(place())
      const before = existsSync(place()) && lstatSync(place()).isFile() ? statSync(place()) : undefined
      expect(codeOf(await exportTo(given))).toBe('file-own')
      const after = statSync(place(), { throwIfNoEntry: false })
      expect([after?.ino, after?.size]).toEqual([before?.ino, before?.size])
      expect((await openOf(desk.client, input.articleId)).article.id).toBe(input.articleId)
    })

  test('nor by a hard link to the library or to a backup', async () => {
    const backups = `${desk.libraryPath}-backups`
    for (const [index, place] of [desk.libraryPath, join(backups, readdirSync(backups)[0] ?? '')].entries()) {
      const link = at(`hard-${String(index)}.txt`)
      linkSync(place, link)
      expect(codeOf(await exportTo(link))).toBe('file-own')
    }
  })

  test('nor the usual library and what lies beside it, where none is yet', async () => {
    mkdirSync(at('elsewhere'))
    const other = openDesk(at('elsewhere', 'chosen.sqlite'), desk.folder)
    const { article } = await keepText(other.client)
    const given = { ...input, articleId: article.id as never, isReplacing: true }
    for (const name of ['', '-wal', '-shm', '-journal', '-lock', '-mark', '-replacing', '-backups', '-backups/new.txt'])
      for (const place of [at(`library.sqlite${name}`), at('elsewhere', '..', `library.sqlite${name}`)])
        expect([name, codeOf(await other.client.call('export.run', { ...given, file: { path: place } }))]).toEqual([
          name,
          'file-own',
        ])
    await other.close()
  })

  test('nor a library that is not open', async () => {
    const other = openDesk(at('other.galley'), desk.folder)
    await keepText(other.client)
    await other.close()
    expect(codeOf(await exportTo(at('other.galley')))).toBe('file-own')
    // Not that it might be replaced if that were said.
    expect(codeOf(await exportTo(at('other.galley'), false))).toBe('file-own')
    for (const suffix of ['-wal', '-journal', '-lock', '-replacing'])
      expect([suffix, codeOf(await exportTo(at(`other.galley${suffix}`)))]).toEqual([suffix, 'file-own'])
    const again = openDesk(at('other.galley'), desk.folder)
    expect(valueOf(await again.client.call('library.state', {}))).toMatchObject({ articles: 1 })
    await again.close()
  })
})

describe('a file that is there', () => {
  test('stays when nobody said that it may be replaced', async () => {
    writeFileSync(at('out.txt'), 'what was there')
    expect(codeOf(await exportTo(at('out.txt'), false))).toBe('file-exists')
    expect(readFileSync(at('out.txt'), 'utf8')).toBe('what was there')
  })

  test('stays when it is locked against writing, also from an administrator', async () => {
    writeFileSync(at('out.txt'), 'what was there', { mode: 0o444 })
    expect(codeOf(await exportTo(at('out.txt')))).toBe('file-not-written')
    expect(readFileSync(at('out.txt'), 'utf8')).toBe('what was there')
  })

  test('is replaced on the yes of a dialog', async () => {
    writeFileSync(at('out.txt'), 'what was there')
    desk.control.chosenPath = at('out.txt')
    valueOf(await desk.client.call('export.run', input))
    expect(readFileSync(at('out.txt'), 'utf8')).toContain('320座')
  })

  test('keeps its permissions, and is followed to where its link leads', async () => {
    mkdirSync(at('shelf'))
    writeFileSync(at('shelf', 'real.txt'), 'what was there')
    chmodSync(at('shelf', 'real.txt'), 0o640)
    symlinkSync(join('shelf', 'real.txt'), at('out.txt'))
    valueOf(await exportTo(at('out.txt')))
    expect(lstatSync(at('out.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('shelf', 'real.txt'), 'utf8')).toContain('320座')
    expect(statSync(at('shelf', 'real.txt')).mode & 0o777).toBe(0o640)
    expect(readdirSync(at('shelf'))).toEqual(['real.txt'])
  })

  test('that comes to be where a link led to nothing is the file of that link', async () => {
    symlinkSync('later.txt', at('out.txt'))
    valueOf(await exportTo(at('out.txt'), false))
    expect(lstatSync(at('out.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('later.txt'), 'utf8')).toContain('320座')
  })
})

describe('only a plain file is ever replaced', () => {
  test.each([
    ['a folder', (place: string) => mkdirSync(place)],
    ['a pipe', (place: string) => execFileSync('mkfifo', [place])],
    ['a link to a device', (place: string) => symlinkSync('/dev/null', place)],
    ['a link to a folder', (place: string) => symlinkSync('.', place)],
  ])('not %s', async (_what, make) => {
    const place = at('odd')
    make(place)
    const before = lstatSync(place)
    expect(codeOf(await exportTo(place))).toBe('file-special')
    expect(lstatSync(place).ino).toBe(before.ino)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test.runIf(process.platform === 'linux')(
    'not what a stream of this process leads to, where that has no name',
    async () => {
      const file = openSync(at('gone.txt'), 'w')
      unlinkSync(at('gone.txt'))
      expect(codeOf(await exportTo(`/proc/self/fd/${String(file)}`))).toBe('file-special')
      closeSync(file)
      expect(readdirSync(desk.folder).filter((name) => name.startsWith('gone.txt'))).toEqual([])
    },
  )

  test('a ring of links, and a way through a file, are told', async () => {
    symlinkSync('ring', at('ring'))
    symlinkSync('to', at('fro'))
    symlinkSync('fro', at('to'))
    writeFileSync(at('plain.txt'), '')
    for (const ring of ['ring', 'fro', join('ring', 'under.txt')])
      expect(await exportTo(at(ring))).toMatchObject({ error: { code: 'file-not-written', values: { why: 'links' } } })
    expect(codeOf(await exportTo(at('plain.txt', 'under.txt')))).toBe('file-not-written')
  })
})

describe('a file comes whole or not at all', () => {
  const own = { files: [], folders: [] }

  test('what fails half-way leaves what was there', async () => {
    writeFileSync(at('out.txt'), 'what was there')
    const fill: Fill = (part) => {
      writeFileSync(part, 'half')
      return Promise.reject(new Error('no more'))
    }
    await expect(writeLeaving({ target: at('out.txt'), fill, isReplacing: true, own })).rejects.toThrow('no more')
    expect(readFileSync(at('out.txt'), 'utf8')).toBe('what was there')
  })

  test('a file that somebody puts there meanwhile is theirs', async () => {
    const fill: Fill = (part) => {
      writeFileSync(at('out.txt'), 'theirs')
      writeFileSync(part, 'whole')
      return Promise.resolve(ok(undefined))
    }
    expect(codeOf(await writeLeaving({ target: at('out.txt'), fill, isReplacing: false, own }))).toBe('file-exists')
    expect(readFileSync(at('out.txt'), 'utf8')).toBe('theirs')
  })

  test('what a killed process left goes with the next export into the folder', async () => {
    const script = `
      import { writeLeaving } from '#electron/services/leaving/write-leaving.ts'
      const fill = () => new Promise(() => { process.stdout.write('.'); setInterval(() => undefined, 1000) })
      await writeLeaving({ target: ${JSON.stringify(at('big.txt'))}, fill, isReplacing: false, own: { files: [], folders: [] } })`
    const args = ['--no-warnings', '--input-type=module', '--eval', script]
    const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(leftovers()).toHaveLength(1)
    valueOf(await exportTo(at('out.txt')))
    expect(existsSync(at('big.txt'))).toBe(false)
  })
})
