import path from 'node:path'
import { expect, test } from 'vitest'
import { joinHanded, readArguments } from '#electron/doors/electron/start-arguments.ts'

const cwd = path.resolve('/work/desk')
const app = path.resolve('/opt/galley')

test('files are absolute, switches are no files, the app itself is none', () => {
  const argv = ['/usr/bin/electron', '/opt/galley', '--user-data-dir=/x', 'one.txt', '/two.md', '-v', 'one.txt']
  expect(readArguments(argv, cwd, [app])).toEqual({
    paths: [path.join(cwd, 'one.txt'), path.resolve('/two.md')],
    isSample: false,
  })
})

test('a packaged start names no app', () => {
  expect(readArguments(['/opt/galley/galley', '稿.txt'], cwd, [app]).paths).toEqual([path.join(cwd, '稿.txt')])
})

test('--sample asks for the sample article', () => {
  expect(readArguments(['galley', '--sample'], cwd, [app])).toEqual({ paths: [], isSample: true })
})

test('after -- everything is a file', () => {
  expect(readArguments(['galley', '--', '--sample'], cwd, [app])).toEqual({
    paths: [path.join(cwd, '--sample')],
    isSample: false,
  })
})

test('two hand-overs make one without doubles', () => {
  const a = { paths: ['/a'], isSample: false }
  expect(joinHanded(a, { paths: ['/a', '/b'], isSample: true })).toEqual({ paths: ['/a', '/b'], isSample: true })
})

test('what comes before the app is for Electron', () => {
  const argv = ['/usr/bin/electron', '-r', '/hooks/load.cjs', '--inspect=0', '/opt/galley', 'one.txt']
  expect(readArguments(argv, cwd, [app]).paths).toEqual([path.join(cwd, 'one.txt')])
})
