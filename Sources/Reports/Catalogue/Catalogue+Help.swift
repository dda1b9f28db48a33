extension Catalogue {
    /// The words of `--help`.
    static let helpSentences: [String: Sentence] = [
        "help.parcours": .init(
            "Parcours de formation personnalisés à partir du contenu d’un site WordPress.",
            "Personal learning paths from the content of a WordPress site."),
        "help.parcours.discussion": .init(
            """
            Codes de sortie : 0 tout va bien ; 1 « validate » a trouvé des erreurs ; 64 commande mal formée ou nom inconnu ; \
            65 entrée inutilisable ; 66 fichier illisible ; 70 défaut du programme ; 73 écriture impossible.
            """,
            """
            Exit codes: 0 all is well; 1 "validate" found errors; 64 malformed command or unknown name; 65 unusable input; \
            66 unreadable file; 70 defect of the program; 73 cannot write.
            """),
        "help.lang": .init(
            "Langue des messages ; par défaut celle du système.", "Language of messages; the system’s by default."),
        "help.mapping": .init(
            "Règles de correspondance : « auto » les choisit et dit pourquoi.",
            "Mapping rules: “auto” chooses them and says why."),
        "help.merge": .init(
            "Quand plusieurs fichiers ont le même contenu : garder le plus récent (newest), le premier (first) ou le dernier (last).",
            "Where several files hold the same content: keep the newest, the first or the last."),
        "help.ontology": .init(
            "Dossier « ontology » qui contient les règles.", "Folder “ontology” that holds the rules."),
        "help.format": .init("Forme de la sortie.", "Form of the output."),
        "help.session": .init("Durée d’une séance.", "Length of a session."),
        "help.exports": .init(
            "Exports de WordPress (.xml ou .xml.gz), ou « - » pour l’entrée standard.",
            "WordPress exports (.xml or .xml.gz), or “-” for standard input."),
        "help.graph_or_exports": .init(
            "Un graphe (.graph ou .json), ou des exports de WordPress.",
            "A graph (.graph or .json), or WordPress exports."),
        "help.inspect": .init(
            "Dit ce que contient un export, pour écrire des règles de correspondance.",
            "Tells what is in an export, for writing mapping rules."),
        "help.inspect.records": .init(
            "Écrit chaque enregistrement sur une ligne de JSON.", "Writes each record as a line of JSON."),
        "help.import": .init(
            "Lit des exports, en fait un graphe et dit ce qui n’a pas pu servir.",
            "Reads exports, makes a graph of them and says what could not be used."),
        "help.import.output": .init("Où écrire le graphe.", "Where to write the graph."),
        "help.import.json": .init("Où écrire le graphe en JSON.", "Where to write the graph as JSON."),
        "help.import.all": .init(
            "Montre tous les constats, informations comprises.", "Shows all findings, notes included."),
        "help.validate": .init(
            "Montre les constats sur un graphe ou des exports ; code 1 s’il y a des erreurs.",
            "Shows the findings on a graph or on exports; code 1 where there are errors."),
        "help.defaults": .init(
            "Établit le parcours par défaut de chaque profil.", "Makes the default curriculum of every profile."),
        "help.defaults.profile": .init(
            "Seulement ce profil ; peut être répété.", "This profile only; may be repeated."),
        "help.defaults.json": .init(
            "Dossier où écrire un fichier JSON par profil et un index.",
            "Folder in which to write one JSON file a profile and an index."),
        "help.defaults.html": .init("Où écrire la page imprimable.", "Where to write the printable page."),
        "help.plan.without": .init(
            "Support que la personne ne peut pas utiliser, tel que le site le nomme ; peut être répété.",
            "Medium that the person cannot use, as the site words it; may be repeated."),
        "help.plan.avoid": .init("Tutoriel à écarter ; peut être répété.", "Tutorial to leave out; may be repeated."),
        "help.plan.must": .init(
            "Tutoriel qui doit en faire partie ; peut être répété.",
            "Tutorial that must be part of it; may be repeated."),
        "help.plan.first": .init(
            "Tutoriel par lequel commencer : seul ce qu’il demande vient avant.",
            "Tutorial to begin with: only what it requires comes before it."),
        "help.plan.previous": .init(
            "Parcours précédent, en JSON : le nouveau s’en écarte le moins possible, et dit ce qui change.",
            "Curriculum before, as JSON: the new one differs as little as it can, and says what changed."),
        "help.plan.alternatives": .init(
            "Nombre de parcours différents à montrer, du plus court au plus long.",
            "Number of different curricula to show, the shortest first."),
        "help.plan.explain": .init(
            "Explique chaque étape : à quoi elle mène, et ce qui l’éviterait.",
            "Explains each step: what it leads to, and what would spare it."),
        "help.plan.search": .init(
            "Travail de recherche, en secondes ; le même parcours sort sur toute machine.",
            "Work of the search, in seconds; the same curriculum comes out on every machine."),
        "help.verify": .init(
            "Vérifie un parcours et ce qu’il affirme, sans le planificateur ; code 1 s’il a un défaut.",
            "Checks a curriculum and what it claims, without the planner; code 1 where it has a fault."),
        "help.verify.curriculum": .init(
            "Parcours en JSON, ou plusieurs, tels que « plan », « defaults » ou le service les écrivent.",
            "Curriculum as JSON, or several, as “plan”, “defaults” or the service writes them."),
        "help.plan": .init(
            "Établit le parcours d’une personne, avec la raison de chaque étape.",
            "Makes one person’s curriculum, with the reason of each step."),
        "help.plan.profile": .init("Profil de la personne.", "Profile of the person."),
        "help.plan.need": .init(
            "Besoin à couvrir ; tous ceux du profil par défaut ; peut être répété.",
            "Need to cover; all those of the profile by default; may be repeated."),
        "help.plan.known": .init(
            "Tutoriel déjà maîtrisé (numéro, identifiant ou titre) ; peut être répété.",
            "Tutorial already mastered (number, slug or title); may be repeated."),
        "help.plan.budget": .init("Temps disponible.", "Time available."),
    ]
}
