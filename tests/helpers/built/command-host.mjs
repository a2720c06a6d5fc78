/**
 * Runs the built command again and again in one process: `fork(command-host.mjs, [PROGRAM])`, a message a call. The
 * program is evaluated anew for each; what it reads beside it is read once.
 */
import process from 'node:process'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const program = process.argv[2] ?? ''
let calls = 0

const standIn = (name, stream) => Object.defineProperty(process, name, { value: stream, configurable: true })

process.on('message', async ({ folder, args, input }) => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  stdin.end(input)
  standIn('stdin', stdin)
  standIn('stdout', stdout)
  standIn('stderr', stderr)
  process.argv = [process.execPath, program, ...args]
  process.env.INIT_CWD = folder
  process.exitCode = undefined
  const said = Promise.all([text(stdout), text(stderr)])
  await import(`${pathToFileURL(program).href}?${String((calls += 1))}`)
  stdout.end()
  stderr.end()
  const [out, errors] = await said
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
  process.send({ code: process.exitCode ?? 0, out, errors })
})
