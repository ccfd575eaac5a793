import { type Bank, topicsOf } from './bank'

export const SPANISH: Bank = {
  code: 'es',
  name: 'Spanish',
  topics: topicsOf(`
@ cocina instruction
?1 ¿Cómo hago una tortilla de patatas jugosa sin que se rompa al darle la vuelta?
?2 Quiero cocinar paella para {n} personas. ¿Qué cantidades necesito y en qué orden?
= Casi todo depende de la temperatura y del reposo, no de la receta exacta.
*1 Las patatas :: Cortadas finas y cocidas despacio en aceite suave, quince minutos. No deben freírse: tienen que quedar tiernas.
*1 El reposo :: Mézclalas con el huevo y espera diez minutos. El huevo entra en la patata y la tortilla sale jugosa.
*1 La sartén :: Mejor pequeña y bien caliente. Cuando los bordes se separan, baja el fuego y cuenta dos minutos.
*1 La vuelta :: Usa un plato llano y liso, decídete y gira la muñeca de una vez. La duda es lo que la rompe.
*2 El sofrito :: Tomate y pimiento despacio, hasta que el aceite se separe. Ahí está la mitad del sabor.
*2 El fuego :: Diez minutos fuerte, ocho suave y cinco de reposo tapada con un paño.
*2 Para la paella :: Cien gramos de arroz por persona y el triple de caldo, y no lo remuevas después de repartirlo.
. Hazla dos veces seguidas la misma semana: la segunda siempre sale mejor.
@ programación code
? Escribe una función en Python que elimine repetidos y conserve el orden.
? ¿Por qué no conviene usar list(set(x)) para quitar duplicados?
= Un conjunto pierde el orden, así que solo sirve cuando el orden no importa. Conservarlo cuesta muy poco:
+ dedupe
* Por qué es rápida :: Buscar en un conjunto tarda, de media, un tiempo constante; el recorrido entero es lineal.
* En una línea :: list(dict.fromkeys(items)) da el mismo resultado desde Python 3.7.
* Elementos sin hash :: Para listas o diccionarios usa una clave, por ejemplo una tupla de campos.
* Pruebas :: Lista vacía, un solo elemento y todos iguales.
. En el día a día yo usaría dict.fromkeys.
@ matemáticas math
? Resuelve paso a paso: {problem}
? ¿Me corriges los deberes? {problem}
= Vamos paso a paso.
+ solution
* Comprobación :: Sustituye el resultado en la expresión original. Si ambos lados coinciden, no se ha perdido ningún signo.
* La idea :: Cada paso conserva la igualdad y la hace más sencilla. Escribe uno por línea.
* Error frecuente :: Olvidar el cambio de signo al pasar un término, o la segunda raíz.
. Si quieres, te propongo dos ejercicios parecidos.
@ viajes
? Tengo tres días en {city} y no quiero coche. ¿Qué plan me recomiendas?
? Propón un fin de semana tranquilo en {city} para dos personas que disfrutan caminando.
= Tres días bastan para el centro, un barrio con vida y una escapada, si no intentas verlo todo.
* Primer día :: Deja la maleta y camina desde la estación hasta el agua o hasta el punto más alto. La ciudad se explica mejor en el primer paseo.
* Segundo día :: Un solo museo o un solo mercado, pero sin prisa. Come donde come la gente con ropa de trabajo.
* Tercer día :: Un tren local de menos de una hora. El pueblo del final de la línea suele valer más que el décimo monumento.
* Dinero :: El abono de un día compensa desde el tercer viaje.
. Dime qué te gustó de tu último viaje y lo afino.
@ escritura creative
?1 Escribe un poema de cuatro versos sobre una mañana de lluvia.
?2 Redacta un mensaje amable para {name}, que lleva {n} días sin responder.
= Aquí va una propuesta, breve y sin adornos de más.
*1 Poema :: Silba la olla, el cristal se apaga, pasa un tranvía sobre plata fina; la calle despierta, la luz divaga, huele a pan nuevo en la vieja esquina.
*1 Sin rima :: Llueve sobre los cables del tranvía. / Alguien abre una ventana / y deja entrar la calle entera.
*1 Imágenes :: Un solo objeto por verso: la olla, el tranvía, la luz, el pan. Un poema tan corto no aguanta más.
*2 Mensaje :: Hola, {name}: espero que todo vaya bien. Te escribí hace unos días y quería saber si lo has podido mirar. Si algo no está claro, lo hablamos con gusto.
*2 Por qué funciona :: Nombra el hecho una sola vez, hace una pregunta y deja una salida.
*2 Qué evitar :: Frases como «ya te dije» no aceleran nada.
. ¿Lo quieres más formal o más cercano?
`),
  words: {
    headings: [
      'En pocas palabras',
      'Paso a paso',
      'Conviene saber',
      'Ejemplo',
      'De un vistazo',
      'Conclusión',
    ],
    openers: [
      '¡Buena pregunta!',
      'Claro, con gusto.',
      'Primero lo corto y luego los detalles.',
      'Vamos por partes.',
    ],
    closers: [
      '¿Quieres un ejemplo para tu caso?',
      'Si algo no queda claro, pregúntame.',
      '¡Espero que te sirva!',
    ],
    followUps: [
      '¿Puedes hacerlo más corto?',
      'Dame un ejemplo concreto.',
      '¿Seguro? He leído lo contrario.',
      '¿Por dónde empezarías tú?',
      'Explica otra vez el segundo punto.',
    ],
    replies: [
      'Más corto:',
      'Un ejemplo de la práctica.',
      'Es una duda razonable. Lo que mantengo es esto:',
      'Si empezara mañana:',
      'Dicho de otro modo:',
    ],
    wishes: [
      'Responde en {n} palabras como máximo.',
      'Sin listas, por favor.',
      'Explícalo para principiantes.',
      'Usa una tabla si ayuda.',
      'Solo tengo {n} minutos.',
    ],
    shows: 'Lo que se ve en la imagen:',
  },
  pictures: {
    chart: {
      asks: [
        '¿Qué muestra este gráfico? Enumera todos los valores.',
        '¿Cuál es el valor más alto y cuál el más bajo?',
      ],
      answer: 'El gráfico se titula «{title}». Los valores están impresos, así que se leen con exactitud.',
    },
    document: {
      asks: ['Resume este documento, por favor.'],
      answer: 'Es un documento titulado «{title}». He copiado importes y fechas tal como aparecen.',
    },
    map: {
      asks: ['Describe este mapa y los lugares marcados.'],
      answer: 'El mapa muestra lo siguiente: {title}. El norte está arriba.',
    },
    homework: {
      asks: ['Resuelve los ejercicios de la foto paso a paso.'],
      answer: 'El enunciado dice: «{title}». Lo resuelvo por pasos y compruebo al final.',
    },
    comic: {
      asks: ['¿Dónde está la gracia de esta viñeta?'],
      answer: 'La gracia está en tomar las palabras al pie de la letra. La última frase es «{title}».',
    },
    painting: {
      asks: ['Describe este cuadro como un guía de museo.'],
      answer:
        'El cuadro podría llamarse «{title}». La mirada entra por abajo y descansa en el punto más claro.',
    },
    street: { asks: ['¿Qué dicen los carteles?'], answer: 'Se puede leer: {title}. No hay más texto.' },
    circuit: {
      asks: ['Explica este esquema.'],
      answer: 'El esquema se titula «{title}». Empezamos por el principio y seguimos la línea.',
    },
    screen: {
      asks: ['¿Qué hay en esta captura? ¿Ves algún error?'],
      answer: 'Es una captura de pantalla: {title}.',
    },
  },
}
