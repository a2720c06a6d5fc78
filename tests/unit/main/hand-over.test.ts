import { expect, test } from 'vitest'
import { HandOver } from '#electron/doors/electron/hand-over.ts'
import type { Handed } from '#electron/doors/electron/start-arguments.ts'

function makeHandOver() {
  const given: Handed[] = []
  return { given, handOver: new HandOver((handed) => void given.push(handed)) }
}

test('files wait until the page is ready, and then come in one piece without doubles', () => {
  const { given, handOver } = makeHandOver()
  handOver.hand({ paths: ['/a', '/b'], isSample: false })
  handOver.hand({ paths: ['/b'], isSample: true })
  expect(given).toEqual([])
  handOver.ready()
  expect(given).toEqual([{ paths: ['/a', '/b'], isSample: true }])
  handOver.ready()
  expect(given).toHaveLength(1)
})

test('files for a page that is there come at once', () => {
  const { given, handOver } = makeHandOver()
  handOver.ready()
  handOver.hand({ paths: ['/a'], isSample: false })
  expect(given).toEqual([{ paths: ['/a'], isSample: false }])
})

test('files for a page that went away wait for the next one', () => {
  const { given, handOver } = makeHandOver()
  handOver.ready()
  handOver.notReady()
  handOver.hand({ paths: ['/a'], isSample: false })
  expect(given).toEqual([])
  handOver.ready()
  expect(given).toEqual([{ paths: ['/a'], isSample: false }])
})

test('a start without files hands over nothing', () => {
  const { given, handOver } = makeHandOver()
  handOver.hand({ paths: [], isSample: false })
  handOver.ready()
  expect(given).toEqual([])
})
