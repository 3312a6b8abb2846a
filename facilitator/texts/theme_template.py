"""The theme that `facilitator new` writes, with its comments, by language.

Not in the catalogue: the language is that of the theme, not that of the program at that moment.
Three places are filled in: schema, title and language.
"""

from __future__ import annotations

_FRENCH = """\
# yaml-language-server: $schema={schema}
#
# Un thème de café numérique. Les lignes qui commencent par # sont des explications :
# le programme ne les lit pas, vous pouvez les effacer.
# Mettez vos textes entre guillemets droits : "comme ceci". Ils peuvent alors contenir : et #.
# Pour vérifier ce fichier : facilitator check

title: {title}
language: {language}

# Le texte d'accroche, lu à la salle avant la première question.
opening: ""

# Le café précédent, si vous voulez le rappeler. Enlevez les # pour vous en servir.
# previous:
#   title: "Le titre du café précédent"
#   finding: "Ce qui en est ressorti, en une phrase."
#   link: "https://exemple.fr/article"

# D'où vient ce thème : un article, un livre, l'idée d'une participante.
source: ""

# Les mots à reconnaître dans ce qui est dit, par exemple [facebook, "réseaux sociaux"].
tags: []

# Les questions posées à la salle, dans l'ordre. Seul le titre est obligatoire.
prompts:
- title: "Première question"
  # La question telle que vous la posez.
  question: "Racontez une fois où…"
  # Les relances : vous seul les voyez.
  follow_ups:
  - "Qu'est-ce qui a changé depuis ?"
  - "Et pour les personnes qui n'étaient pas là ?"
  # Vos notes : la salle ne les voit jamais.
  notes: ""
  # La durée prévue, en minutes.
  minutes: 15

- title: "Deuxième question"
  question: ""
  follow_ups: []
  minutes: 15
  # Pour que chaque personne réponde sans voir les autres réponses, écrivez true.
  blind: false

# La dernière question, qui ferme le café et l'article.
closing: ""
"""

_ENGLISH = """\
# yaml-language-server: $schema={schema}
#
# A theme for a café. The lines that begin with # are explanations:
# the program does not read them, and you may delete them.
# Put your texts in double quotes, "like this". They may then hold : and #.
# To check this file: facilitator check

title: {title}
language: {language}

# The opening text, read to the room before the first question.
opening: ""

# The café before this one, if you want to recall it. Take the # away to use it.
# previous:
#   title: "The title of the café before"
#   finding: "What came out of it, in one sentence."
#   link: "https://example.org/article"

# Where this theme comes from: an article, a book, somebody's idea.
source: ""

# The words to recognise in what is said, for instance [facebook, "social media"].
tags: []

# The questions put to the room, in order. Only the title is required.
prompts:
- title: "First question"
  # The question as you put it.
  question: "Tell us about a time when…"
  # The follow-ups: you alone see them.
  follow_ups:
  - "What has changed since?"
  - "And for the people who were not there?"
  # Your notes: the room never sees them.
  notes: ""
  # The time planned, in minutes.
  minutes: 15

- title: "Second question"
  question: ""
  follow_ups: []
  minutes: 15
  # For each person to answer without seeing the other answers, write true.
  blind: false

# The last question, which closes the café and the article.
closing: ""
"""

TEMPLATES = {"fr": _FRENCH, "en": _ENGLISH}
"""The templates, by the code of their language."""
