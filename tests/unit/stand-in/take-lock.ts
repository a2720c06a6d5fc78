import { InstanceLock } from '#build/electron-stand-in/parts/instance-lock.ts'

// One start among many: tries to take the lock, says how it went, and stays until it is killed.
const lock = new InstanceLock(process.argv[2] ?? '')
process.send?.(lock.take({ argv: [], cwd: '', data: undefined }, () => undefined))
setInterval(() => undefined, 1000)
