"""Two hundred sentences such as are said, typed and shown in a café, with all that makes breaking lines hard."""

from __future__ import annotations

from typing import Final

# Here `~` stands for U+202F and `|` for U+00A0, which an editor does not show. Some sentences have the right spaces,
# some the plain ones that hands type, some none.
_WRITTEN = """\
Que faites-vous du temps gagné~?
Qui, ici, a déjà coupé son téléphone toute une journée ?
Beaucoup suivent leur libraire sur Instagram.
«|Je soigne l’écrit, même dans un texto~», dit une mamie.
«|Je croyais qu’elle m’avait oubliée~; et voilà son mot~!~»
Elle a dit « demain », puis « jamais », puis plus rien.
Le problème : trop de temps devant l’écran, pas assez dehors.
Le problème|: on essaie dix chaînes avant d’en trouver une bonne.
Rendez-vous à 16 h 15 devant la médiathèque, ou à 16|h|30 dedans.
La salle ferme à 18 h ; il faut ranger les chaises avant.
Plusieurs y vont vers 22:30, quand la maison dort.
Le café du 22 novembre 2026 a réuni 14 personnes.
Le 1er décembre, à 9 h 05, la page comptait 10 000 abonnés !
En 2019, 1 250 000 personnes ont vu cette vidéo~: qui l’aurait cru~?
Près de 50 % des gens n’ont rien publié depuis un an.
Ça coûte 12 € par mois, soit 144 € par an, pour un seul compte.
On dansait ensemble à dix ans : « elle m’a reconnue à mes mains ! »
Ah bon ? Vraiment ? Et personne n’a rien dit ?
Oui ! Oui ! Trois fois oui !
Comment choisir, quand tout se ressemble~?~!
Anticonstitutionnellement~: voilà un mot qui ne tient pas sur une ligne étroite.
L’intergénérationnel~: c’est bien le sujet, non~?
Voir https://www.exemple.fr/cafe-numerique/novembre/compte-rendu.html : tout y est.
L’adresse est https://exemple.org/?a=1&b=2 ; qui veut la noter ?
La page « Vide-greniers du canal » : 800 membres, une modératrice.
un retraité : « Une photo du même arbre chaque matin, ça fait six ans »
un lycéen|: «|Ma grand-mère met un pouce~; chez nous, un pouce, ça veut dire que t’es fâché~!~»
une libraire : « Le jeudi, je raconte un livre ; on vient avec sa tisane. »
un boulanger : "À onze heures, il n'y a plus rien"
“Un mot anglais”, puis “ un autre ” avec des espaces, puis « un français ».
Il a écrit : « Elle m’a dit “je reviens”, et je l’ai crue. »
Elle répète “ plus jamais ça ” à chaque réunion.
– Vous venez souvent~?
– Jamais le dimanche – sauf quand il pleut – et jamais seul.
Le téléphone — disons l’écran — dort dans la cuisine.
Mon petit-fils – il a douze ans – m’appelle en visio.
Trois mots : écrire, relire, envoyer.
À quoi bon ?
Pourquoi pas ?
Et alors ?!
Quoi~?
Oh !
«|Non~!~»
« Oui. »
« »
: ) c’est un sourire, disent les plus jeunes
? Qu'est-ce qu'on fait le jour où la chaîne s'arrête
! Une page commune où chaque association pose ses dates
!! Demander à la mairie qui tient le panneau lumineux
( une personne sort, émue ; voir avec l'équipe à la pause
(rires) On a tous déjà envoyé le message à la mauvaise personne (accord)
( je n'ai pas tout entendu )
On met [ entre crochets ] ce que l’on ajoute.
Elle lit « Le Monde » , « Libération » , et rien d’autre .
Le mot « lien » : on le dit dix fois par jour ; que veut-il dire ?
Sur la place du marché, à 7 h, il y a plus de monde que sur tout Facebook.
Qui a gardé ses lettres ? Qui a gardé ses courriels ? Qui n’a rien gardé ?
J’ai 312 photos de mon chat ; je n’en ai aucune de ma mère.
On m’a répondu au bout de trois semaines : « Bien reçu. »
Le numéro est le 01 23 45 67 89 ; il sonne toujours occupé.
Il fait 20 °C dans la salle, et 35 °C près de la fenêtre !
La vidéo dure 3 min 20 ; personne ne va au bout.
Je dirais : moins. Elle dirait : plus. Vous diriez : quoi ?
L’après-midi, c’est « silence radio » ; le soir, c’est « tout le monde parle ».
Est-ce que l’on peut être ami avec quelqu’un que l’on n’a jamais vu ?
Peut-être ; peut-être pas ; peut-être un jour.
Les plus de 75 ans sont 40 % à écrire tous les jours : c’est plus que nous !
Le groupe « Entraide du quartier » a retrouvé 3 chats, 2 clés et 1 dentier.
Mon mot de passe ? « Mon mot de passe » !
Elle tape avec deux doigts, lui avec dix ; qui des deux va le plus vite ?
Personne n’a lu les conditions : elles font 42 pages.
Si c’est gratuit, c’est vous le produit : tout le monde connaît la phrase, qui la croit ?
J'ai quitté le groupe à 23h59. À 0h00, on me demandait pourquoi.
La 4G passe mal ici ; le Wi-Fi, pas du tout.
Le débit ? 2 Mo par seconde, les bons jours.
De 14 h à 16 h, puis de 17 h à 18 h 30, la salle est à nous.
Nous étions 6, puis 12, puis 25 : il a fallu des chaises.
« Vous avez 1 nouveau message » : cela suffit à gâcher un repas.
On devrait apprendre à l’école : à chercher, à douter, à vérifier.
Mon astuce : le téléphone dort dans la cuisine, le matin c'est la radio
« Je regarde d’abord qui parle, après ce qu’il dit. »
Il a cessé de suivre un auteur qui se moquait de ses lectrices.
Son journal à elle tient dans une boîte à chaussures.
Que deviennent nos photos quand on n’est plus là ?
Une danseuse : « La moitié de ma salle est venue par une story, la veille au soir ! »
Je garde exprès deux ou trois personnes qui me contredisent.
Elle m’a envoyé un cœur ; j’ai mis trois jours à répondre.
Un œuf, une sœur, un nœud, un vœu : où est le « œ » sur ce clavier ?
À l’étranger, l’été, l’hôtel n’a pas de réseau : quel repos !
Ce n’est pas l’écran qui manque, c’est le temps.
Il y a vingt ans, on disait « surfer » ; qui le dit encore ?
« Scroller », « liker », « swiper » : faut-il des mots français ?
Un mot-dièse, deux mots-dièse : #facebook #tiktok #cafenumerique
Merci à @danseuse pour la photo ; elle est sur la page.
Le lien est mort : erreur 404.
On a voté : 9 pour, 4 contre, 1 abstention.
Alors, on fait quoi ? On continue ? On arrête ? On mange ?
Vous pouvez me redire le nom de l’appli ? Je n’ai pas noté.
L’appli s’appelle comment, déjà ? « Signal » ? « Silence » ?
Elle est gratuite, mais il faut un numéro : pourquoi ?
C’est la médiathèque qui prête les tablettes ; il y en a huit.
Il reste 32 min et 3 questions : on accélère ?
Prochain café : le samedi 14 mars, à 15 h, même endroit.
On parlera d’argent, de santé, d’école… et de chats !
« L’impression que je […] quittée » : il manque un mot.
Je n’ai pas compris la question : vous pouvez répéter ?
Ça dépend : à qui ? pour quoi ? jusqu’à quand ?
Tout à l’heure, quelqu’un a dit « jamais » ; je dirais « rarement ».
Les vieux téléphones finissent dans un tiroir : j’en ai sept !
Si l’on éteint tout à 20 h, que se passe-t-il à 20 h 01 ?
Mon voisin filme tout : les oiseaux, les voitures, nous.
A-t-on le droit de filmer dans la rue ? Et de publier ?
Il faut demander : c’est la règle, et c’est la politesse.
Une voisine a trouvé du travail grâce à LinkedIn ; son fils, grâce au boulanger.
Le courriel de 3 h du matin : qui l’envoie, qui le lit ?
Mes enfants m’ont dit : « Papa, personne n’écrit plus “cordialement” ! »
Elle signe « Bien à toi » ; il signe « Bàt ».
J’ai mis « j’aime » par erreur : catastrophe !
La recette de ma tante a fait 200 000 vues ; elle ne sait pas ce qu’est une vue.
Un après-midi où l'on montre une appli (ou une recette) à un autre âge
Un « fil », un « mur », une « toile » : que de couture !
Pour les 20-30 ans : Instagram. Pour les 30-50 : WhatsApp. Pour nous : le marché !
Est-ce que ça marche sans Internet ? Est-ce que ça marche sans électricité ?
La dame du 2e étage ne répond qu’aux cartes postales.
Écrire à la main : on ne peut pas effacer, alors on réfléchit.
Le silence (un long silence) : c’est aussi une réponse.
Aïe ! Ça, c’est une vraie question.
Ils disent « communauté » ; nous disons « copains ».
Ça va ? – Ça va. – Et toi ? – On fait aller.
Demain, 9 h : atelier. 10 h : pause. 10 h 15 : atelier. Midi : soupe !
Le mari : « Éteins ! » La femme : « Deux minutes ! » Le chien : rien.
Trop, c’est trop ; mais trop peu, ce n’est pas assez.
Il m’a bloquée : je ne savais même pas que l’on pouvait !
Merci, bonsoir, et… à bientôt ?
Bonjour à toutes et à tous ; bienvenue au café numérique !
Personne n’est nommé ; ce qui est noté, ce sont les idées.
Vous pouvez dire « ne notez pas ça » : on ne note pas.
Les notes sont gardées jusqu’au 22 novembre 2027, puis effacées.
Tour de table : en un mot, un seul, comment allez-vous ?
Fatiguée. Curieux. Perdu ! Ravie. En retard. « Bien. »
Qu’est-ce qui vous a fait du bien cette semaine~?
Quelle photo garderiez-vous, s’il n’en fallait qu’une~?
Qui vous a appris à vous servir d’un ordinateur, et quand~?
À quel âge donner un téléphone : 8 ans ? 11 ans ? 15 ans ? jamais ?
Entre 11 et 13 ans, dit une professeure, « tout bascule ».
Chez nous, c’est 1 h par jour ; le week-end, 2 h.
Chez nous aussi : 1 h. Enfin… 1 h 30.
Chez nous : rien. Rien du tout !
Et à la maison de retraite ? Là, c’est l’infirmière qui tient la tablette.
Une tablette pour 60 : on fait la queue, comme au cinéma.
La visio du dimanche : maman voit surtout nos plafonds.
« On t’entend pas ! On t’entend pas ! On t’entend ! »
Le jour où j’ai perdu mon téléphone, j’ai retrouvé mon quartier.
Trois jours sans : le premier, l’angoisse ; le deuxième, l’ennui ; le troisième, la paix.
Et le quatrième ? « Le quatrième, je l’ai rallumé. »
On a bien ri (et un peu pleuré).
Une idée : un panneau, des craies, et plus de groupe WhatsApp !
Une autre : un tour de garde pour répondre aux messages de l’asso.
Qui s’en charge ? (silence)
Moi, dit un cinéaste ; mais pas avant le 15.
Alors c’est noté : le 15, à 18 h, chez lui.
Les jeunes lisent : sur écran, en diagonale, la nuit ; mais ils lisent !
J’écoute des livres en faisant la vaisselle : deux par mois.
J’ai appris l’italien avec une chouette verte~; buongiorno~!
Le tricot, je l’ai appris sur YouTube, à 71 ans.
Mon cours de gym, je le fais devant la télé, en chaussons (rires)
Les annonces de concerts ? Sur la porte de la boulangerie.
Le bulletin municipal tire à 4 500 exemplaires ; la page a 300 abonnés.
Comment expliquer sans prendre le téléphone des mains
Il faut montrer, puis laisser faire, puis recommencer : c’est long.
Deux pas en avant, un en arrière : 2 - 1 = 1, c’est déjà ça !
« Patience et longueur de temps » : La Fontaine n’avait pas la fibre.
La fibre arrive le 1er mars : promis, juré… comme l’an dernier !
Un e-mail, un mél, un courriel : choisissez, mais répondez !
Qui a reçu le faux message de la banque ? Levez la main : 11 sur 14 !
Ne cliquez pas : appelez. Le vrai numéro est au dos de la carte.
« Votre colis est en attente » : quel colis ?
Il avait l’air vrai, ce site : https://impots.gouv.exemple.com/remboursement
Faux ! L’adresse finit par « exemple.com » ; tout est là.
L’intelligence artificielle : outil, jouet ou collègue ?
Elle m’a écrit un poème ; il rimait, mais il ne disait rien.
Je lui demande des menus : « sans gluten, 4 personnes, 15 € ».
Elle se trompe, et avec quel aplomb !
Et l’eau ? Et l’électricité ? Qui paie ?
On ne sait pas ; on devrait savoir.
Je préfère demander à ma fille : elle se trompe moins.
Le mot de la fin ? « Encore ! »
Bravo à tous : 44 paroles, 12 voix, 6 questions, 1 gâteau.
E\u0301crit avec un accent a\u0300 part : c\u0327a arrive !
Une famille 🧑\u200d🧑\u200d🧒 et un cœur ❤\ufe0f : est-ce que ça s’écrit ?
Le drapeau 🇫🇷 puis le 🇪🇺 : deux drapeaux, quatre lettres.
Une phrase avec שלום au milieu, et مرحبا à la fin : qui lit tout ?
日本語 : « c’est du japonais ! », dit l’étudiante.
The English table says: “What a lovely evening!” – and stays until 6 p.m.
Is it a question? Yes: one that nobody answers; not yet!
“ Quotation marks with spaces ” are rare in English, but hands type them .
«  Deux espaces  » et   trois   ici  :  faut-il les garder  ?
Le café coûte 1 € ; le thé aussi ; l’eau est gratuite.
Le compte n° 7 a 5 000 abonnés, dont 4 000 robots : bravo les robots !
Voilà : c’est tout !
"""

SENTENCES: Final[tuple[str, ...]] = tuple(
    line.replace("~", "\u202f").replace("|", "\u00a0") for line in _WRITTEN.splitlines()
)
