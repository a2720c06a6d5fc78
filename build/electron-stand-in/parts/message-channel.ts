import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'

/** One end of a channel on its way to a utility process: where the two ends meet, and which of them waits there. */
export type PortPlace = { readonly address: string; readonly isListening: boolean }

/** Electron's `MessagePortMain`, as far as it is only handed on: both ends go to utility processes. */
export class StandInMessagePort {
  readonly place: PortPlace

  constructor(place: PortPlace) {
    this.place = place
  }
}

/** Electron's `MessageChannelMain`. */
export class StandInMessageChannel {
  readonly port1: StandInMessagePort
  readonly port2: StandInMessagePort

  constructor() {
    const name = `galley-port-${randomUUID()}`
    const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), name)
    this.port1 = new StandInMessagePort({ address, isListening: true })
    this.port2 = new StandInMessagePort({ address, isListening: false })
  }
}
