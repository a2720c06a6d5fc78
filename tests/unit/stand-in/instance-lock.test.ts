import { fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { InstanceLock, type SecondInstance } from '#build/electron-stand-in/parts/instance-lock.ts'

const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'galley-lock-'))
const request: SecondInstance = { argv: ['galley', '稿.txt'], cwd: '/desk', data: { paths: ['稿.txt'] } }
const ignore = (): void => undefined

test('the second start hands its arguments to the first', async () => {
  const place = folder()
  const first = new InstanceLock(place)
  const { promise, resolve } = Promise.withResolvers<SecondInstance>()
  expect(first.take(request, resolve)).toBe(true)
  expect(new InstanceLock(place).take(request, ignore)).toBe(false)
  await expect(promise).resolves.toEqual(request)
  first.release()
})

test('a lock that was let go can be taken', () => {
  const place = folder()
  const first = new InstanceLock(place)
  first.take(request, ignore)
  first.release()
  const second = new InstanceLock(place)
  expect(second.take(request, ignore)).toBe(true)
  second.release()
})

test('a lock whose holder died can be taken', () => {
  const place = folder()
  writeFileSync(path.join(place, 'SingletonLock.stand-in'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '' }))
  const lock = new InstanceLock(place)
  expect(lock.take(request, ignore)).toBe(true)
  lock.release()
})

test('of many starts at once exactly one holds the lock', async () => {
  const place = folder()
  const starts = Array.from({ length: 6 }, () => {
    const child = fork(path.join(import.meta.dirname, 'take-lock.ts'), [place], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return new Promise<{ child: typeof child; isHeld: boolean }>((resolve) => {
      child.on('message', (isHeld) => resolve({ child, isHeld: Boolean(isHeld) }))
    })
  })
  const ended = await Promise.all(starts)
  expect(ended.filter(({ isHeld }) => isHeld)).toHaveLength(1)
  for (const { child } of ended) child.kill('SIGKILL')
})
