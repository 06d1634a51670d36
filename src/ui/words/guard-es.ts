import type { GuardWords } from './guard-words.ts'

export const guardEs: GuardWords = {
  hide: {
    title: 'Ocultar',
    text: 'Si alguien no debe ver lo que lees, haz que la aplicación parezca un reloj. Cualquiera de estos gestos sirve, en todas las pantallas:',
    ways: [
      'Deja un dedo un momento sobre la barra de secciones o sobre el nombre de arriba.',
      'Pon tres dedos sobre la pantalla, en cualquier parte.',
      'Con teclado, pulsa Escape dos veces.',
    ],
    back: 'Lo mismo te trae de vuelta; en el reloj, deja el dedo en la parte baja de la pantalla. Sigue siendo un reloj aunque cierres y abras la aplicación, hasta que vuelvas.',
    limits:
      'El teléfono puede seguir mostrando el nombre y el icono de la aplicación y, en un navegador, su dirección. Hasta que vuelvas así una vez, el reloj tiene un botón para hacerlo.',
    try: 'Probar',
    waiting: 'Haz ahora uno de los tres gestos y repítelo para volver.',
    done: 'Eso era: la aplicación se ocultó y ya está de vuelta.',
    now: 'Ocultar ahora',
    onLeave: 'Ocultar al salir de la aplicación',
    onLeaveText:
      'Cada vez que vuelvas a ella será un reloj, también después de seguir un enlace. Casi todos los teléfonos muestran entonces el reloj entre las aplicaciones abiertas; algunos toman la imagen antes de que una aplicación pueda cambiar.',
  },
  code: {
    title: 'Código para volver',
    text: 'Con un código, el gesto solo no basta para volver. Detiene a los curiosos, pero no cifra nada: quien sabe leer la memoria del teléfono no necesita código. No uses aquí el código del propio teléfono. Si se olvida, solo se vuelve a entrar borrando los datos de la aplicación.',
    label: 'Código nuevo, de 4 caracteres o más',
    save: 'Usar este código',
    isSet: 'Hay un código puesto.',
    remove: 'Quitar el código',
    unavailable: 'Un código necesita una conexión segura (https).',
  },
  erase: {
    title: 'Borrar',
    allow: 'Quiero poder borrarlo todo de una vez',
    text: 'Entonces el botón de abajo quita de este teléfono todo lo de la aplicación, sin red: publicaciones, imágenes, lo que guardaste, escribiste y elegiste, y los archivos de la propia aplicación. Nada lo trae de vuelta. Si el teléfono se apaga a la mitad, el siguiente arranque continúa.',
    limits: [
      'No puede retirar avisos ya leídos, archivos que compartiste o descargaste, ni lo que alguien fotografió.',
      'El icono de la pantalla de inicio y el historial del navegador se quedan: quítalos a mano.',
      'Quien desarme la memoria del teléfono podría hallar restos.',
    ],
    hold: 'Mantener para borrarlo todo',
    holding: 'Suelta para parar',
    ask: '¿Borrar ahora todo de este teléfono?',
    sure: 'Borrarlo todo',
    cancel: 'Cancelar',
  },
}
