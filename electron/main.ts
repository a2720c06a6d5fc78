import { app } from 'electron'
import { harden } from './doors/electron/before-ready.ts'
import { guardAllContents } from './doors/electron/guards.ts'
import { takeOnlyInstance } from './doors/electron/single-instance.ts'
import { findPlaces, settleDataPlace } from './doors/electron/places.ts'
import { readArguments } from './doors/electron/start-arguments.ts'
import { startApp } from './doors/electron/start.ts'

// The first line of the app: nothing of Electron runs before it is hardened.
harden()
guardAllContents()
settleDataPlace()

const handed = readArguments(process.argv, process.cwd(), [app.getAppPath(), import.meta.filename])

const onSecondStart = takeOnlyInstance(handed)
// A second start has handed its files over by now, and has nothing else to do.
if (onSecondStart === undefined) app.quit()
else startApp(findPlaces(import.meta.dirname), handed, onSecondStart)
