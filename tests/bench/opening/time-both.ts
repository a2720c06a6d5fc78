const ROUNDS = 5

/**
 * Times ours and another's way over the same files in one warm process, in turn; prints the ratio of the medians.
 * Processor time is counted: what else the machine does then matters less.
 */
export async function timeBoth(
  name: string,
  other: string,
  files: readonly Uint8Array[],
  ours: (bytes: Uint8Array) => unknown,
  theirs: (bytes: Uint8Array) => unknown,
): Promise<void> {
  const times: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] }
  // The first round warms both and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await time(files, ours)
    const its = await time(files, theirs)
    if (round === 0) continue
    times.ours.push(own)
    times.theirs.push(its)
  }
  const own = median(times.ours)
  const its = median(times.theirs)
  console.log(
    `${name}: ${String(files.length)} files, ours ${own.toFixed(0)} ms of processor time, ${other} ${its.toFixed(0)} ms, ratio ${(own / its).toFixed(2)} (median of ${String(ROUNDS)})`,
  )
}

async function time(files: readonly Uint8Array[], run: (bytes: Uint8Array) => unknown): Promise<number> {
  const started = process.cpuUsage()
  for (const bytes of files) await run(bytes)
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
}
