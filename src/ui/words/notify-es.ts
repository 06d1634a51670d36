import type { NotifyWords } from './notify-words.ts'

export const notifyEs: NotifyWords = {
  title: 'Notificaciones',
  iphone:
    'En iPhone y iPad las notificaciones solo llegan a las aplicaciones de la pantalla de inicio, a partir de iOS 16.4.',
  iphoneLink: 'Cómo ponerla ahí.',
  unsupported: 'Este navegador no puede mostrar notificaciones de esta aplicación.',
  on: 'Avisarme de publicaciones nuevas',
  onText:
    'Nuestro servidor solo envía a este teléfono «puede haber algo nuevo», por el servicio del fabricante del navegador. El teléfono mira entonces por su cuenta y decide de qué avisarte. Lo que sigues y lo que eliges aquí nunca sale de él. Para eso el servidor guarda una dirección de este navegador, que los dos pueden ver; se borra cuando apagas esto.',
  standings: {
    busy: 'Un momento…',
    on: 'Las notificaciones llegan a este teléfono.',
    off: 'Las notificaciones están apagadas.',
    blocked:
      'El teléfono bloquea las notificaciones de esta aplicación. Para permitirlas, abre los ajustes de este sitio en el navegador (el signo junto a la dirección), o la aplicación en los ajustes del teléfono, luego Notificaciones, y vuelve a encenderlas aquí.',
    serverOff: 'Quien administra este servidor tiene apagadas las notificaciones.',
    waiting:
      'Ahora no se pueden preparar las notificaciones: no se llega a nuestro servidor o al servicio del navegador. La aplicación lo intenta otra vez cada vez que se abre.',
  },
  test: 'Enviar una notificación de prueba',
  tested: {
    busy: 'Pidiéndola…',
    sent: 'Va en camino. Si no aparece en un minuto, revisa si el teléfono deja que esta aplicación te avise.',
    gone: 'El navegador había terminado la suscripción. Se hace de nuevo; intenta otra vez.',
    failed:
      'No se pudo enviar: no se llega a nuestro servidor o al servicio del navegador. Intenta más tarde.',
  },
  hidesTitles: 'Sin nombres ni títulos',
  hidesTitlesText:
    'Quien tenga el teléfono puede leer las notificaciones aunque esté bloqueado. Con esto solo dicen cuántas publicaciones hay. Mientras usas la opción de ocultar la aplicación nunca dicen más.',
  level: 'Avisarme de',
  levels: {
    all: 'Todas las publicaciones',
    important: 'Publicaciones importantes',
    none: 'Ninguna',
  },
  importantText:
    'Importante es una publicación cuyo título o etiquetas tienen una palabra como huelga, paro, piquete, marcha, manifestación, movilización, redada, línea directa, emergencia o urgente, en español o en inglés. El teléfono se guía solo por las palabras, así que puede equivocarse en los dos sentidos.',
  each: 'Elegir para cada una',
  usual: 'Como para todas',
  quiet: 'Horas de silencio',
  quietText:
    'Entonces no suena nada, y de lo que llegue se avisa después. Algunos teléfonos les quitan las notificaciones a las aplicaciones que no muestran ninguna tres veces seguidas: en ese caso llega una sin sonido.',
  from: 'Desde',
  to: 'Hasta',
  digest: 'Una vez al día, todo junto',
  digestText:
    'Las publicaciones esperan hasta esa hora. El aviso llega cuando el teléfono deja que la aplicación trabaje después de ella.',
  digestAt: 'No antes de',
  packs: 'Recordarme los paquetes',
  packsText: 'La noche antes del día de un paquete, si el teléfono deja que la aplicación trabaje esa noche.',
  badge: 'Número en el icono de la aplicación',
  badgeText:
    'Cuántas publicaciones de los últimos siete días, de lo que sigues, no has abierto. Ninguno mientras la aplicación está oculta.',
}
