import { registerRoute } from 'workbox-routing'
import { handedPath, keepHandedFile } from '../core/storage/handed-file.ts'

/** A file that another app shares with this one comes as a form, and no server must see it. */
export function takeHandedFiles(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname === handedPath,
    async ({ request }) => {
      try {
        const file = (await request.formData()).get('file')
        if (file instanceof File) await keepHandedFile(file)
      } catch {
        // No form, or a full phone: the screen says that there is no file.
      }
      return Response.redirect('/packs?handed=1', 303)
    },
    'POST',
  )
}
