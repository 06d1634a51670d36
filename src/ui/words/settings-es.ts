import { es, number, posts } from './es.ts'
import type { SettingsWords } from './settings-words.ts'

export const settingsEs: SettingsWords = {
  language: 'Idioma',
  languageAuto: 'El del teléfono',
  theme: 'Colores',
  themeAuto: 'Los del teléfono',
  themeLight: 'Claros',
  themeDark: 'Oscuros',
  themeBlack: 'Negro, para pantallas que así gastan menos',
  themeEInk: 'Tinta electrónica: negro sobre blanco, nada se mueve y las imágenes solo si las pides',
  textSize: 'Tamaño del texto',
  percent: (value) => `${number(value)} %`,
  readingFace: 'Letra para leer',
  serif: 'Con remates, como en un periódico',
  sans: 'Sencilla, como en un letrero',
  marksOnScroll: 'Lo que paso de largo cuenta como leído',
  hasShortcuts: 'Teclas sueltas: j, k, o, s, c, / y ?',
  storage: 'Almacenamiento',
  storageUsed: (used) => `${used} usados en este teléfono`,
  storageUnknown: 'Este navegador no dice cuánto se usa.',
  storedPosts: (value) =>
    value === 1
      ? '1 publicación en este teléfono, se lee sin red'
      : `${posts(value)} en este teléfono, se leen sin red`,
  persistent: 'El navegador ha prometido conservarlas.',
  notPersistent: 'El navegador podría borrarlas cuando el teléfono esté casi lleno.',
  keep: 'Pedir al navegador que las conserve',
  keepRefused: 'El navegador no lo prometió esta vez. Instalar la aplicación suele ayudar.',
  lastRefresh: 'Última actualización',
  lastRefreshText: (time, newPosts, failed) =>
    `${time}: ${es.timeline.newPosts(newPosts)}; ${
      failed === 0 ? 'se actualizaron todas las fuentes' : es.status.someFailed(failed)
    }.`,
  lastRefreshStopped: (time) => `${time}: se paró antes del final.`,
  lastRefreshTimeUp: (time) =>
    `${time}: en segundo plano, y se agotó el tiempo que le da el teléfono. Sigue la próxima vez que abras la aplicación.`,
  refreshReport: 'Informe de actualizaciones',
  install: 'Instalar',
  installButton: 'Instalar DSA Feed',
  installText:
    'Instalada, se abre desde la pantalla de inicio sin red, y el teléfono conserva más tiempo las publicaciones.',
  installed: 'Instalada.',
  installIphone:
    'En iPhone y iPad, Safari guarda las publicaciones solo siete días si la aplicación no está en la pantalla de inicio:',
  installIphoneSteps: [
    'Toca Compartir, abajo en Safari.',
    'Elige «Agregar a inicio».',
    'Toca «Agregar» y abre DSA Feed desde la pantalla de inicio.',
  ],
  installChoices: 'La aplicación de la pantalla de inicio empieza de cero: no ve lo que elegiste aquí.',
  installChoicesLink: 'Llévate tus preferencias.',
  installOther:
    'Abre el menú del navegador y elige «Instalar aplicación» o «Agregar a la pantalla principal».',
  about: 'Acerca de',
  aboutText: [
    'DSA Feed reúne las publicaciones de los capítulos, comités nacionales y medios de Democratic Socialists of America y las guarda en tu teléfono.',
    'No hay cuentas ni estadísticas. Qué fuentes sigues y qué lees se queda en este teléfono. Todo llega por nuestro propio servidor: los sitios que lees nunca te ven.',
    'Los textos son de quienes los escribieron. La aplicación es software libre bajo la licencia GNU AGPL.',
  ],
  aboutMore: 'Más sobre la aplicación',
  faq: 'Preguntas y respuestas',
}
