import { number, sources } from './es.ts'
import type { HealthWords } from './health-words.ts'

export const healthEs: HealthWords = {
  title: 'Salud de las fuentes',
  text: 'Cómo le ha ido a nuestro servidor con cada fuente, para quienes cuidan la lista. Se le pregunta ahora; nada de esto se guarda en este teléfono.',
  ofPhone:
    'Nuestro servidor entrega los feeds tal como son, sin leerlos. Por eso las publicaciones, y los textos de los que un feed da solo el comienzo, se cuentan en este teléfono, con lo que tiene guardado.',
  asking: 'Preguntando a nuestro servidor…',
  again: 'Preguntar otra vez',
  summary: (all, failing, time) =>
    `${sources(all)}, ${failing === 0 ? 'ninguna con problemas' : `${number(failing)} con problemas`}. Momento: ${time}.`,
  check: (asked, unfit, time) =>
    `Última revisión de toda la lista, en la que se lee cada feed: ${time}. ${sources(asked)}, ${unfit === 0 ? 'todas aptas para la lista' : `${number(unfit)} no ${unfit === 1 ? 'apta' : 'aptas'} para ella`}.`,
  unfit: (titles) => `No aptas: ${titles}. Qué falla en cada una lo dice «npm run -s check-feed -- --url».`,
  checkOverdue: 'De eso hace más de una semana: quien se encarga del servidor debería mirarlo.',
  noCheck:
    'En este servidor nadie hace leer cada semana todos los feeds de la lista. Cómo prepararlo está en docs/deploy.md.',
  trouble: 'Con problemas',
  changed: 'Por cambiar en la lista',
  well: 'Bien',
  unlisted: 'No está en la lista de este teléfono',
  since: (sentence, since) => `${sentence} Desde ${since}.`,
  moved: 'Cambió de dirección para siempre:',
  gone: 'El sitio dice que ya no existe.',
  facts: {
    lastSuccess: 'Último éxito',
    lastTry: 'Último intento',
    failures: 'Fallos',
    interval: 'Se consulta cada',
    changesPerMonth: 'Cambios al mes, con ediciones',
    size: 'Tamaño',
    webSub: 'Avisos WebSub',
    postsOfThirtyDays: 'Publicaciones de 30 días en este teléfono',
    cutShort: 'Últimos textos en este teléfono, cortados',
  },
  cutShort: (cut, looked) => `${number(cut)} de ${number(looked)}`,
  never: 'nunca',
  minutes: (value) =>
    value < 120 ? `${number(Math.round(value))} min` : `${number(Math.round(value / 60))} h`,
  times: (sentence, value) => `${sentence} ${value === 1 ? '1 vez' : `${number(value)} veces`}`,
  timesOnly: (value) => (value === 1 ? '1 vez' : `${number(value)} veces`),
}
