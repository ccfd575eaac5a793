import { type Bank, topicsOf } from './bank'

export const FRENCH: Bank = {
  code: 'fr',
  name: 'French',
  topics: topicsOf(String.raw`
@ cuisine instruction
?1 Comment réussir une pâte à crêpes sans grumeaux pour {n} personnes ?
?2 Que cuisiner ce soir avec des lentilles, deux carottes et un demi-citron ?
=1 Les grumeaux viennent de l'ordre des gestes, presque jamais de la farine.
*1 Un puits :: Cassez les œufs au centre de la farine et mélangez du milieu vers le bord, avant d'ajouter le lait.
*1 Le lait en trois fois :: Une pâte épaisse se lisse bien mieux qu'une pâte liquide. Allongez-la seulement à la fin.
*1 Le repos :: Une heure au frais suffit pour que l'amidon gonfle et que les crêpes restent souples.
*1 La poêle :: Très chaude pour la première face, moyenne ensuite. La première crêpe est pour le cuisinier.
=2 Une poêlée de lentilles au citron : nourrissante, douce, prête en une demi-heure.
*2 La base :: Un oignon ou une carotte râpée qui colore huit minutes donne l'essentiel du goût.
*2 L'épice :: Une cuillerée de cumin, une demi-minute, juste le temps de la sentir.
*2 Pour les lentilles :: Faites dorer les carottes, ajoutez lentilles et eau, vingt minutes, puis le citron hors du feu.
+1 pancakes
. Notez vos quantités : la deuxième fois, vous n'aurez plus besoin de recette.
@ programmation code
? Écris une fonction Python qui retire les doublons en gardant l'ordre.
? Pourquoi éviter list(set(x)) pour enlever les doublons ?
= Un ensemble perd l'ordre ; il ne convient donc que si l'ordre n'a pas d'importance. Le garder ne coûte presque rien :
+ dedupe
* Rapidité :: La recherche dans un ensemble prend en moyenne un temps constant, le parcours est donc linéaire.
* En une ligne :: list(dict.fromkeys(items)) donne le même résultat depuis Python 3.7.
* Valeurs non hachables :: Pour des listes, choisissez une clé, par exemple un tuple de champs.
* Tests :: Liste vide, un seul élément, tous identiques.
. Au quotidien, je prendrais dict.fromkeys.
@ mathématiques math
? Résous en détaillant : {problem}
? Peux-tu vérifier mon devoir ? {problem}
= Procédons par étapes.
+ solution
* Vérification :: Remplacez le résultat dans l'expression de départ : si les deux côtés sont égaux, aucun signe n'a été perdu.
* L'idée :: Chaque étape conserve l'égalité et la simplifie. Une étape par ligne.
* Erreur fréquente :: Oublier le changement de signe, ou la seconde racine.
. Je peux vous proposer deux exercices du même genre.
@ écriture creative
?1 Écris un quatrain sur un matin de pluie à {city}.
?2 Rédige un courriel poli pour relancer {name} après {n} jours de silence.
= Voici une proposition, courte et sans ornement inutile.
*1 Quatrain :: La bouilloire chante et la vitre est grise, un tramway s'en va sur ses fils d'argent ; la rue se réveille, une odeur exquise sort du fournil comme un bon sergent.
*1 Sans rime :: Il pleut sur les fils du tramway. / Quelqu’un ouvre une fenêtre / et laisse entrer toute la rue.
*1 Images :: Un seul objet par vers : la bouilloire, le tramway, la rue, le fournil. Un poème si court n’en porte pas davantage.
*2 Courriel :: Bonjour {name}, j'espère que vous allez bien. Je reviens vers vous au sujet de mon message précédent : avez-vous pu y jeter un œil ? Je suis disponible si un point mérite d'être précisé.
*2 Pourquoi cela marche :: Le fait est nommé une seule fois, la question est simple, et l'autre garde une issue.
*2 À éviter :: « Comme je vous l'ai déjà écrit » n'accélère rien.
. Souhaitez-vous un ton plus chaleureux ?
@ sciences hard
?1 Pourquoi le ciel est-il bleu et le couchant rouge ? Explique-le à un enfant.
?2 Comment fonctionne la datation au carbone 14, et quelles sont ses limites ?
= La réponse courte d'abord, les raisons ensuite.
*1 Diffusion :: L'air diffuse bien plus les ondes courtes, à peu près comme $1/\lambda^4$ ; le jour, nous voyons donc du bleu.
*1 Le soir :: La lumière traverse une couche d'air épaisse, le bleu se perd en route, il reste l'orange et le rouge.
*2 Demi-vie :: Le carbone 14 diminue de moitié en 5 730 ans environ ; la part restante donne l'âge.
*2 Limites :: Au-delà de cinquante mille ans, il en reste trop peu, et la moindre pollution fausse le résultat.
+2 half
.1 Une goutte de lait dans un verre d'eau et une lampe de poche suffisent pour le voir chez soi.
`),
  words: {
    headings: ['En bref', 'Étape par étape', 'Bon à savoir', 'Exemple', "En un coup d'œil", 'Conclusion'],
    openers: ['Bonne question !', 'Avec plaisir.', "La réponse courte d'abord, les détails ensuite."],
    closers: [
      'Voulez-vous un exemple pour votre cas ?',
      "N'hésitez pas si un point reste obscur.",
      "J'espère que cela vous aide !",
    ],
    followUps: [
      'Peux-tu raccourcir ?',
      'Donne-moi un exemple concret.',
      "Tu es sûr ? J'ai lu le contraire.",
      'Par quoi commencerais-tu ?',
    ],
    replies: [
      'Plus court :',
      'Un exemple tiré de la pratique.',
      'Le doute est légitime. Je maintiens ceci :',
      'Si je commençais demain :',
    ],
    wishes: [
      'Réponds en {n} mots au plus.',
      "Sans liste, s'il te plaît.",
      'Explique pour un débutant.',
      'Un tableau si cela aide.',
      "Je n'ai que {n} minutes.",
    ],
    shows: "Ce que montre l'image :",
  },
  pictures: {
    chart: {
      asks: ['Que montre ce graphique ? Donne toutes les valeurs.'],
      answer:
        'Le graphique a pour titre « {title} ». Les valeurs sont imprimées, on peut les lire exactement.',
    },
    document: {
      asks: ['Résume ce document.'],
      answer: "C'est un document intitulé « {title} ». Montants et dates sont recopiés tels quels.",
    },
    map: {
      asks: ['Décris ce plan et les lieux indiqués.'],
      answer: 'Le plan montre : {title}. Le nord est en haut.',
    },
    homework: {
      asks: ['Résous les exercices de la feuille, avec les étapes.'],
      answer: "L'énoncé : « {title} » Je résous pas à pas, puis je vérifie.",
    },
    comic: {
      asks: ['Où est la blague ?'],
      answer:
        "La blague vient de ce que l'on prend les mots au pied de la lettre. Dernière réplique : « {title} »",
    },
    painting: {
      asks: ['Décris ce tableau comme un guide de musée.'],
      answer:
        "Ce tableau pourrait s'appeler « {title} ». Le regard entre par le bas et se pose sur l'endroit le plus clair.",
    },
    street: { asks: ['Que lit-on sur les panneaux ?'], answer: 'On peut lire : {title}.' },
    circuit: {
      asks: ['Explique ce schéma.'],
      answer: 'Le schéma a pour titre « {title} ». On part du début et on suit le trait.',
    },
    screen: {
      asks: ["Que voit-on sur cette capture d'écran ?"],
      answer: "C'est une capture d'écran : {title}.",
    },
  },
}
