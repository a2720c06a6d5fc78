import { afterAll } from 'vitest'
import { killLeftOvers } from '../helpers/app/app-driver.ts'

// A test that fails half-way must not leave an app and a Chromium behind.
afterAll(killLeftOvers)
