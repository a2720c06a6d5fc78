import process from 'node:process'
import fc from 'fast-check'

// Property tests draw the same cases in every run, so that nothing fails that was not changed: GALLEY_SEED=n draws others,
// GALLEY_LONG=1 new ones each time. What fails names its seed.
const { GALLEY_SEED: given, GALLEY_LONG: isLong } = process.env
if (given !== undefined || isLong !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given ?? 1) })
