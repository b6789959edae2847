// Runs before `npm start` and `npm test`: installs what is missing, and builds the dashboard where it has
// changed, with the Node that the installation brings.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { RUNTIME } from './install-missing.js'

const { status } = spawnSync(RUNTIME, ['scripts/build-dashboard.js'], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
process.exit(status ?? 1)
