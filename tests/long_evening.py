"""Ninety minutes of a café, as a note-taker types them: twelve voices, six questions, more than eighty remarks."""

from __future__ import annotations

from typing import Final

from tests.evening import EVENING

VOICES: Final = (
    "une libraire",
    "une danseuse",
    "un cinéaste",
    "une mamie",
    "un lycéen",
    "une retraitée",
    "une retraitée",
    "une retraitée",
    "un boulanger",
    "une infirmière",
    "un professeur",
    "une bénévole",
)
"""Those who present themselves in the tour de table; three of them in the same words."""

ADDED: Final = "Et le téléphone à l'école ?"
"""The question that the room asks for after the second one, and its id."""
ADDED_ID: Final = "et-le-telephone-a-l-ecole"

DROPPED: Final = "generations"
RETITLED: Final = ("amities", ", et les cousins")
"""The question that is given another title in mid-evening, and what is added to it."""

_MORE: Final[dict[str, tuple[str, ...]]] = {
    "": (
        "inf : elle vient parce que son planning est sur une application",
        "ret3 : \"On m'a dit qu'il y aurait du gâteau\" (rires)",
        "? Est-ce qu'on peut parler de ce qu'on ne connaît pas",
    ),
    "rendez-vous": (
        'ret : "Le mercredi on joue au Scrabble à quatre, chacune dans sa cuisine',
        "ret2 : elle attend la vidéo du jardinier, elle a planté des tomates avec lui",
        "ret3 : \"Moi je n'ai rien, j'ai la radio et ça me va très bien\" (rires)",
        "inf : au retour de nuit elle regarde des gens qui rangent des placards",
        "! Noter ces adresses sur une feuille à l'accueil",
        "( beaucoup de sourires, les mains se lèvent vite",
        "Personne n'a payé pour ce rendez-vous, sauf deux abonnements au journal",
    ),
    "annonces": (
        'pro : "Mes élèves savent avant moi que le cours est déplacé',
        "ben : la collecte de jouets a doublé quand la photo a tourné",
        "? Qui relit les affiches avant qu'elles partent",
        "ret2 : \"Je suis allée au bal folk pour une faute d'orthographe dans l'annonce\" (rires)",
        "deux personnes ont raté la même réunion, l'une par l'application, l'autre par le courrier",
        "!! Vérifier l'adresse du site de la mairie",
        "< une autre va au même club de lecture que la libraire",
    ),
    ADDED_ID: (
        "pro : \"Je demande qu'on les pose face contre table, et je pose le mien",
        "lyc : il l'éteint au portail, pas pour le règlement, pour la tête",
        "? Et les parents qui appellent à dix heures",
        'mam : "De mon temps on se passait des mots, ça faisait moins de bruit" (rires)',
        "! Une boîte à la porte, décorée par la classe",
        "( la question vient de la salle, à reprendre un autre soir",
        "dan : au cours de danse, les téléphones dorment dans une corbeille",
        "cin : \"Mon premier film, je l'ai tourné avec celui de ma sœur",
    ),
    "amities": (
        "inf : \"Ma meilleure amie, je ne l'ai vue que trois fois",
        "pro : d'anciens élèves lui écrivent à la rentrée",
        "ret3 : elle a retrouvé sa sœur de lait par une photo de classe",
        'ben : "On se dit bonne nuit tous les soirs à cinq" (accord)',
        "? Est-ce qu'une amitié tient sans se voir",
        "Un groupe de cousins a fini en dispute pour une recette de flan",
        "<< le jardinier de tout à l'heure répond à chaque question",
    ),
    "fil-d-actualite": (
        "boul : il coupe tout le lundi, son jour de repos",
        "ret : \"Je n'ai plus que des chats et des recettes, c'est moi qui l'ai voulu\" (rires)",
        "! Comparer nos fils à deux, cinq minutes, sans commentaire",
        "? Pourquoi on me montre ça à moi",
        "pro : il a fait l'exercice en classe, trente fils, trente mondes",
        "( silence long, puis tout le monde parle en même temps",
        "ben : elle a demandé à son fils de choisir pour elle, il a mis des oiseaux",
        'mam : "Le mien me montre des cercueils" (rires)',
        "Deux personnes n'ont pas de fil du tout et ne s'en plaignent pas",
        "À onze heures du soir, personne ne se souvient de ce qu'il a lu à dix",
        'inf : "Je lis les titres, et je me couche en colère',
    ),
    "journal": (
        "ret2 : elle colle les billets de train dans un cahier",
        'ben : "Mes photos sont sur trois téléphones morts" (rires)',
        "! Imprimer dix photos par an, pas une de plus",
        "cin : il filme le même carrefour chaque premier janvier",
        "Une personne écrit à sa fille une lettre qu'elle n'envoie pas",
        'lyc : "Je supprime tout le trente et un décembre',
        "( la pluie commence, on ferme les fenêtres",
        "? À qui est un album de famille en ligne",
        "boul : sa mère notait les naissances au dos du calendrier",
        "<< quelqu'un revient sur l'école : une heure sans écran à la cantine",
    ),
}


def lines_of(prompt: str | None) -> list[str]:
    """What is typed while the room is on this question, None before the first; voices are declared apart."""
    typed = [line for where, line in EVENING if where == prompt and not line.endswith(" :")]
    return [*typed, *_MORE.get(prompt or "", ())]
