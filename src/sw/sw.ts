import { keepAppShell } from './app-shell.ts'
import { keepPostImages } from './post-images.ts'

keepAppShell()
keepPostImages()
