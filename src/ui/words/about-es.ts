import type { aboutEn, Question } from './about-en.ts'
import { count } from './format.ts'

const number = (value: number) => count('es', value)

const questions: Question[] = [
  {
    question: '¿Funciona sin red?',
    answer: [
      'Sí. Todo texto que se actualizó una vez se puede leer en un avión, en un sótano o cuando ya no te quedan datos. Sus imágenes también llegan antes de que las veas, todas las que quepan, salvo que ahorres datos; la línea debajo del nombre de la aplicación dice si falta alguna. Los videos, las grabaciones y los enlaces necesitan red.',
    ],
  },
  {
    question: '¿Cómo guardo una publicación?',
    answer: [
      'Ábrela y toca Guardar. Se queda en este teléfono, y se lee sin red, hasta que la quites; puedes ponerla en listas tuyas y escribirle una nota.',
    ],
    link: { href: '/saved', text: 'A lo guardado' },
  },
  {
    question: '¿Cómo la pongo en un iPhone o en otro teléfono?',
    answer: [
      'En un iPhone ábrela en Safari, toca Compartir, elige «Agregar a inicio» y desde entonces ábrela ahí. Safari borra lo que guarda un sitio después de siete días de uso sin visitarlo; a una aplicación en la pantalla de inicio no le pasa.',
      'En Android y en computadoras acepta la oferta del navegador de instalarla, o búscala en el menú del navegador.',
    ],
    link: { href: '/settings', text: 'Instalar, en Ajustes' },
  },
  {
    question: '¿Me avisa cuando hay algo nuevo?',
    answer: [
      'Si se lo pides, donde el navegador puede: de cada organización o medio eliges si te avisa de todo, de lo importante o de nada. En iPhone y iPad hace falta que la aplicación esté en la pantalla de inicio.',
      'Sin notificaciones se actualiza cuando la abres, cuando vuelves a ella y cuando el teléfono recupera la conexión; instalada, algunos navegadores le permiten hacerlo también mientras está cerrada.',
    ],
    link: { href: '/settings?notifications', text: 'Notificaciones, en Ajustes' },
  },
  {
    question: '¿Cuántos datos gasta?',
    answer: [
      'Buscar novedades cuando no hay ninguna cuesta unos cientos de bytes. Si las hay, solo se traen los feeds que cambiaron y que tienes encendidos, comprimidos. Casi todo son imágenes, que llegan antes de que las veas, reducidas para un teléfono. Con «Ahorrar datos y batería», en Ajustes, solo llegan cuando las miras. Mientras menos fuentes tengas encendidas, menos gasta.',
    ],
    link: { href: '/settings', text: 'Ahorrar datos, en Ajustes' },
  },
  {
    question: 'Mi capítulo no está. ¿Cómo se agrega?',
    answer: [
      'Lo hacen quienes llevan este servidor: un capítulo es una línea en su lista, el archivo catalog.json, con su nombre, estado, sitio y feed. Escríbeles con esos cuatro datos. Casi todos los sitios tienen un feed, muchas veces en su dirección con /feed al final.',
      'Un capítulo que solo publica en Instagram, Facebook, X o TikTok no se puede agregar, porque ahí no ofrecen ningún feed.',
    ],
    link: { href: '/propose', text: 'Proponer un capítulo' },
  },
  {
    question: '¿Quién decide qué abre la portada?',
    answer: [
      'Una regla igual para todo el mundo: abre la nota más nueva, y una imagen o un texto largo compensan unas horas. «¿Por qué esta nota?», debajo, dice la regla con sus números. Lo que lees no cuenta.',
      'Las colecciones de más abajo están en la lista del servidor. Pon una tuya junto a ellas: filtra la cronología y elige «Poner esto en la portada».',
    ],
    link: { href: '/front', text: 'A la portada' },
  },
  {
    question: '¿Por qué falta una publicación?',
    answer: [
      'Puede que su fuente esté apagada o que su sitio no responda: se ve en Fuentes. Un feed solo trae lo más nuevo de un sitio, así que lo anterior a tu primera actualización quizá no llegue nunca. Lo que está detrás de una contraseña no se muestra.',
      'Cuando hay más de 25,000 publicaciones guardadas se van las más viejas, pero nunca lo que guardaste tú ni las 100 más nuevas de una fuente.',
    ],
    link: { href: '/sources', text: 'A las fuentes' },
  },
  {
    question: '¿Qué quiere decir que algo está «retenido»?',
    answer: [
      'Si lo nuevo de una fuente no se parece en nada a lo demás y lleva a sitios a los que nunca había llevado, puede venir de alguien que se apoderó de su sitio. Espera en Fuentes hasta que tú lo dejes pasar.',
    ],
    link: { href: '/sources', text: 'A las fuentes' },
  },
  {
    question: 'Hay un error en una publicación. ¿Quién lo corrige?',
    answer: [
      'Quien la publicó; al final de la publicación está el camino al original. Cuando se corrija ahí y en su feed, una actualización traerá aquí el texto nuevo.',
    ],
  },
  {
    question: '¿Qué idiomas habla?',
    answer: [
      'La aplicación habla español e inglés. Las publicaciones se quedan en el idioma en que se escribieron, que se dice arriba de cada una. Nada se traduce.',
    ],
    link: { href: '/settings', text: 'Idioma, en Ajustes' },
  },
  {
    question: '¿Quién la lleva?',
    answer: [
      'La gente que lleva el servidor de esta dirección. El programa es software libre: cualquier capítulo puede tener su propio servidor, con su propia lista.',
    ],
  },
  {
    question: '¿Es oficial?',
    answer: [
      'Una publicación es tan oficial como quien la firma arriba. La aplicación no habla por nadie, y estar en su lista no significa tener su respaldo.',
    ],
  },
  {
    question: '¿Quién puede ver lo que leo?',
    answer: [
      'Nadie que no tenga tu teléfono en la mano. Lo que sigues, abres y buscas se guarda en él y en ningún otro lugar.',
    ],
    link: { href: '/about', text: 'Lo que la aplicación nunca hace' },
  },
  {
    question: '¿Cómo borro todo?',
    answer: [
      'En Ajustes, «Borrar» quita todo del teléfono de una vez y sin red. Sin eso: en un iPhone borra la aplicación de la pantalla de inicio; en los demás borra los datos de este sitio en los ajustes del navegador, o desinstala la aplicación y deja que el navegador borre sus datos. No se guarda nada sobre ti en ningún otro lugar.',
    ],
    link: { href: '/settings', text: 'Borrar, en Ajustes' },
  },
]

export const aboutEs: typeof aboutEn = {
  title: 'Acerca de',
  what: {
    title: 'Qué es esto',
    text: [
      'DSA Feed reúne lo que publican los capítulos, comités nacionales y medios de Democratic Socialists of America en un solo lugar de tu teléfono, y lo deja listo para leer sin red.',
      'No cambia ni una palabra. Cada publicación lleva el nombre de quien la publica y el camino al original.',
    ],
  },
  who: {
    title: 'Quiénes publican aquí',
    summary: (publishers, sources) =>
      `${number(publishers)} organizaciones y medios con ${number(sources)} feeds:`,
    profiles: 'Cada uno tiene su perfil: toca su nombre en Fuentes o arriba de una publicación.',
    link: 'A las fuentes',
  },
  chosen: {
    title: 'Cómo se eligen las fuentes',
    text: [
      'Cada fuente es una línea de una sola lista que viene con la aplicación. Ahí están los capítulos, los organismos nacionales y YDSA, sus periódicos, revistas, pódcasts y proyectos, y unas pocas organizaciones cercanas, que aparecen como «Aliadas». Lo que la gente sigue o abre no cuenta para nada en eso.',
      'Un feed del que nadie ha confirmado quién lo publica lleva la marca «sin verificar». Una fuente que sale de la lista conserva su nombre, con el día y el motivo, y lo que publicó se puede seguir leyendo.',
    ],
  },
  never: {
    title: 'Lo que nunca hace con tus datos',
    list: [
      'No te pide cuenta, ni nombre, ni dirección.',
      'No tiene estadísticas, ni anuncios, ni cookies.',
      'No le cuenta a nadie lo que sigues, abres o buscas.',
      'No conecta tu teléfono con ningún servidor que no sea el suyo. Los feeds y las imágenes pasan por él, así que los sitios que lees no te ven hasta que abres un enlace a ellos. Las notificaciones, si las activas, pasan por el servicio de quien hace el navegador; nada en ellas dice qué sigues.',
    ],
    server:
      'Para responder, el servidor tiene que ver qué feeds e imágenes se le piden. No anota ni eso ni quién los pide. Para frenar avalanchas cuenta las peticiones durante un minuto, en memoria, bajo una forma cifrada de la dirección de la red.',
  },
  keepers: {
    title: 'Para quienes cuidan la lista',
    text: 'Cómo va cada fuente, según nuestro servidor.',
    health: 'Salud de las fuentes',
    propose: 'Proponer un capítulo',
  },
  license: {
    title: 'Licencia',
    text: 'Los textos son de quienes los escribieron. La aplicación es software libre bajo la Licencia Pública General Affero de GNU, versión 3 o posterior: cualquiera puede usarla, estudiarla, cambiarla y compartirla. La letra de sus titulares, League Gothic, está bajo la SIL Open Font License 1.1.',
  },
  join: {
    title: 'Únete',
    text: 'Lo que lees aquí es el trabajo de sus miembros.',
    link: 'Hazte miembro de DSA',
  },
  faq: {
    title: 'Preguntas y respuestas',
    link: 'Preguntas y respuestas',
    about: 'Acerca de DSA Feed',
    questions,
  },
}
