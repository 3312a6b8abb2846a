"""Words of grammar, of which people say what they say: they tell nothing of what a café was about.

All as they are heard: without accents, hyphens or apostrophes, and without what is elided before them.
"""

from __future__ import annotations

from facilitator.domain.word_list import listed

FRENCH = listed(
    """le la les l un une des du de d au aux ce c cet cette ces ca cela ceci celui celle ceux celles mon ma mes ton ta
    tes son sa ses notre nos votre vos leur leurs mien mienne miens miennes tien tienne tiens tiennes sien sienne siens
    siennes notres votres
    je j me m moi tu te t toi il elle on nous vous ils elles se s soi lui eux y en qui que qu quoi dont ou lequel
    laquelle lesquels lesquelles duquel auquel auxquels desquels auxquelles desquelles quel quelle quels quelles
    aucun aucune aucuns autre autres autrui certain certaine certains certaines chacun chacune chaque meme memes nul
    nulle plusieurs quelconque quelque quelques quelquun quelquune quelquesuns quelquesunes quiconque rien tel telle
    tels telles tout toute tous toutes
    a apres avant avec chez contre dans depuis derriere des devant durant entre envers hormis hors jusqu jusque malgre
    outre par parmi pendant pour sans sauf selon sous sur vers via pres loin lors pardessus audessus audessous audela
    et or ni mais car donc si comme lorsque puisque quand quoique parce parceque afin ainsi alors sinon soit tandis
    lorsqu puisqu quoiqu estadire
    ne n pas plus moins jamais guere oui non peutetre aussi assez autant beaucoup bien bientot cependant combien comment
    dedans dehors deja dela dessous dessus encore enfin ensuite environ fort ici la labas ladedans ladessus mal mieux
    neanmoins partout peu pis plutot pourquoi pourtant presque puis quasi souvent surtout tant tantot tard tellement tot
    toujours toutefois tres trop vite voici voila vraiment abord ailleurs
    zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante
    cinquante soixante cent cents mille premier premiere
    ah aie bah ben bof eh euh ha hein ho hum oh ouais tiens
    etre suis es est sommes etes sont etais etait etions etiez etaient fus fut fumes furent serai seras sera serons
    serez seront serais serait serions seriez seraient sois soyons soyez soient fusse fut etant ete
    avoir ai as a avons avez ont avais avait avions aviez avaient eus eut eumes eurent aurai auras aura aurons aurez
    auront aurais aurait aurions auriez auraient aie aies ait ayons ayez aient ayant eu eue eus eues ya
    pouvoir peux peut pouvons pouvez peuvent pouvais pouvait pouvions pouviez pouvaient pourrai pourras pourra pourrons
    pourrez pourront pourrais pourrait pourrions pourriez pourraient puisse puisses puissions puissent pu
    devoir dois doit devons devez doivent devais devait devions deviez devaient devrai devra devrons devront devrais
    devrait devrions devriez devraient du
    falloir faut fallait faudra faudrait fallu faille
    vouloir veux veut voulons voulez veulent voulais voulait voulions voulaient voudra voudrais voudrait voudraient
    veuille voulu
    aller vais vas va allons allez vont allais allait allions alliez allaient irai ira irons iront irais irait iraient
    aille alle
    faire fais fait faisons faites font faisais faisait faisions faisiez faisaient ferai fera ferons feront ferais
    ferait feraient fasse fassent faits faite"""
)

ENGLISH = listed(
    """a an the this that these those my your his her its our their mine yours hers ours theirs
    i me you he him she it we us they them one ones who whom whose which what whatever whoever whichever myself yourself
    himself herself itself ourselves yourselves themselves oneself each every either neither both all any some no none
    such other others another same few many much more most less least several enough
    somebody someone something anybody anyone anything nobody noone nothing everybody everyone everything
    about above across after against along among around as at before behind below beneath beside besides between beyond
    by despite down during except for from in inside into like near of off on onto out outside over past per since than
    through throughout till to toward towards under until up upon via with within without
    and or nor but so yet if because although though unless while whereas whether
    not yes again almost already also always else even ever far hardly here hence how however indeed instead just maybe
    never now often once only perhaps quite rather really seldom so somehow sometimes somewhere soon still then there
    therefore thus together too very well when whenever where wherever why anyway away back
    zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand first
    ah eh er erm ha hey hm hmm oh okay ok uh um wow
    be am is are was were been being have has had having do does did doing done can could may might must ought shall
    should will would get gets got getting go goes going gone went let lets
    im ive id ill youre youve youd youll hes shes theyre theyve theyd theyll weve wed
    arent cant cannot couldnt didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant shouldnt
    wasnt werent wont wouldnt thats theres heres whats whos"""
)


def is_stop(heard: str, english: bool) -> bool:
    """Whether a word, as it is heard in a session in English or in another language, is one of grammar."""
    return heard in (ENGLISH if english else FRENCH)
