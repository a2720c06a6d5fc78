import { createSession } from './session.ts'
import { client } from '../transport/bridge.ts'

/** The session of this window. */
export const session = createSession(client)
