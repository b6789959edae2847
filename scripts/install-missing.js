// Runs before every development command: installs the locked packages, including those for development
// whatever NODE_ENV says, unless they are installed.
import { installOrExit, isInstalled, isRuntimeUsable } from './packages.js'

if (!isInstalled({ withDev: true }) || !isRuntimeUsable()) await installOrExit(['--include=dev'])
