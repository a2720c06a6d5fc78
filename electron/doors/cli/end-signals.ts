import os from 'node:os'
import process from 'node:process'

/** By these a person or the system asks a process to end. */
const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function endOrderly(signal: NodeJS.Signals): void {
  process.exit(128 + os.constants.signals[signal])
}

/** An end that was asked for is an orderly one: what was begun and has no name yet is taken away (services/leaving). */
export function endOnSignals(): void {
  for (const signal of END_SIGNALS) process.once(signal, endOrderly)
}

/**
 * Runs long work that does one thing after the other: no signal would be heard before its end. The process is therefore
 * ended by the signal itself, and what it was making aside is swept by the next that makes the same.
 */
export function endingAtOnce<T>(work: () => T): T {
  const heard = END_SIGNALS.filter((signal) => process.listeners(signal).includes(endOrderly))
  for (const signal of heard) process.off(signal, endOrderly)
  try {
    return work()
  } finally {
    for (const signal of heard) process.once(signal, endOrderly)
  }
}
