extension Catalogue {
    /// What the command line says.
    static let interfaceSentences: [String: Sentence] = [
        "cli.pair": .init("{label} : {value}", "{label}: {value}"),
        "cli.reading": .init("Lecture", "Reading"),
        "cli.files": .init("Fichiers", "Files"),
        "cli.site": .init("Site", "Site"),
        "cli.mapping": .init("Règles de correspondance", "Mapping rules"),
        "cli.mapping.because": .init("parce que", "because"),
        "cli.graph": .init("Graphe", "Graph"),
        "cli.written": .init("Écrit : {path} ({size})", "Written: {path} ({size})"),
        "cli.nothing_found": .init("Aucun constat.", "No findings."),
        "cli.damaged": .init(
            "{n} dommage dans les exports : des contenus peuvent manquer. Voyez « parcours import ».|{n} dommages dans les exports : des contenus peuvent manquer. Voyez « parcours import ».",
            "{n} damage in the exports: contents may be missing. See “parcours import”.|{n} damages in the exports: contents may be missing. See “parcours import”."
        ),
        "cli.more": .init("… et {n} autre|… et {n} autres", "… and {n} more|… and {n} more"),
        "cli.verified": .init(
            "Parcours vérifié par le vérificateur indépendant.|{n} parcours vérifiés par le vérificateur indépendant.",
            "Curriculum checked by the independent verifier.|{n} curricula checked by the independent verifier."),
        "cli.curriculum_of": .init("Parcours : {profile}", "Curriculum: {profile}"),
        "cli.types": .init("Types de contenus", "Post types"),
        "cli.status": .init("statut", "status"),
        "cli.taxonomies": .init("Taxonomies", "Taxonomies"),
        "cli.post_meta": .init("Champs des contenus (post meta)", "Post meta"),
        "cli.term_meta": .init("Champs des termes (term meta)", "Term meta"),
        "cli.meta_key": .init("clé", "key"),
        "cli.uses": .init("emplois", "uses"),
        "cli.samples": .init("exemples", "samples"),
        "cli.terms": .init("termes", "terms"),
        "cli.attached": .init("rattachements", "attached"),
        "cli.headings": .init("Titres dans les contenus", "Headings in contents"),
        "cli.labels": .init("Mots suivis de « : » dans les contenus", "Words before “:” in contents"),
        "cli.type": .init("type", "type"),
        "cli.count": .init("nombre", "count"),
        "cli.recovered": .init(
            "fichier abîmé : lu par récupération", "damaged file: read by recovery"),
        "cli.pages_written": .init("Page imprimable : {path}", "Printable page: {path}"),
        "cli.json_written": .init(
            "{n} fichier JSON et un index : {path}|{n} fichiers JSON et un index : {path}",
            "{n} JSON file and an index: {path}|{n} JSON files and an index: {path}"),
    ]

    /// What goes wrong, and what to do.
    static let errorSentences: [String: Sentence] = [
        "error.cannot_read": .init(
            "Impossible de lire {path} : {reason}. Vérifiez le nom du fichier et ses droits.",
            "Cannot read {path}: {reason}. Check the file’s name and permissions."),
        "error.cannot_write": .init(
            "Impossible d’écrire {path} : {reason}.", "Cannot write {path}: {reason}."),
        "error.not_a_graph": .init(
            "{path} n’est pas un graphe utilisable : {reason}. Refaites-le avec « parcours import ».",
            "{path} is not a usable graph: {reason}. Make it again with “parcours import”."),
        "error.mapping": .init(
            "Règles de correspondance inutilisables. {reason}", "Unusable mapping rules. {reason}"),
        "error.no_such_mapping": .init(
            "Il n’y a pas de règles « {name} ». Connues : {known}, ou le chemin d’un fichier .yaml.",
            "There are no rules “{name}”. Known: {known}, or the path of a .yaml file."),
        "error.no_ontology": .init(
            "Les règles de correspondance sont introuvables (cherchées dans : {places}). Donnez leur dossier avec --ontology.",
            "The mapping rules cannot be found (looked in: {places}). Give their folder with --ontology."),
        "error.no_such_profile": .init(
            "Il n’y a pas de profil « {name} ». Profils : {known}.", "There is no profile “{name}”. Profiles: {known}."),
        "error.no_such_need": .init(
            "Le profil n’a pas de besoin « {name} ». Besoins : {known}.",
            "The profile has no need “{name}”. Needs: {known}."),
        "error.no_such_tutorial": .init(
            "Il n’y a pas de tutoriel « {name} ». Donnez son numéro, son identifiant d’adresse ou son titre exact.",
            "There is no tutorial “{name}”. Give its number, its slug or its exact title."),
        "error.no_such_medium": .init(
            "Aucun tutoriel n’a le support « {name} ». Supports : {known}.",
            "No tutorial has the medium “{name}”. Media: {known}."),
        "error.ambiguous": .init(
            "« {name} » désigne plusieurs contenus : {known}. Donnez un numéro.",
            "“{name}” names several contents: {known}. Give a number."),
        "error.bad_duration": .init(
            "« {value} » n’est pas une durée. Écrivez par exemple 45m ou 1h30.",
            "“{value}” is no duration. Write 45m or 1h30, for instance."),
        "error.verification": .init(
            "Le parcours de « {profile} » a été refusé par le vérificateur : {faults}. C’est un défaut de Parcours : signalez-le.",
            "The verifier refused the curriculum of “{profile}”: {faults}. This is a defect of Parcours: please report it."
        ),
        "error.not_a_curriculum": .init(
            "{path} n’est pas un parcours utilisable : {reason}. Refaites-le avec « parcours plan --format json ».",
            "{path} is not a usable curriculum: {reason}. Make it again with “parcours plan --format json”."),
        "error.another_graph": .init(
            "{path} nomme « {key} », qui n’est pas dans ce graphe : le parcours vient d’une autre version du site.",
            "{path} names “{key}”, which is not in this graph: the curriculum is of another version of the site."),
        "error.no_profiles": .init(
            "Le graphe n’a aucun profil : il n’y a pas de parcours à établir. Voyez « parcours validate ».",
            "The graph has no profile: there is no curriculum to make. See “parcours validate”."),
        "error.one_first": .init(
            "Un parcours ne peut commencer que par un tutoriel : donnez « --first » une seule fois.",
            "A curriculum can begin with one tutorial only: give “--first” once."),
        "error.wanted_and_avoided": .init(
            "« {title} » est à la fois demandé et écarté : retirez « --must », « --first » ou « --avoid ».",
            "“{title}” is both asked for and ruled out: take “--must”, “--first” or “--avoid” away."),
        "error.mixed_inputs": .init(
            "Donnez un seul graphe (.graph), ou un ou plusieurs exports, mais pas les deux.",
            "Give one graph (.graph), or one or several exports, but not both."),
    ]
}
