extension Catalogue {
    /// What learners hold, and why.
    static let masterySentences: [String: Sentence] = [
        "count.learner": .init("{n} apprenant|{n} apprenants", "{n} learner|{n} learners"),
        "count.event": .init("{n} événement|{n} événements", "{n} event|{n} events"),
        "count.answer": .init("{n} réponse|{n} réponses", "{n} answer|{n} answers"),
        "count.day": .init("{n} jour|{n} jours", "{n} day|{n} days"),
        "label.skill": .init("Compétence", "Skill"),
        "label.mastery": .init("Maîtrise", "Mastery"),
        "label.interval": .init("Intervalle", "Interval"),
        "label.evidence": .init("Indices", "Evidence"),
        "label.age": .init("Ancienneté", "Age"),
        "mastery.of": .init("{title} : {share}", "{title}: {share}"),
        "mastery.held": .init("(acquise)", "(held)"),
        "mastery.faded": .init("(en partie oubliée)", "(faded)"),
        "mastery.refused": .init("Ligne {line} laissée de côté : {reason}", "Line {line} left out: {reason}"),
        "mastery.refused_more": .init(
            "… et {n} autre ligne laissée de côté|… et {n} autres lignes laissées de côté",
            "… and {n} more line left out|… and {n} more lines left out"),
        "mastery.fitted": .init(
            "Paramètres estimés sur {learners}, {events} : log-vraisemblance de {before} à {after}.",
            "Parameters fitted on {learners}, {events}: log likelihood from {before} to {after}."),
        "mastery.no_data": .init(
            "Le journal est vide : ce sont les valeurs par défaut.", "The log is empty: these are the defaults."),
        "mastery.title": .init("Maîtrise de {learner}", "Mastery of {learner}"),
        "evidence.viewed": .init("vu {time} sur {expected} le {date}", "viewed {time} of {expected} on {date}"),
        "evidence.progressed": .init("parcouru à {share} le {date}", "{share} watched or scrolled on {date}"),
        "evidence.completed": .init("suivi jusqu’au bout le {date}", "followed to its end on {date}"),
        "evidence.right": .init("bonne réponse le {date}", "a right answer on {date}"),
        "evidence.wrong": .init("mauvaise réponse le {date}", "a wrong answer on {date}"),
        "evidence.assessed": .init("auto-évalué à {share} le {date}", "self-assessed at {share} on {date}"),
        "evidence.known": .init("déclaré connu le {date}", "declared known on {date}"),
        "evidence.rated": .init("noté {n} sur 5 le {date}", "rated {n} of 5 on {date}"),
        "evidence.landed": .init("recherché et trouvé le {date}", "searched for and found on {date}"),
        "evidence.failed": .init("recherché sans résultat le {date}", "searched for in vain on {date}"),
        "evidence.used": .init(
            "utilisé {n} fois dans l’outil le {date}|utilisé {n} fois dans l’outil le {date}",
            "used once in the tool on {date}|used {n} times in the tool on {date}"),
        "evidence.then": .init(", puis ", ", then "),
        "evidence.separator": .init(" ; ", "; "),
        "evidence.because": .init("appuyé par « {title} » ({what})", "supported by “{title}” ({what})"),
        "evidence.despite": .init("affaibli par « {title} » ({what})", "weakened by “{title}” ({what})"),
        "evidence.faded": .init("en partie oublié depuis", "partly forgotten since"),
        "evidence.none": .init(
            "Rien n’a encore été observé : c’est l’estimation de départ.",
            "Nothing was observed yet: this is where estimates start."),
        "calibration.title": .init("Fiabilité des estimations de maîtrise", "Reliability of mastery estimates"),
        "calibration.none": .init(
            "Le journal ne contient aucune réponse à une question : rien ne peut être comparé.",
            "The log has no answer to any question: there is nothing to compare."),
        "calibration.summary": .init(
            "{answers} de {learners}. Discrimination (AUC) : {auc}. Écart moyen de calibration (ECE) : {ece}.",
            "{answers} of {learners}. Discrimination (AUC): {auc}. Mean calibration error (ECE): {ece}."),
        "calibration.how": .init(
            "Chaque réponse est prédite avant d’être donnée, à partir de ce qui précède. Des estimations fiables suivent la diagonale : de ce qui est prédit à 70 %, 70 % se réalise.",
            "Each answer is predicted before it is given, from what came before. Reliable estimates follow the diagonal: of what is predicted at 70%, 70% comes true."
        ),
        "calibration.picture": .init(
            "Part de bonnes réponses observée selon la probabilité prédite ; les valeurs sont dans le tableau.",
            "Share of right answers by the probability predicted; the values are in the table."),
        "calibration.predicted": .init("Prédit", "Predicted"),
        "calibration.observed": .init("Observé", "Observed"),
        "calibration.range": .init("Tranche", "Range"),
        "calibration.count": .init("Réponses", "Answers"),
        "help.mastery": .init(
            "Estime ce que des apprenants maîtrisent, d’après le journal d’un site.",
            "Estimates what learners master, from the log of a site."),
        "help.mastery.fit": .init(
            "Ajuste les paramètres du modèle au journal d’un site, sans jamais demander qui maîtrise quoi.",
            "Fits the parameters of the model to the log of a site, without ever asking who masters what."),
        "help.mastery.fit.output": .init("Où écrire les paramètres.", "Where to write the parameters."),
        "help.mastery.fit.rounds": .init("Nombre de tours de l’ajustement.", "Rounds of the fit."),
        "help.mastery.estimate": .init(
            "Montre ce qu’une personne maîtrise, avec les raisons.", "Shows what a person masters, and why."),
        "help.mastery.ask": .init(
            "Donne la question qui ferait gagner le plus de temps à une personne avant son parcours, s’il en est une.",
            "Gives the question that would save a person the most time before their curriculum, if there is one."),
        "help.mastery.yes": .init(
            "Tutoriel que la personne dit savoir faire ; peut être répété.",
            "Tutorial that the person says they can do; may be repeated."),
        "help.mastery.no": .init(
            "Tutoriel que la personne dit ne pas savoir faire ; peut être répété.",
            "Tutorial that the person says they cannot do; may be repeated."),
        "placement.question": .init(
            "Savez-vous déjà faire ceci : « {title} » ?", "Can you already do this: “{title}”?"),
        "placement.saves": .init(
            "Temps gagné en moyenne : {time}. Probabilité d’un oui : {chance}.",
            "Time saved on average: {time}. Probability of a yes: {chance}."),
        "placement.enough": .init(
            "Assez de questions ont été posées : le parcours peut être établi.",
            "Enough questions were asked: the curriculum can be planned."),
        "placement.newcomer": .init(
            "« {name} » n’est pas dans le journal : c’est une personne dont rien n’est encore connu.",
            "“{name}” is not in the log: someone of whom nothing is known yet."),
        "placement.none": .init(
            "Aucune autre question ne ferait gagner plus de temps qu’elle n’en prend.",
            "No other question would save more time than it takes."),
        "help.mastery.report": .init(
            "Écrit une page sur la fiabilité des estimations : chaque réponse du journal, prédite avant d’être donnée.",
            "Writes a page on the reliability of estimates: every answer in the log, predicted before it is given."),
        "help.mastery.report.output": .init("Où écrire la page.", "Where to write the page."),
        "help.mastery.graph": .init("Graphe, ou export WordPress.", "Graph, or WordPress export."),
        "help.mastery.log": .init(
            "Journal au format CSV : learner, time, event, page, value.",
            "Log as CSV: learner, time, event, page, value."),
        "help.mastery.parameters": .init(
            "Paramètres écrits par « fit » ; sinon, les valeurs par défaut.",
            "Parameters written by “fit”; else the defaults."),
        "help.mastery.learner": .init(
            "Pseudonyme de la personne dans le journal.", "Pseudonym of the person in the log."),
        "help.mastery.at": .init(
            "Moment de l’estimation (ISO 8601) ; sinon, la fin du journal.",
            "Moment of the estimate (ISO 8601); else the end of the log."),
        "help.mastery.explain": .init("Donne les raisons de chaque estimation.", "Gives the reasons of each estimate."),
        "help.plan.mastery": .init(
            "Maîtrise de la personne, en JSON, telle que « mastery estimate » l’écrit.",
            "Mastery of the person, as JSON, as “mastery estimate” writes it."),
        "cannot_read.missing": .init("le fichier n’existe pas", "there is no such file"),
        "cannot_read.folder": .init("c’est un dossier", "it is a folder"),
        "cannot_read.refused": .init("la lecture est refusée ou échoue", "reading is refused or fails"),
        "error.not_a_table": .init(
            "{path} n’est pas un fichier CSV en UTF-8.", "{path} is no CSV file in UTF-8."),
        "error.open_quote": .init(
            "{path}, ligne {line} : un guillemet est ouvert et jamais refermé. Corrigez-le ; rien n’a été lu.",
            "{path}, line {line}: a quotation mark is opened and never closed. Correct it; nothing was read."),
        "error.missing_column": .init(
            "{path} n’a pas de colonne « {column} ». Nommez-la dans la première ligne.",
            "{path} has no column “{column}”. Name it in the first line."),
        "error.bad_cell": .init(
            "{path}, ligne {line} : « {value} » ne convient pas à la colonne « {column} ».",
            "{path}, line {line}: “{value}” does not fit the column “{column}”."),
        "error.log_time": .init(
            "« {value} » n’est pas un moment : écrivez 2026-03-03T10:00:00Z.",
            "“{value}” is no moment: write 2026-03-03T10:00:00Z."),
        "error.log_page": .init(
            "le site n’a pas de tutoriel « {value} ».", "the site has no tutorial “{value}”."),
        "error.log_event": .init(
            "« {value} » n’est pas un événement connu avec une valeur qui convient (viewed : minutes ; answered : 1 ou 0 ; rated : 1 à 5…).",
            "“{value}” is no known event with a value that fits (viewed: minutes; answered: 1 or 0; rated: 1 to 5…)."),
        "error.not_parameters": .init(
            "{path} n’est pas un fichier de paramètres parcours-mastery/1.",
            "{path} is no file of parameters parcours-mastery/1."),
        "error.not_mastery": .init(
            "{path} n’est pas une maîtrise au format {reason}.", "{path} is no mastery of the form {reason}."),
        "error.no_csv": .init("Le format est text ou json.", "The format is text or json."),
        "error.no_such_learner": .init(
            "Le journal n’a pas d’apprenant « {name} ».", "The log has no learner “{name}”."),
        "error.bad_moment": .init(
            "« {value} » n’est pas un moment : écrivez 2026-03-03 ou 2026-03-03T10:00:00Z.",
            "“{value}” is no moment: write 2026-03-03 or 2026-03-03T10:00:00Z."),
    ]
}
