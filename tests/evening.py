"""An evening as a note-taker types it live: the lines of a whole café, in the order they are struck.

Quotation marks are mostly straight and apostrophes plain, as an AZERTY keyboard makes them; the
closing mark of a quotation is often left out.
"""

from __future__ import annotations

from typing import Final

THEME: Final = "quand-les-reseaux-sociaux-font-du-bien"
"""The name, without ending, of the shipped theme that the evening is about."""

EVENING: Final[list[tuple[str | None, str]]] = [
    # The tour de table: voices are declared, and two lines come before any question.
    (None, "une libraire :"),
    (None, "une danseuse :"),
    (None, "un cinéaste :"),
    (None, "une mamie :"),
    (None, "un lycéen :"),
    (None, "( un couple arrive en retard, voix à demander à la pause"),
    (None, "Trois personnes sur quatorze ne sont sur aucun réseau"),
    # Rendez-vous qui font du bien.
    ("rendez-vous", 'lib : "Le jeudi je raconte un livre sur Instagram, on vient avec sa tisane'),
    ("rendez-vous", "lyc : le samedi il regarde un menuisier sur YouTube, il a refait son bureau comme ça"),
    ("rendez-vous", 'mam : "Mon cours de gym, je le fais devant la télé, en chaussons" (rires)'),
    ("rendez-vous", "Le problème : on essaie dix chaînes avant d'en trouver une bonne"),
    ("rendez-vous", "Plusieurs y vont vers 22:30, quand la maison dort"),
    ("rendez-vous", "(accord)"),
    ("rendez-vous", "? Qu'est-ce qu'on fait le jour où la chaîne s'arrête"),
    # Annonces d'événements.
    ("annonces", 'dan : "La moitié de ma salle est venue par une story, la veille au soir'),
    ("annonces", "Le groupe du quartier sur #facebook sert surtout pour les vide-greniers"),
    ("annonces", 'un boulanger : "Je mets la photo de la fournée, à onze heures il n\'y a plus rien"'),
    ("annonces", "mam : elle lit encore les affiches, et sa voisine lui montre le reste"),
    ("annonces", "! Une page commune où chaque association pose ses dates"),
    ("annonces", "!! Demander à la mairie qui tient le panneau lumineux"),
    # Le fil continu des amitiés.
    ("amities", "dan : \"On dansait ensemble à dix ans, elle m'a reconnue à mes mains"),
    ("amities", "\"Je croyais qu'elle ... oubliée, et voilà son mot, le matin de mes noces d'or\" une mamie"),
    ("amities", "(silence)"),
    ("amities", "< le boulanger a aussi rempli une soirée jeux comme ça"),
    ("amities", "ciné : il garde un groupe WhatsApp par film, même dix ans après le tournage"),
    ("amities", "( une personne sort, émue ; voir avec l'équipe à la pause"),
    # Échanges entre générations.
    ("generations", 'mam : "Mon petit-fils m\'appelle en visio, je vois surtout son plafond" (rires)'),
    ("generations", "lyc : \"Ma grand-mère met un pouce, chez nous un pouce ça veut dire que t'es fâché"),
    ("generations", "(rires)"),
    ("generations", "@danseuse a appris les pas de TikTok avec ses élèves de douze ans"),
    ("generations", "? Comment expliquer sans prendre le téléphone des mains"),
    ("generations", "! Un après-midi où l'on montre une appli (ou une recette) à un autre âge"),
    ("generations", "<< deux personnes ont noté le nom de la page des vide-greniers"),
    # Fil d'actualité à soi.
    ("fil-d-actualite", 'un cinéaste : "Je garde exprès deux ou trois personnes qui me contredisent'),
    ("fil-d-actualite", "Les conseils d'une libraire comptent plus que les étoiles (accord)"),
    ("fil-d-actualite", "Mon astuce : le téléphone dort dans la cuisine, le matin c'est la radio"),
    ("fil-d-actualite", "lyc : \"Je regarde d'abord qui parle, après ce qu'il dit\" (désaccord)"),
    ("fil-d-actualite", "lib : elle a cessé de suivre un auteur qui se moquait de ses lectrices"),
    # Journal de soi.
    ("journal", "un retraité : « Une photo du même arbre chaque matin, ça fait six ans »"),
    ("journal", 'dan : "Je ne publie plus, je relis ... et je me trouve courageuse'),
    ("journal", "mam : son journal à elle tient dans une boîte à chaussures"),
    ("journal", "? Que deviennent nos photos quand on n'est plus là"),
    ("journal", "!! Proposer un atelier album, papier et écran ensemble"),
    ("journal", "(accord)"),
]
"""Each line with the id of the question that is open when its first key is struck, None before the first."""
