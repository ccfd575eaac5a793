import { type Bank, topicsOf } from './bank'

export const PORTUGUESE: Bank = {
  code: 'pt',
  name: 'Portuguese',
  topics: topicsOf(`
@ casa instruction
?1 Como faço pão de queijo crocante por fora e macio por dentro?
?2 Quero montar uma horta na varanda com {n} vasos. Por onde começo?
= O segredo está menos na receita e mais na ordem e na temperatura.
*1 Escaldar :: Despeje o leite fervente sobre o polvilho e espere esfriar antes dos ovos. É isso que deixa a massa elástica.
*1 Queijo :: Use um queijo curado e ralado grosso; o fresco solta água e a casca não fica crocante.
*1 Forno :: Comece bem quente, 220 °C por dez minutos, depois baixe para 180 °C até dourar.
*2 Vasos :: Quanto maior o vaso, menos trabalho: a terra seca devagar. Furo embaixo, sempre.
*2 Para a horta :: Salsa, cebolinha e manjericão perdoam quase tudo. Quatro horas de sol por dia bastam.
*2 Água :: Enfie o dedo na terra: se os dois primeiros centímetros estiverem secos, regue devagar.
.1 Mude uma coisa de cada vez e anote; em três fornadas você encontra o seu ponto.
@ programação code
? Escreva uma função em Python que remova repetidos mantendo a ordem.
? Qual é o problema de usar list(set(x)) para tirar duplicados?
= Um conjunto perde a ordem, por isso só serve quando a ordem não importa. Mantê-la custa quase nada:
+ dedupe
* Por que é rápida :: A busca num conjunto leva, em média, tempo constante; a passagem inteira é linear.
* Em uma linha :: list(dict.fromkeys(items)) dá o mesmo resultado desde o Python 3.7.
* Itens sem hash :: Para listas e dicionários use uma chave, como uma tupla de campos.
* Testes :: Lista vazia, um só item e todos iguais.
. No dia a dia eu usaria dict.fromkeys.
@ matemática math
? Resolva passo a passo: {problem}
? Pode conferir minha lição? {problem}
= Vamos por etapas.
+ solution
* Conferência :: Substitua o resultado na expressão original. Se os dois lados forem iguais, nenhum sinal se perdeu.
* A ideia :: Cada passo mantém a igualdade e a torna mais simples. Um passo por linha.
* Erro comum :: Esquecer de trocar o sinal ou a segunda raiz.
. Se quiser, mando mais dois exercícios parecidos.
@ dinheiro
? Ganho 2.000 por mês e não consigo guardar nada. O que faço primeiro?
? Vale a pena quitar um empréstimo de {k} % antes de investir?
= A ordem importa mais que a esperteza: primeiro uma reserva, depois a dívida cara, só então o longo prazo.
+ budget
* Reserva :: Três meses de gastos num lugar de fácil acesso. Isso transforma desastres em aborrecimentos.
* Dívida :: Quitar um empréstimo de {k} % é um rendimento certo de {k} %. Poucos investimentos prometem isso sem risco.
* Automático :: Transfira no dia em que o salário cai. O que não se vê não se gasta.
* Taxas :: Um custo de 1,5 % ao ano leva cerca de um terço do total em trinta anos.
. Isto é informação geral, não uma recomendação para o seu caso.
`),
  words: {
    headings: ['Em resumo', 'Passo a passo', 'Vale saber', 'Exemplo', 'Visão geral', 'Conclusão'],
    openers: ['Boa pergunta!', 'Claro, vamos lá.', 'Primeiro a resposta curta, depois os detalhes.'],
    closers: [
      'Quer um exemplo para o seu caso?',
      'Se algo não ficou claro, é só perguntar.',
      'Espero ter ajudado!',
    ],
    followUps: [
      'Dá para encurtar?',
      'Me dê um exemplo concreto.',
      'Tem certeza? Li o contrário.',
      'Por onde você começaria?',
    ],
    replies: [
      'Mais curto:',
      'Um exemplo da prática.',
      'A dúvida é justa. O que eu mantenho é isto:',
      'Se eu começasse amanhã:',
    ],
    wishes: [
      'Responda em até {n} palavras.',
      'Sem listas, por favor.',
      'Explique para iniciantes.',
      'Use uma tabela se ajudar.',
      'Tenho só {n} minutos.',
    ],
    shows: 'O que aparece na imagem:',
  },
  pictures: {
    chart: {
      asks: ['O que este gráfico mostra? Liste todos os valores.'],
      answer: 'O gráfico se chama “{title}”. Os valores estão impressos e podem ser lidos com exatidão.',
    },
    document: {
      asks: ['Resuma este documento.'],
      answer: 'É um documento com o título “{title}”. Copiei valores e datas como estão.',
    },
    map: {
      asks: ['Descreva este mapa e os lugares marcados.'],
      answer: 'O mapa mostra: {title}. O norte fica em cima.',
    },
    homework: {
      asks: ['Resolva os exercícios da folha passo a passo.'],
      answer: 'O enunciado diz: “{title}” Resolvo por etapas e confiro no fim.',
    },
    comic: {
      asks: ['Qual é a graça deste quadrinho?'],
      answer: 'A graça está em levar as palavras ao pé da letra. A última fala é “{title}”',
    },
    painting: {
      asks: ['Descreva este quadro como um guia.'],
      answer: 'O quadro poderia se chamar “{title}”. O olhar entra por baixo e descansa no ponto mais claro.',
    },
    street: { asks: ['O que está escrito nas placas?'], answer: 'Dá para ler: {title}.' },
    circuit: {
      asks: ['Explique este diagrama.'],
      answer: 'O diagrama se chama “{title}”. Começamos do início e seguimos a linha.',
    },
    screen: { asks: ['O que há nesta captura de tela?'], answer: 'É uma captura de tela: {title}.' },
  },
}
