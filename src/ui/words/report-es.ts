import type { RefreshTrigger } from '../../core/domain/refresh-trigger.ts'
import { es } from './es.ts'
import type { ReportWords } from './report-words.ts'

const triggers: Record<RefreshTrigger, string> = {
  start: 'Al abrir la aplicación',
  visible: 'Al volver a la aplicación',
  online: 'Al volver la conexión',
  button: 'La pediste',
  timer: 'Sola, con la aplicación abierta',
  periodicsync: 'En segundo plano, cuando el teléfono lo permitió',
  sync: 'En segundo plano, tras un intento fallido',
  push: 'En segundo plano, por un aviso de nuestro servidor',
}

export const reportEs: ReportWords = {
  triggers,
  none: 'En este teléfono todavía no consta ninguna actualización.',
  runs: 'Las últimas actualizaciones, primero la más reciente',
  facts: (newPosts, seconds, size) =>
    `${newPosts === 0 ? 'Nada nuevo' : es.timeline.newPosts(newPosts)} · ${seconds} · ${size}`,
  seconds: (value) =>
    value < 90 ? `${value < 10 ? value.toFixed(1) : Math.round(value)} s` : `${Math.round(value / 60)} min`,
  failed: (value) => `${es.status.someFailed(value)}.`,
  failedLink: 'Cuáles y por qué',
  endedBy: {
    reader: 'La paraste. Lo que ya había llegado se guardó.',
    system:
      'Quedó a medias: se cerró la aplicación o el teléfono la terminó. Lo que ya había llegado se guardó.',
    timeUp:
      'Se agotó el tiempo que el teléfono le da en segundo plano. Lo que ya había llegado se guardó; lo demás llega la próxima vez, a más tardar cuando abras la aplicación.',
  },
  tiny: 'menos de 1 kB',
  withoutPictures: 'Los tamaños son sin imágenes.',
  background: 'En segundo plano',
  lastBackground: (time) => `La última vez que el teléfono la actualizó en segundo plano: ${time}.`,
  neverBackground: 'Hasta ahora el teléfono no la ha actualizado en segundo plano.',
  iphone:
    'Ni iPhone ni iPad actualizan aplicaciones web en segundo plano. Basta con abrirla una vez, mejor con wifi: si no hay nada nuevo, gasta menos de un kilobyte.',
  notOffered:
    'Este navegador no actualiza aplicaciones en segundo plano. Chrome y Edge en Android sí, una vez instalada la aplicación.',
  notInstalled: 'Solo una aplicación instalada se actualiza en segundo plano.',
  install: 'Cómo instalarla',
  notAllowed:
    'El navegador todavía no lo permite. Lo decide según cuánto abras la aplicación; además, en los ajustes de este sitio no debe estar bloqueada la «Sincronización en segundo plano».',
  allowed: 'El navegador lo permite, unas dos veces al día, y decide cuándo. Espera a que haya conexión.',
  battery: [
    'Si nunca ocurre: abre los Ajustes del teléfono, Aplicaciones, tu navegador, Batería, y elige «Sin restricciones» o «No optimizar».',
    'El ahorro de batería y el de datos lo aplazan hasta que los apagues.',
  ],
}
