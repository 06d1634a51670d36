import { type Article, h2, list, p, quote, steps, type Template } from './article.ts'
import type { Facts } from './facts.ts'

const days = ['el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado', 'el domingo']
const halls = [
  'el salón del sindicato',
  'la biblioteca de la calle Depot',
  'el sótano de la iglesia Trinity',
  'el centro comunitario Linden',
  'la cancha del parque',
]
const day = (f: Facts) => f.pick(days)
const hall = (f: Facts) => f.pick(halls)
const spanish = (article: Omit<Article, 'language'>): Article => ({ ...article, language: 'es' })

const huelga: Template = (f) =>
  spanish({
    title: f.pick([
      'Votaron por la huelga',
      'Huelga en la lavandería: cómo ayudar',
      'Desde el lunes, en la puerta',
    ]),
    html:
      p(
        `El ${f.number(84, 97)} por ciento dijo que sí. Las trabajadoras de la lavandería industrial de ${f.street()} salen a la huelga si la empresa no mejora su oferta, y ${f.org} estará con ellas desde el primer turno.`,
      ) +
      p(
        `“Lavamos las sábanas de seis hospitales”, dice ${f.person()}. “Que ahora nos escuchen las seis administraciones.”`,
      ) +
      h2('Tres maneras de ayudar') +
      list([
        'Ven a la línea de piquete. Las mañanas son las más difíciles de cubrir.',
        'Trae comida caliente y café.',
        'Da lo que puedas al fondo: la renta no espera.',
      ]) +
      p(`Manda la palabra HUELGA al ${f.phone()} y te contestamos.`),
    tags: ['Trabajo', 'Huelga'],
    poster: { headline: '¡HUELGA!', line: 'Desde el lunes, en la puerta', motif: 'picket' },
  })

const inquilinas: Template = (f) =>
  spanish({
    title: f.pick([
      'Nació un sindicato de inquilinos',
      'Sin calefacción no hay renta',
      `Se organizan en ${f.street()}`,
    ]),
    html:
      p(
        `Empezó con una secadora rota. ${f.person()} pegó una nota y el fin de semana ya había ${f.number(12, 31)} nombres. ${day(f)} votaron en el patio, en sillas plegables, y ahora son sindicato.`,
      ) +
      list([
        'Reparaciones en tres días.',
        'Calefacción en todas las viviendas.',
        'Ninguna multa por pagar con cheque.',
        'Una cerradura en la puerta de la calle.',
      ]) +
      quote('No somos valientes. Tenemos frío, y somos muchos.', f.person()) +
      p(
        `Si rentas y algo no sirve, ven a la mesa de inquilinos en ${hall(f)}. Hablamos español; también recibimos mensajes de voz.`,
      ),
    tags: ['Vivienda', 'Inquilinos'],
    poster: { headline: 'LA CASA ES DE QUIEN LA VIVE', line: 'Sindicato de inquilinos', motif: 'homes' },
  })

const lineaLegal: Template = (f) => {
  const phone = f.phone()
  return spanish({
    title: f.pick([
      `Línea legal: ${phone}`,
      'Conoce tus derechos, en una página',
      'Escribe este número en tu brazo',
    ]),
    html:
      p(
        `Abogadas y estudiantes voluntarios contestan el <strong>${phone}</strong> día y noche, en español e inglés. Escríbelo en el brazo con pluma: los teléfonos se pierden y la batería se acaba.`,
      ) +
      h2('Si tocan a tu puerta') +
      steps([
        'No abras. Pregunta quién es, con la puerta cerrada.',
        'Pide que pasen la orden por debajo. Debe llevar tu nombre y la firma de un juez.',
        'Di: “No quiero hablar. Quiero una abogada.” Y guarda silencio.',
        'No firmes nada que no entiendas.',
        'Anota hora, lugar y números de placa.',
      ]) +
      p(
        'Esta es información general y no reemplaza un consejo legal. Se puede leer sin señal: ya quedó guardada en tu teléfono.',
      ),
    tags: ['Derechos', 'Inmigración'],
    poster: { headline: phone, line: 'Línea legal, día y noche', motif: 'phone' },
  })
}

const circulo: Template = (f) =>
  spanish({
    title: f.pick([
      'Círculo de lectura en español',
      'Leemos despacio y con pan',
      'Primera sesión del círculo',
    ]),
    html:
      p(
        `Nos juntamos ${day(f)} en ${hall(f)} para leer en voz alta y platicar. No hace falta haber leído nada, ni pronunciar bien los nombres.`,
      ) +
      list([
        '¿Quién decide en tu trabajo?',
        '¿Qué cambió en tu calle en diez años?',
        '¿Qué harías tú con el dinero de la ciudad?',
      ]) +
      p(`Hay cuidado de niñas y niños. Trae un pan; ${f.person()} trae el café, y es muy bueno.`),
    tags: ['Educación política'],
    poster: { headline: 'LEEMOS JUNTAS', line: 'Círculo en español', motif: 'book' },
  })

const autobus: Template = (f) =>
  spanish({
    title: f.pick([
      'El autobús gratis sale más barato',
      'Cuarenta minutos esperando la 14',
      'Por un transporte de todas',
    ]),
    html:
      p(
        `Lo que se cobra en el autobús de ${f.place} paga apenas el ${f.number(7, 14)} por ciento de lo que cuesta. Casi una tercera parte de eso se va en cobrarlo.`,
      ) +
      p(
        'Sin cobro, la gente sube más rápido, los choferes tienen menos pleitos y la ruta 14 podría pasar cada doce minutos, como antes.',
      ) +
      p(
        `Firma la petición en ${hall(f)}, ${day(f)}, o pide una hoja para tu parada. Ya van ${f.number(2, 9)},${f.number(100, 990)} firmas.`,
      ),
    tags: ['Transporte'],
    poster: { headline: 'BUS GRATIS', line: 'Más rápido, más seguro, nuestro', motif: 'bus' },
  })

const despensa: Template = (f) =>
  spanish({
    title: f.pick([
      'La despensa del barrio necesita manos',
      'Toma lo que necesites, deja lo que puedas',
      'Cocina solidaria',
    ]),
    html:
      p(
        `El refrigerador comunitario de ${f.street()} cumple dos años. Se llena ${f.number(9, 16)} veces por semana y casi siempre amanece vacío. Lo primero que se acaba: huevos, leche, tortillas.`,
      ) +
      p(
        `Buscamos quien maneje ${day(f)} temprano y quien sepa hablarle a un compresor. Llama a ${f.person()}: ${f.phone()}.`,
      ),
    tags: ['Apoyo mutuo'],
    poster: { headline: 'HAY PARA TODOS', line: 'Despensa del barrio', motif: 'bowl' },
  })

const asamblea: Template = (f) =>
  spanish({
    title: f.pick([
      'Lo que decidió la asamblea',
      'Asamblea bilingüe: seis votos',
      'General meeting / Asamblea general',
    ]),
    html:
      p(
        `${f.number(70, 190)} personas llenaron ${hall(f)}. Hubo interpretación pagada, no rogada, y la discusión sobre prioridades se alargó cuarenta minutos sin que nadie se fuera.`,
      ) +
      list([
        'La campaña de inquilinos es la primera prioridad.',
        'Actas publicadas en diez días, en dos idiomas.',
        'Un equipo listo para huelgas, con presupuesto propio.',
      ]) +
      p(
        '<em>In English:</em> the tenant campaign is our first priority, minutes appear within ten days in both languages, and there is a strike team with its own budget. Interpretation is at every meeting; take a headset at the door.',
      ),
    tags: ['Asamblea', 'Bilingüe'],
    poster: { headline: 'ASAMBLEA', line: 'Dos idiomas, una sala', motif: 'rose' },
  })

const medida: Template = (f) =>
  spanish({
    title: f.pick(['Vota sí: qué dice la medida', 'La medida, línea por línea', 'Sí a la renta justa']),
    html:
      p(
        `La medida limita los aumentos de renta al ${f.number(3, 5)} por ciento al año y acaba con los desalojos sin causa. Se paga con una cuota a las casas vacías.`,
      ) +
      p(
        `Juntamos ${f.number(34, 46)},${f.number(100, 990)} firmas en cajas de naranjas. Ahora faltan las puertas: salimos ${day(f)} desde ${hall(f)}. Te ponemos con alguien que ya lo ha hecho. Los nervios duran exactamente dos puertas.`,
      ),
    tags: ['Elecciones', 'Vivienda'],
    poster: { headline: 'VOTA SÍ', line: 'Renta justa', motif: 'ballot' },
  })

export const spanishArticles: readonly Template[] = [
  huelga,
  inquilinas,
  lineaLegal,
  circulo,
  autobus,
  despensa,
  asamblea,
  medida,
]
