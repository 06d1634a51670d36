import type { LockWords } from './lock-words.ts'

export const lockEs: LockWords = {
  title: 'Bloqueo de la aplicación',
  passphrase: 'Frase de acceso',
  text: 'Cifra en este teléfono lo que es tuyo: qué fuentes sigues, lo que guardaste, leíste y escribiste, las listas, los paquetes, tus números, las páginas conservadas y los ajustes. Sin tu frase nadie puede leerlo, ni desarmando la memoria del teléfono. Las publicaciones en sí son públicas y quedan como están.',
  needs:
    'El bloqueo necesita una conexión segura (https) y un navegador que guarde datos. Esta ventana no los tiene.',
  first: {
    label: 'Frase nueva, de 12 caracteres o más',
    again: 'La misma otra vez',
    hint: 'Cinco palabras que no tengan nada que ver entre sí son difíciles de adivinar y fáciles de recordar. No uses el código del propio teléfono.',
    lost: 'Quien la olvida pierde todo eso: nadie puede volver a abrirlo. Llévate antes tus elecciones, más abajo, en «Tus elecciones».',
    differ: 'Las dos no son iguales.',
    turnOn: 'Activar el bloqueo',
    working: 'Cifrando…',
  },
  limitsTitle: 'Lo que el bloqueo no puede',
  limits: [
    'Lo que había antes de activarlo sigue legible para quien desarme la memoria del teléfono hasta que el navegador escriba encima, y eso puede tardar mucho; su historial y su caché guardan también una parte. Lo mejor es activar el bloqueo antes de elegir. Si ya elegiste, llévate tus elecciones, borra los datos de este sitio en los ajustes del navegador, o la aplicación con sus datos, y empieza de nuevo con el bloqueo.',
    'Cualquiera puede ver todavía que la aplicación está y está bloqueada, en qué idioma y colores, cuándo se actualizó, y todas las publicaciones e imágenes públicas. Las viejas que siguen cuando otras de su edad ya se fueron delatan que quizá las guardaste; lo que llegó en un archivo, que lo aceptaste.',
    'Mientras la aplicación está abierta, su clave está en la memoria del teléfono. Bloquéala antes de entregar el teléfono, o apágalo.',
    'Los enlaces que abres en el navegador quedan en su historial; lo que copiaste, compartiste o descargaste está donde lo pusiste.',
    'Todas las fuentes se actualizan y se conservan por igual, también las que tienes desactivadas, y eso gasta más datos. Mientras está bloqueada solo llegan publicaciones, sin imágenes y como mucho una vez por hora, y los avisos no dicen más que que puede haber algo nuevo.',
    'La dirección de una publicación no aparece en la barra del navegador, y una ventana que se vuelve a cargar empieza por la cronología.',
  ],
  on: {
    is: 'El bloqueo está activado.',
    now: 'Bloquear ahora',
    after: 'Bloquear cuando la aplicación no está a la vista',
    afterMinutes: (minutes) => {
      if (minutes < 0) return 'Solo cuando la cierro o la bloqueo'
      if (minutes === 0) return 'Enseguida'
      return minutes === 1 ? 'Después de 1 minuto' : `Después de ${minutes} minutos`
    },
    change: 'Cambiar la frase',
    changed: 'Desde ahora la abre la frase nueva.',
    addDevice: 'Abrirla también con la huella, la cara o el código del teléfono',
    deviceText:
      'El teléfono guarda entonces una segunda clave que solo tú deberías poder despertar. Quien pueda obligarte a tocar el teléfono puede abrir la aplicación: piensa si lo quieres.',
    hasDevice: 'También la abre el bloqueo del propio teléfono.',
    removeDevice: 'Que solo la abra la frase',
    noDevice: 'El teléfono no dio ninguna clave. La frase abre la aplicación como antes.',
    off: 'Desactivar el bloqueo',
    offAsk: '¿Volver a guardarlo todo de forma legible?',
    offSure: 'Desactivarlo',
    cancel: 'Cancelar',
  },
  unlock: {
    text: 'Bloqueada. Tu frase la abre.',
    open: 'Abrir',
    trying: 'Abriendo…',
    wrong: 'Esa no es la frase. Mira las mayúsculas y los espacios, e inténtalo otra vez.',
    changed: 'El bloqueo cambió en otra ventana. Cierra la aplicación y ábrela otra vez.',
    device: 'Abrir con el bloqueo del teléfono',
    noDevice: 'El teléfono no dio ninguna clave. Usa la frase.',
    forgotten: '¿La olvidaste?',
    forgottenText:
      'Sin la frase nadie puede abrir esto, ni tú ni nosotros. Puedes borrar de este teléfono todo lo de la aplicación y empezar de nuevo.',
    erase: 'Borrarlo todo',
    ask: '¿Borrar ahora de este teléfono todas las publicaciones, las imágenes y todo lo tuyo? Nada lo trae de vuelta.',
    keep: 'Cancelar',
    sure: 'Borrarlo todo ahora',
  },
}
