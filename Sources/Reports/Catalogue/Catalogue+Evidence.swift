extension Catalogue {
    /// What the import of evidence says.
    static let evidenceSentences: [String: Sentence] = [
        "help.evidence": .init(
            "Prend en compte ce que d’autres programmes savent.", "Takes into account what other programs know."),
        "help.evidence.import": .init(
            "Importe en nombre ; importer deux fois ne change rien.",
            "Imports in bulk; importing twice changes nothing."),
        "help.evidence.usage": .init(
            "Usage de l’outil métier : compte, fonction, nombre, date.",
            "Use of the business tool: account, feature, count, date."),
        "help.evidence.attributes": .init(
            "Profession, structure et territoire, d’un fichier ou d’une interface HTTP.",
            "Profession, structure and territory, from a file or an HTTP interface."),
        "help.evidence.attributes.discussion": .init(
            "Une interface donne une liste d’objets JSON, page par page. Son jeton vient de la variable PARCOURS_SOURCE_TOKEN.",
            "An interface gives a list of JSON objects, page by page. Its token comes from the variable PARCOURS_SOURCE_TOKEN."
        ),
        "help.evidence.analytics": .init(
            "Statistiques de consultation de tous les visiteurs, vers les paramètres du modèle de maîtrise.",
            "Web analytics of all visitors, into the parameters of the mastery model."),
        "help.evidence.file": .init("Fichier CSV.", "CSV file."),
        "help.evidence.file_or_url": .init(
            "Fichier CSV, ou adresse de l’interface.", "CSV file, or address of the interface."),
        "help.evidence.columns": .init(
            "Correspondance : codage, colonnes, dates, fonctions (voir docs/evidence.md).",
            "Mapping: encoding, columns, dates, features (see docs/evidence.md)."),
        "help.evidence.items": .init(
            "Membre qui contient la liste (data par défaut).", "Member that holds the list (data by default)."),
        "help.evidence.next": .init(
            "Membre qui contient l’adresse de la page suivante (next par défaut).",
            "Member that holds the address of the next page (next by default)."),
        "help.evidence.pages": .init(
            "Pages : colonnes page, views et, s’il y est, seconds.",
            "Pages: columns page, views and, where there is one, seconds."),
        "help.evidence.transitions": .init(
            "Passages d’une page à l’autre : colonnes from, to, count.",
            "Transitions between pages: columns from, to, count."),
        "help.evidence.output": .init("Où écrire les paramètres.", "Where to write the parameters."),
        "cli.evidence_stored": .init(
            "{n} élément pris en compte|{n} éléments pris en compte", "{n} taken in|{n} taken in"),
        "cli.evidence_known": .init("{n} déjà connu|{n} déjà connus", "{n} known already|{n} known already"),
        "cli.evidence_refused": .init(
            "{n} ligne laissée de côté|{n} lignes laissées de côté", "{n} line left out|{n} lines left out"),
        "refusal.not_a_pseudonym": .init(
            "le compte n’est pas un pseudonyme (32 à 128 chiffres hexadécimaux)",
            "the account is no pseudonym (32 to 128 hexadecimal digits)"),
        "refusal.bad_date": .init(
            "la date est illisible ; donnez sa forme avec date-format",
            "the date cannot be read; give its form with date-format"),
        "refusal.bad_number": .init(
            "le nombre est illisible ou impossible", "the number cannot be read or is impossible"),
        "refusal.unknown_feature": .init(
            "la correspondance (features) ne dit pas de quoi parle cette fonction",
            "the mapping (features) does not say what this feature is about"),
        "refusal.unknown_object": .init("rien de tel sur le site", "there is no such thing on the site"),
        "refusal.not_a_label": .init(
            "la profession, la structure ou le territoire n’est pas une étiquette courte ; traduisez-le dans words",
            "the profession, structure or territory is no short label; translate it in words"),
        "refusal.no_consent": .init("l’apprenant n’y a pas consenti", "the learner has not agreed to it"),
        "refusal.other_count": .init(
            "une ligne précédente a un autre nombre pour le même compte, la même fonction et le même jour",
            "a line before has another count for the same account, feature and day"),
        "refusal.kept_count": .init(
            "un fichier précédent avait un autre nombre pour le même compte, la même fonction et le même jour ; il reste",
            "a file before had another count for the same account, feature and day, which stays"),
        "refusal.future": .init("la date est dans le futur ou avant 2000", "the date is in the future or before 2000"),
        "error.evidence_mapping": .init(
            "La correspondance {path} est inutilisable : {reason}. Voyez docs/evidence.md.",
            "The mapping {path} cannot be used: {reason}. See docs/evidence.md."),
        "error.source_unreachable": .init(
            "L’interface {url} ne répond pas : {reason}.", "The interface {url} does not answer: {reason}."),
        "error.source_status": .init(
            "L’interface {url} répond {status}. Vérifiez l’adresse et le jeton (PARCOURS_SOURCE_TOKEN).",
            "The interface {url} answers {status}. Check the address and the token (PARCOURS_SOURCE_TOKEN)."),
        "error.source_malformed": .init(
            "La réponse de {url} n’a pas de liste « {name} ». Donnez son nom avec --items.",
            "The answer of {url} has no list “{name}”. Give its name with --items."),
        "error.source_next": .init(
            "{url} renvoie à une page déjà lue ou d’un autre serveur.",
            "{url} leads on to a page read already, or of another server."),
    ]
}
