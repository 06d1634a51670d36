import { keepAppShell } from './app-shell.ts'
import { refreshWhileClosed } from './background.ts'
import { takeHandedFiles } from './handed-files.ts'
import { notify } from './notifications.ts'
import { keepPostImages } from './post-images.ts'

keepAppShell()
keepPostImages()
takeHandedFiles()
refreshWhileClosed()
notify()
