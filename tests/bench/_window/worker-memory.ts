import type { Page } from 'playwright-core'

/** What a worker of the page holds, in megabytes: live objects, room taken for them, and typed arrays. */
export interface WorkerMemory {
  readonly address: string
  readonly usedMb: number
  readonly takenMb: number
  readonly arraysMb: number
}

interface HeapUsage {
  readonly usedSize: number
  readonly totalSize: number
  readonly backingStorageSize: number
}

/** The memory of each worker of a page, after what is no longer needed was let go of. */
export async function workerMemory(page: Page): Promise<readonly WorkerMemory[]> {
  const session = await page.context().newCDPSession(page)
  const workers: { readonly id: string; readonly address: string }[] = []
  const answers = new Map<number, (result: unknown) => void>()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push({ id: sessionId, address: targetInfo.url })
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown }
    if (id !== undefined) answers.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  let asked = 0
  const ask = (sessionId: string, method: string): Promise<unknown> => {
    const id = (asked += 1)
    const answer = new Promise((resolve) => answers.set(id, resolve))
    void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return answer
  }
  const made: WorkerMemory[] = []
  for (const { id, address } of workers) {
    await ask(id, 'HeapProfiler.collectGarbage')
    const { usedSize, totalSize, backingStorageSize } = (await ask(id, 'Runtime.getHeapUsage')) as HeapUsage
    const [usedMb, takenMb, arraysMb] = [usedSize / 1e6, totalSize / 1e6, backingStorageSize / 1e6]
    made.push({ address, usedMb, takenMb, arraysMb })
  }
  await session.detach()
  return made
}
