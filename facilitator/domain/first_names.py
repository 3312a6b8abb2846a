"""First names that are common in France and in English-speaking countries, to flag where a person is named.

General knowledge, not a register: rare names are not here. In lower case and without accents, as `slugs.plain` makes.
"""

from __future__ import annotations

from facilitator.domain.word_list import listed

FIRST_NAMES = listed(
    """
    abdel abdelkader abdou abigail achille adam adama adele adeline adrien adrienne agathe agnes ahmed aicha
    aida aime aissatou alain alan albane albert alex alexander alexandra alexandre alexia alexis alfred ali
    alice alicia alina aline alison alix alizee allison alma alphonse amadou amanda amandine amara amaury
    amelia amelie amin amina aminata amine amir amira amy ana anais anastasia andre andrea andree andrew ange
    angel angela angele angelina angelique anita ann anna annabelle anne annette annick annie anouk anthony
    antoine antoinette antonin antonio apolline armand armelle arnaud arthur assia astrid aubin aude audrey
    auguste augustin aurelie aurelien aurore awa axel axelle ayoub aziz babette baptiste barbara barnabe
    bastien beatrice ben benedicte benjamin benoit berenice bernadette bernard bertille bertrand betty bilal
    blaise blanche bob boris boubacar brahim brandon brenda brian brice brigitte bruno camille candice carl
    carla carmen carole carolina caroline cassandra catherine cathy cecile cedric celeste celestin celia
    celine chantal charlene charles charley charlie charline charlotte cheikh chloe chris christelle christian
    christiane christina christine christophe christopher cindy claire clara clarisse claude claudia claudie
    claudine clemence clement clementine clothilde clotilde clovis colette colin coline constance constant
    coralie coraline corentin corinne cynthia cyprien cyril cyrille daisy damien dan daniel daniela daniele
    danielle daouda daphne david debora deborah delphine denis denise derek desire diana diane didier dimitri
    djamila djibril dominique donald donovan dorian doris dorothee dorothy driss dylan eddy edgar edith edmond
    edouard edward edwige elena eleonore eli eliane elie eliot elisa elisabeth elise elizabeth ella ellen
    elodie eloise elsa elvire emeline emile emilie emilien emily emma emmanuel emmanuelle enzo eric erica erik
    ernest erwan erwann esteban estelle esther ethan etienne eugene eugenie eva evan evelyn evelyne ewan
    fabien fabienne fabrice fadila fanny farid farida fatiha fatima fatou fatoumata faustine felicia felicie
    felix ferdinand fernand fernande fernando fiona flavie flavien flora florence florent florentin florian
    florine france francesca francine francis francisco franck francois francoise frank fred frederic
    frederick frederique gabin gabriel gabriela gabriele gabrielle gael gaelle gaetan garance gary gaspard
    gaston gauthier gautier genevieve geoffrey geoffroy george georges georgette georgina gerald geraldine
    gerard germain germaine gerome ghislain ghislaine gilbert gilberte gilles gillian gina ginette giovanni
    gisele giselle gladys gloria godefroy grace gregoire gregory guilhem guillaume gustave guy gwenael
    gwenaelle gwendoline habib hadrien hakim halima hamid hamza hanna hannah harold harriet harry hassan
    hector heidi helen helena helene henri henriette henry herbert hermine herve hicham hocine honore hortense
    houda howard hubert hugo hugues ian ibrahim ibrahima ibtissem idriss ignace igor iman imane ines ingrid
    irene irina iris irma isaac isabel isabelle isidore ismael ivan jack jackie jacob jacqueline jacques jade
    jake james jamila jan jane janet janine jasmine jason jasper jean jeanne jeannette jeannine jeannot
    jennifer jenny jeremie jeremy jerome jessica jessie jihane jill jim jimmy joachim joan joanna joao jocelyn
    jocelyne joel joelle joey johan johanna john johnny jonas jonathan jordan jorge jose josee josef joseph
    josephine josette joshua josiane josselin joyce juan juanita judith jules julia julian juliana juliane
    julie julien juliette justin justine kader kadiatou kamel karen karim karima karine karl kate katherine
    kathleen kathy katia kelly kenneth kenza kevin khadija khaled khalid kilian killian kim koffi kylian
    laetitia laila lamia lara larry laura laure laureen laurence laurent laurette laurie laurine lea leah
    leandre leila lena leo leon leonard leonie leonor leontine leopold leslie leyla liam lila lilian liliane
    lilou lily lina linda line lionel lisa lise lisette loic lola lorena lorenzo lorette lou louane louis
    louisa louise louisette loup lourdes luc luca lucas lucette lucia lucie lucien lucienne lucile lucille
    lucy ludivine ludovic luigi luis luna lydia lydie lylou madeleine madison mae mael maelle maelys magali
    maggie mahmoud maia mailys malak malika malo mamadou manon manuel manuela marc marceau marcel marceline
    marcelle marco margaret margaux margot marguerite maria mariam mariama marianne marie marielle mariette
    marilyn marilyne marina marine mario marion marius marjolaine marjorie mark marlene marlon martha marthe
    martial martin martine mary maryam maryline maryse maryvonne mateo mathias mathieu mathilde mathis
    mathurin matteo matthew matthias matthieu maud maude maurane maureen maurice max maxence maxime maximilien
    maya mehdi melanie melina melissa melodie melody mia michael michel michele micheline michelle mickael
    miguel mike mila milan milena milo mina mireille miriam modou mohamed mohammed moira moise monica monique
    morgan morgane mouhamed mouna mounir moussa moustapha muriel mustapha mylene myriam nabil nabila nacer
    nadege nadia nadine naima najat nancy naomi narcisse natacha natalia natalie natasha nathalie nathan
    nathanael nawal nelly nestor nicholas nicolas nicole nina noa noah noe noelie noelle noemie nolan nolwenn
    nora norah norbert nordine nour noura oceane octave octavie odette odile olga olivia olivier omar ophelie
    oscar oswald othman oumar ourdia ousmane pablo paola parfait pascal pascale pascaline patrice patricia
    patrick paul paula paulette pauline pedro penelope perrine peter philibert philip philippe philomene
    pierre pierrette pierrick pietro priscilla prosper quentin rachel rachid rachida rafael raissa ralph ramon
    rania raoul raphael raphaelle rayan raymond raymonde rebecca regine regis remi remy renaud rene renee
    reynald ricardo richard rita robert roberta roberto robin rodolphe rodrigue roger roland rolande romain
    romane romaric romeo romuald romy ronald ronan rosa rosalie rose roseline rosemary rosine roxane ruben
    rudy russell ruth ryan sabine sabrina sacha safia said saida salima sally salma salome sam samantha sami
    samia samir samira samuel samy sandie sandra sandrine sandy sara sarah sasha saul scott sean sebastien
    selim selma serena serge sergio severine seydou shannon sharon sheila sherley sidney sidonie siham silvia
    simeon simon simone sixtine slimane sofia sofiane soizic solal solange solene soline sonia sophia sophie
    soraya souad soufiane souleymane stan stanislas stella stephan stephane stephanie stephen steve steven sue
    susan suzanne suzette sven svetlana sybille sylvain sylvaine sylvestre sylvette sylvia sylviane sylvie
    tanguy tania tara tarek tatiana ted teddy telma teresa tess tessa thais thea theo theodore theophile
    therese thibaud thibault thierry thomas tiago tim timeo timothe timothee timothy tina tiphaine titouan tom
    tomas tony tristan ulysse ursula valentin valentine valeria valerie valery vanessa vera veronica veronique
    vianney vicky victoire victor victoria vincent vincente violaine violette virgile virginia virginie vivian
    viviane vivien vladimir walid walter wassim wendy wilfrid wilfried william willy winston xavier yacine
    yael yan yanis yann yanne yannick yannis yasmina yasmine yassine yohan yohann yolande youcef youssef
    ysaline yusuf yvan yves yvette yvon yvonne zacharie zachary zahra zakaria zineb zinedine zoe zohra zora
    """
)

ALSO_WORDS = listed(
    """
    adam aime alma amine ange angel aurore ben blanche bob camille celeste charlie claire claude constance
    constant constantin dan desire flora florence france germain grace guy harry honore hortense iris jack
    jade jay jean jordan lara lila lina line lise lou loup lourdes luna madeleine marguerite marianne marine
    mario mark mary max melodie milan mina modou moise nancy noa noe nour octave parfait pierre prosper
    prudence rita robin rosa rose said sam sandy scott serge sidney solene stella sue ted tom tony valentine
    victoire victoria violette virginia will
    """
)
"""Those that are words, places or things too: alone they say less."""

FAMILY_NAMES = listed(
    """
    bernard dubois durand moreau lefebvre lefevre leroy roux fournier girard dupont lambert bonnet rousseau
    morel gauthier perrin dupuis faure mercier boyer garnier chevalier legrand gautier blanchard guerin muller
    nicolas lemaire dumas brun henry roussel mathieu gaillard roger roche renard brunet giraud leclerc lacroix
    robin lucas aubert bertrand leblanc meunier guillot renault schmitt vidal benoit dufour riviere moulin
    joly jacquet carpentier boucher huet fleury leroux clement poirier dupuy perrot royer besson hoarau
    deschamps lemoine marchand bailly schneider gilles bouvier cousin fernandez garcia martinez lopez sanchez
    rodriguez perez gonzalez gomez silva santos pereira ferreira da-silva rodrigues oliveira fernandes
    goncalves alves costa nguyen tran pham traore diallo diarra coulibaly keita toure ndiaye diop fall ba sow
    sarr cisse camara konate bah barry balde kone ouattara benali belkacem haddad saidi brahimi amrani alaoui
    bensaid boudiaf cohen levy kaya yilmaz demir kowalski kowalczyk nowak popescu ionescu rossi ferrari russo
    smith johnson williams brown jones davis wilson taylor anderson thomas jackson harris thompson robinson
    wright evans edwards collins murphy kelly obrien
    """
)
"""Family names that are common, to know a full name whose first name is rare, or typed without capitals."""
