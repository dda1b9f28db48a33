extension Catalogue {
    /// What a comparison of two versions says.
    static let comparisonSentences: [String: Sentence] = [
        "diff.title": .init("Ce qui a changé", "What changed"),
        "diff.same": .init("Rien n’a changé.", "Nothing changed."),
        "diff.profiles": .init("Profils", "Profiles"),
        "diff.needs": .init("Besoins", "Needs"),
        "diff.axes": .init("Axes d’usage", "Usage axes"),
        "diff.tutorials": .init("Tutoriels", "Tutorials"),
        "diff.prerequisites": .init("Prérequis", "Prerequisites"),
        "diff.curricula": .init("Parcours par défaut", "Default curricula"),
        "diff.prerequisite": .init("« {title} » demande « {other} »", "“{title}” requires “{other}”"),
        "diff.change": .init(
            "{title} — {property} : « {before} » devient « {after} »",
            "{title} — {property}: “{before}” becomes “{after}”"),
        "diff.curriculum": .init("{profile} : {before} → {after}", "{profile}: {before} → {after}"),
        "diff.property.title": .init("titre", "title"),
        "diff.property.status": .init("statut", "status"),
        "diff.property.minutes": .init("minutes", "minutes"),
        "diff.property.level": .init("niveau", "level"),
        "diff.property.medium": .init("support", "medium"),
        "diff.property.tutorials": .init("tutoriels", "tutorials"),
        "help.diff": .init(
            "Compare deux versions d’un site et dit ce que cela change aux parcours par défaut.",
            "Compares two versions of a site and says what that does to the default curricula."),
        "help.diff.old": .init("Graphe ou export d’avant.", "Graph or export of before."),
        "help.diff.new": .init("Graphe ou export d’après.", "Graph or export of after."),
        "help.diff.html": .init("Où écrire la page.", "Where to write the page."),
    ]
}
