extension Catalogue {
    /// What the rules of `SiteImport` find: `finding.RULE` says it, `advice.RULE` says what to do.
    static let findingSentences: [String: Sentence] = [
        "finding.axis_without_tutorial": .init(
            "L’axe d’usage « {title} » n’a aucun tutoriel.", "The usage axis “{title}” has no tutorial."),
        "advice.axis_without_tutorial": .init(
            "Rattachez-lui un tutoriel, ou supprimez l’axe.", "Attach a tutorial to it, or delete the axis."),
        "finding.need_without_content": .init(
            "Le besoin « {title} » n’a aucun axe d’usage.", "The need “{title}” has no usage axis."),
        "advice.need_without_content": .init(
            "Ajoutez-lui un axe d’usage, ou retirez le besoin tant qu’il est vide.",
            "Add a usage axis, or remove the need while it is empty."),
        "finding.profile_without_need": .init(
            "Le profil « {title} » n’a aucun besoin.", "The profile “{title}” has no need."),
        "advice.profile_without_need": .init(
            "Rattachez des besoins à ce profil : son parcours est vide.",
            "Attach needs to this profile: its curriculum is empty."),
        "finding.need_of_unknown_profile": .init(
            "Le besoin « {title} » est rattaché à un profil qui n’existe pas ({missing}).",
            "The need “{title}” belongs to a profile that does not exist ({missing})."),
        "advice.need_of_unknown_profile": .init(
            "Choisissez un profil existant dans la fiche du besoin.", "Choose an existing profile in the need’s form."),
        "finding.axis_of_unknown_need": .init(
            "L’axe d’usage « {title} » est rattaché à un besoin qui n’existe pas ({missing}) : il est laissé de côté.",
            "The usage axis “{title}” belongs to a need that does not exist ({missing}): it is left out."),
        "advice.axis_of_unknown_need": .init(
            "Choisissez un besoin existant dans la fiche de l’axe, ou supprimez l’axe.",
            "Choose an existing need in the axis’s form, or delete the axis."),
        "finding.axis_without_need": .init(
            "L’axe d’usage « {title} » n’est rattaché à aucun besoin : il est laissé de côté.",
            "The usage axis “{title}” belongs to no need: it is left out."),
        "advice.axis_without_need": .init(
            "Choisissez un besoin dans la fiche de l’axe.", "Choose a need in the axis’s form."),
        "finding.orphan_tutorial": .init(
            "Le tutoriel « {title} » n’est dans aucun axe d’usage et aucun autre tutoriel ne le demande.",
            "The tutorial “{title}” is in no usage axis and no other tutorial requires it."),
        "advice.orphan_tutorial": .init(
            "Rattachez-le à un axe, sinon aucun parcours ne le proposera.",
            "Attach it to an axis, or no curriculum will ever offer it."),
        "finding.tutorial_behind_password": .init(
            "Le tutoriel « {title} » est protégé par un mot de passe : les parcours ne le proposent pas.",
            "The tutorial “{title}” is behind a password: curricula do not offer it."),
        "advice.tutorial_behind_password": .init(
            "Retirez le mot de passe si le tutoriel est destiné à tous.",
            "Remove the password if the tutorial is for everyone."),
        "finding.tutorial_not_published": .init(
            "Le tutoriel « {title} » d’un axe d’usage n’est pas publié ({status}) : les parcours ne le proposent pas.",
            "The tutorial “{title}” of a usage axis is not published ({status}): curricula do not offer it."),
        "advice.tutorial_not_published": .init(
            "Publiez-le quand il est prêt.", "Publish it when it is ready."),
        "finding.empty_content": .init(
            "Le tutoriel « {title} » est publié et vide.", "The tutorial “{title}” is published and empty."),
        "advice.empty_content": .init(
            "Écrivez son contenu, ou repassez-le en brouillon.", "Write its content, or turn it back into a draft."),
        "finding.missing_duration": .init(
            "Le tutoriel « {title} » n’a pas de durée : elle sera estimée.",
            "The tutorial “{title}” has no duration: it will be estimated."),
        "advice.missing_duration": .init(
            "Indiquez sa durée en minutes.", "State its duration in minutes."),
        "finding.unreadable_duration": .init(
            "La durée du tutoriel « {title} » ne se lit pas : « {value} ». Elle sera estimée.",
            "The duration of the tutorial “{title}” cannot be read: “{value}”. It will be estimated."),
        "advice.unreadable_duration": .init(
            "Écrivez un nombre de minutes, par exemple 10.", "Write a number of minutes, such as 10."),
        "finding.duplicate_title": .init(
            "Plusieurs tutoriels publiés ont le titre « {title} ».",
            "Several published tutorials have the title “{title}”."),
        "advice.duplicate_title": .init(
            "Donnez-leur des titres qui les distinguent, ou fusionnez-les.",
            "Give them titles that tell them apart, or merge them."),
        "finding.duplicate_slug": .init(
            "Plusieurs tutoriels publiés ont l’identifiant d’adresse « {slug} » : un seul peut être atteint.",
            "Several published tutorials have the slug “{slug}”: only one can be reached."),
        "advice.duplicate_slug": .init(
            "Changez l’identifiant (slug) de l’un d’eux.", "Change the slug of one of them."),
        "finding.missing_media": .init(
            "Le tutoriel « {title} » cite un fichier ({missing}, champ {key}) qui n’est pas dans la médiathèque.",
            "The tutorial “{title}” names a file ({missing}, field {key}) that is not in the media library."),
        "advice.missing_media": .init(
            "Choisissez à nouveau le fichier.", "Choose the file again."),
        "finding.prerequisite_is_draft": .init(
            "Le tutoriel « {title} » demande « {other} », qui est un brouillon : il reste hors de portée.",
            "The tutorial “{title}” requires “{other}”, which is a draft: it stays out of reach."),
        "advice.prerequisite_is_draft": .init(
            "Publiez « {other} », ou retirez-le des prérequis.",
            "Publish “{other}”, or remove it from the prerequisites."),
        "finding.prerequisite_unpublished": .init(
            "Le tutoriel « {title} » demande « {other} », qui n’est pas publié ({status}) : il reste hors de portée.",
            "The tutorial “{title}” requires “{other}”, which is not published ({status}): it stays out of reach."),
        "advice.prerequisite_unpublished": .init(
            "Publiez « {other} », ou retirez-le des prérequis.",
            "Publish “{other}”, or remove it from the prerequisites."),
        "finding.prerequisite_in_trash": .init(
            "Le tutoriel « {title} » demande « {other} », qui est à la corbeille : ce prérequis est ignoré.",
            "The tutorial “{title}” requires “{other}”, which is in the trash: this prerequisite is ignored."),
        "advice.prerequisite_in_trash": .init(
            "Restaurez « {other} », ou retirez-le des prérequis.",
            "Restore “{other}”, or remove it from the prerequisites."),
        "finding.prerequisite_deleted": .init(
            "Le tutoriel « {title} » demande un contenu qui n’existe plus ({missing}) : ce prérequis est ignoré.",
            "The tutorial “{title}” requires a content that no longer exists ({missing}): this prerequisite is ignored."
        ),
        "advice.prerequisite_deleted": .init(
            "Retirez-le des prérequis, ou remplacez-le.", "Remove it from the prerequisites, or replace it."),
        "finding.prerequisite_not_a_tutorial": .init(
            "Le tutoriel « {title} » demande « {other} », qui n’est pas un tutoriel ({type}) : ce prérequis est ignoré.",
            "The tutorial “{title}” requires “{other}”, which is no tutorial ({type}): this prerequisite is ignored."),
        "advice.prerequisite_not_a_tutorial": .init(
            "Choisissez un tutoriel, ou mettez ce lien dans le texte.",
            "Choose a tutorial, or put this link in the text."),
        "finding.prerequisite_cycle": .init(
            "Des prérequis tournent en rond : {edges}. Pour planifier, on commence par « {first} » ; est coupé : {cut}.",
            "Prerequisites run in a circle: {edges}. For planning, “{first}” comes first; cut: {cut}."),
        "finding.prerequisite_would_circle": .init(
            "Les prérequis tourneraient en rond : {edges}.", "Prerequisites would run in a circle: {edges}."),
        "advice.prerequisite_would_circle": .init(
            "Retirez l’un de ces prérequis.", "Remove one of these prerequisites."),
        "advice.prerequisite_cycle": .init(
            "Retirez l’un de ces prérequis.", "Remove one of these prerequisites."),
        "finding.prerequisites_disagree": .init(
            "Les prérequis de « {title} » diffèrent entre ses champs ({fields}) et son texte ({text}) : tous comptent.",
            "The prerequisites of “{title}” differ between its fields ({fields}) and its text ({text}): all count."),
        "advice.prerequisites_disagree": .init(
            "Mettez le champ et le texte d’accord.", "Make the field and the text agree."),
        "finding.unreadable_meta": .init(
            "Le champ « {key} » de « {title} » est illisible : {value} ({reason}). Il est ignoré.",
            "The field “{key}” of “{title}” cannot be read: {value} ({reason}). It is ignored."),
        "advice.unreadable_meta": .init(
            "Ouvrez la fiche, choisissez à nouveau les valeurs de ce champ et enregistrez.",
            "Open the form, choose the values of this field again and save."),
        "finding.broken_link": .init(
            "« {title} » contient un lien vers une page du site qui n’existe pas : {href}",
            "“{title}” has a link to a page of the site that does not exist: {href}"),
        "advice.broken_link": .init("Corrigez ou retirez le lien.", "Mend or remove the link."),
        "finding.link_to_preproduction": .init(
            "« {title} » contient un lien vers le site de préproduction : {href}",
            "“{title}” has a link to the preproduction site: {href}"),
        "advice.link_to_preproduction": .init(
            "Remplacez-le par l’adresse du site public.", "Replace it by the address of the public site."),
        "finding.link_to_unpublished": .init(
            "« {title} » contient un lien vers « {other} », qui n’est pas publié ({status}).",
            "“{title}” has a link to “{other}”, which is not published ({status})."),
        "advice.link_to_unpublished": .init(
            "Publiez « {other} », ou retirez le lien.", "Publish “{other}”, or remove the link."),
        "finding.two_roles": .init(
            "Les règles « {mapping} » donnent deux rôles à « {title} » : seul le premier compte.",
            "The rules “{mapping}” give “{title}” two roles: only the first counts."),
        "advice.two_roles": .init(
            "Corrigez les règles : un contenu est un profil, un besoin, un axe ou un tutoriel.",
            "Mend the rules: a content is a profile, a need, an axis or a tutorial."),
        "finding.need_without_profile": .init(
            "Le besoin « {title} » n’est rattaché à aucun profil.", "The need “{title}” belongs to no profile."),
        "advice.need_without_profile": .init(
            "Choisissez un profil dans la fiche du besoin.", "Choose a profile in the need’s form."),
        "finding.need_prerequisite_unknown": .init(
            "« {title} » demande un cours qui n’existe pas ou n’est pas publié ({missing}) : ce prérequis est ignoré.",
            "“{title}” requires a course that does not exist or is not published ({missing}): this prerequisite is ignored."
        ),
        "advice.need_prerequisite_unknown": .init(
            "Publiez ce cours, ou retirez-le des prérequis.",
            "Publish that course, or remove it from the prerequisites."),
        "finding.prerequisite_behind_password": .init(
            "Le tutoriel « {title} » demande « {other} », qui est protégé par un mot de passe : il reste hors de portée.",
            "The tutorial “{title}” requires “{other}”, which is behind a password: it stays out of reach."),
        "advice.prerequisite_behind_password": .init(
            "Retirez le mot de passe, ou retirez « {other} » des prérequis.",
            "Remove the password, or remove “{other}” from the prerequisites."),
        "finding.post_conflict": .init(
            "« {title} » est dans plusieurs fichiers sous des formes différentes : celle de {kept} est retenue, pas celle de {dropped} (ligne {line}).",
            "“{title}” is in several files in different forms: that of {kept} is kept, not that of {dropped} (line {line})."
        ),
        "advice.post_conflict": .init(
            "Rien à faire si l’export retenu est le bon ; sinon, voyez --merge.",
            "Nothing to do if the export that is kept is the right one; otherwise, see --merge."),
        "finding.terms_not_declared": .init(
            "{count} terme(s) de taxonomie ne sont déclarés dans aucun fichier : leurs champs manquent (profils, besoins, ordre).",
            "{count} taxonomy term(s) are declared in no file: their fields are missing (profiles, needs, order)."),
        "advice.terms_not_declared": .init(
            "Un export d’un seul type de contenu n’a pas les termes : ajoutez un export de « Tout le contenu », même ancien.",
            "An export of one content type lacks the terms: add an export of “All content”, even an old one."),
        "finding.several_sites": .init(
            "Les fichiers viennent de plusieurs sites : {sites}. Leurs numéros peuvent se confondre.",
            "The files come from several sites: {sites}. Their numbers may be confused."),
        "advice.several_sites": .init("Importez chaque site à part.", "Import each site by itself."),
        "finding.nothing_to_plan": .init(
            "Les règles « {mapping} » n’ont trouvé aucun profil ou aucun tutoriel.",
            "The rules “{mapping}” found no profile or no tutorial."),
        "advice.nothing_to_plan": .init(
            "Regardez ce que contient l’export avec « parcours inspect », puis écrivez des règles pour ce site (ontology/README.md).",
            "See what the export holds with “parcours inspect”, then write rules for this site (ontology/README.md)."),
        "finding.no_mapping": .init(
            "Aucune règle de correspondance ne convient à cet export. Contenus publiés : {types}.",
            "No mapping rules fit this export. Published contents: {types}."),
        "advice.no_mapping": .init(
            "Regardez ce que contient l’export avec « parcours inspect », puis écrivez des règles pour ce site (ontology/README.md).",
            "See what the export holds with “parcours inspect”, then write rules for this site (ontology/README.md)."),
    ]
}
