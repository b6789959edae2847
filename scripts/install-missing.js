// Runs before everything that developers run: installs the locked packages, those for development too
// whatever NODE_ENV says, unless they are installed already.
import { installOrExit, isInstalled, isRuntimeUsable } from './packages.js'

if (!isInstalled({ withDev: true }) || !isRuntimeUsable()) await installOrExit(['--include=dev'])
