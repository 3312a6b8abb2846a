"""Names that look like those of a person and are brands, works, places, or people whom streets are named after."""

from __future__ import annotations

from facilitator.domain.word_list import listed

NAMESAKES = frozenset(
    tuple(line.split())
    for line in """
    adele blanc-sec
    agnes b
    agnes varda
    alain afflelou
    albert camus
    albert einstein
    alexandre dumas
    alfred nobel
    alice guy
    amelie poulain
    anne frank
    antoine de saint-exupery
    arsene lupin
    arthur rimbaud
    auguste renoir
    ben jerry
    calvin klein
    camille claudel
    charles aznavour
    charles baudelaire
    charles de gaulle
    charlie chaplin
    charlie hebdo
    christian dior
    christian louboutin
    claude code
    claude debussy
    claude monet
    daniel hechter
    daniel wellington
    denis diderot
    edith piaf
    elizabeth arden
    elsa triolet
    emile zola
    emma bovary
    ernest hemingway
    estee lauder
    ferdinand buisson
    francois mitterrand
    france bleu
    france connect
    france culture
    france identite
    france info
    france inter
    france musique
    france services
    france televisions
    france travail
    franck provost
    frank sinatra
    frederic chopin
    george orwell
    george sand
    georges brassens
    georges pompidou
    gustave eiffel
    gustave flaubert
    guy de maupassant
    guy degrenne
    guy mocquet
    harley davidson
    harry potter
    hector berlioz
    helena rubinstein
    henri matisse
    honore de balzac
    hugo boss
    jack daniel
    jack sparrow
    jacques brel
    jacques cartier
    jacques chirac
    jacques prevert
    jacques tati
    jacques vabre
    james bond
    jane austen
    jean coutu
    jean de la fontaine
    jean jaures
    jean mace
    jean mermoz
    jean monnet
    jean moulin
    jean paul gaultier
    jean racine
    jean rostand
    jean valjean
    jean vilar
    jean zay
    jean-jacques rousseau
    jean-louis david
    jean-paul gaultier
    jean-paul sartre
    jeanne d'arc
    john deere
    john lennon
    jules ferry
    jules michelet
    jules verne
    karl lagerfeld
    karl marx
    lara croft
    leon blum
    leon gambetta
    leonard de vinci
    leo lagrange
    louis aragon
    louis braille
    louis pasteur
    louis vuitton
    louise michel
    lucie aubrac
    marc bloch
    marc jacobs
    marcel pagnol
    marcel proust
    margaret atwood
    marguerite duras
    marguerite yourcenar
    maria montessori
    marie blachere
    marie brizard
    marie claire
    marie curie
    marie france
    marie galante
    marie-galante
    marie poppins
    mario bros
    mario kart
    mary poppins
    martin luther king
    martin margiela
    maurice ravel
    max havelaar
    michael jackson
    michael kors
    michael page
    nancy metz
    nelson mandela
    nina ricci
    nina simone
    oscar wilde
    pablo neruda
    pablo picasso
    paul bert
    paul cezanne
    paul eluard
    paul smith
    paul valery
    paul verlaine
    peter pan
    peter rabbit
    philip morris
    pierre cardin
    pierre curie
    pierre de ronsard
    pierre fabre
    pierre mendes france
    ralph lauren
    raymond queneau
    rene descartes
    robert badinter
    robert desnos
    robert doisneau
    robert schuman
    robin des bois
    robin hood
    romain gary
    romain rolland
    rosa luxemburg
    rosa parks
    salvador dali
    serge gainsbourg
    sherlock holmes
    simone de beauvoir
    simone veil
    simone weil
    sonia rykiel
    sophia antipolis
    steve jobs
    thierry mugler
    thomas cook
    thomas edison
    tim hortons
    tom sawyer
    tommy hilfiger
    victor hugo
    victor schoelcher
    victoria secret
    vincent van gogh
    virginia woolf
    walt disney
    william shakespeare
    winston churchill
    yves rocher
    yves saint laurent
    yves saint-laurent
    """.strip().splitlines()
)
"""Each as `slugs.plain` makes of it, in its words. Nobody in the room is meant by them."""

# What stands before a name that is no longer a person's: a street or a school called after somebody.
NAMED_AFTER = listed(
    """
    aeroport allee amphitheatre arret association auditorium avenue bibliotheque boulevard centre chemin
    cinema college complexe conservatoire cours ecole espace fondation foyer gare groupe gymnase hopital
    impasse institut jardin librairie lycee mail maison maternelle mediatheque metro ministere musee parc
    passage pavillon piscine place pont prison prix quai quartier residence rue salle square stade station
    theatre tour universite villa ville village airport bridge hall hospital library museum park road school
    square stadium station street theatre university
    """
)

# What somebody is the author of, before "de" or "by": an author is quoted, not present.
WORKS = listed(
    """
    album bd chanson chansons citation comedie concert documentaire essai film films oeuvre opera peinture
    phrase poeme poemes roman romans sculpture serie symphonie tableau toile album essay film movie novel
    opera painting play poem quote series song
    """
)
