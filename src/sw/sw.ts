import { keepAppShell } from './app-shell.ts'
import { takeHandedFiles } from './handed-files.ts'
import { keepPostImages } from './post-images.ts'

keepAppShell()
keepPostImages()
takeHandedFiles()
