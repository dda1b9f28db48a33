extension Catalogue {
    /// What the verifier, explanations and changes of curricula say.
    static let proofSentences: [String: Sentence] = [
        "fault.not_offered": .init(
            "Étape {n}, « {title} » : elle n’est pas offerte sur le site.",
            "Step {n}, “{title}”: not offered on the site."),
        "fault.repeated": .init(
            "Étape {n}, « {title} » : elle revient deux fois.", "Step {n}, “{title}”: it comes twice."),
        "fault.prerequisite": .init(
            "Étape {n}, « {title} » : il manque un prérequis à ce moment.",
            "Step {n}, “{title}”: a prerequisite is missing at that point."),
        "fault.held": .init(
            "Étape {n}, « {title} » : elle n’apprend rien que la personne n’ait déjà.",
            "Step {n}, “{title}”: it teaches nothing that the person lacks."),
        "fault.time": .init(
            "Étape {n}, « {title} » : sa durée n’est pas celle du site.",
            "Step {n}, “{title}”: its time is not the site’s."),
        "fault.budget": .init(
            "Le parcours dure {time}, plus que le temps disponible.",
            "The curriculum takes {time}, more than the time available."),
        "fault.sessions": .init(
            "Les séances ne sont pas les étapes dans leur ordre.", "The sessions are not the steps in order."),
        "fault.session_long": .init("La séance {n} est trop longue.", "Session {n} is too long."),
        "fault.bound": .init(
            "Le minimum annoncé dépasse la durée du parcours.", "The bound claimed is above the time of the curriculum."
        ),
        "fault.landmark": .init(
            "Repère {n} : les objectifs peuvent être atteints sans aucun de ses tutoriels.",
            "Landmark {n}: the goals can be reached without any of its tutorials."),
        "fault.overcharged": .init(
            "« {title} » est compté pour plus que sa durée dans les repères.",
            "“{title}” is charged more than its time by the landmarks."),
        "fault.weight": .init(
            "Plus d’objectifs sont annoncés que la borne n’en permet.", "More goals are claimed than the bound allows."),
        "fault.request": .init(
            "« {title} » ne respecte pas la demande : écarté et prévu, ou exigé et absent.",
            "“{title}” ignores the request: ruled out and planned, or asked for and absent."),
        "fault.excuse": .init(
            "« {title} » est laissé de côté pour une raison qui n’est pas vraie.",
            "“{title}” is left out for a reason that is not true."),
        "fault.causes": .init(
            "Ce qui empêche de suivre « {title} » est mal dit : il en manque, ou il y en a trop.",
            "What keeps “{title}” out of reach is not told right: something is missing, or there is too much."),
        "fault.start": .init(
            "L’étape {n}, « {title} », vient avant la première demandée, qui ne l’exige pas.",
            "Step {n}, “{title}”, comes before the one asked for as the first, which does not require it."),
        "fault.mastery": .init(
            "L’étape {n}, « {title} », ne dit pas la maîtrise supposée, ou la durée du tutoriel entier.",
            "Step {n}, “{title}”, does not tell the mastery assumed, or the time of the whole tutorial."),
        "fault.practice": .init(
            "L’étape {n}, « {title} », dit réviser ce qui n’a pas été oublié, ou ce que son tutoriel n’utilise pas.",
            "Step {n}, “{title}”, is said to practise what has not faded, or what its tutorial does not use."),
        "fault.goal": .init(
            "« {title} » n’est ni prévu, ni acquis, ni expliqué.", "“{title}” is neither planned, held nor explained."),
        "quoted": .init("« {title} »", "“{title}”"),
        "mode.check": .init("(à vérifier)", "(check first)"),
        "mode.skim": .init("(à survoler)", "(skim)"),
        "mode.review": .init("(à revoir)", "(review)"),
        "mode.practice": .init("(à pratiquer)", "(practise)"),
        "mastery.interval": .init(
            "(entre {least} et {most} selon ce qui est déjà acquis)",
            "(between {least} and {most}, depending on what is known already)"),
        "explain.goal": .init(
            "Pourquoi : besoin « {need} », usage « {axis} ».", "Why: need “{need}”, usage “{axis}”."),
        "explain.chain": .init(
            "Pourquoi : besoin « {need} », usage « {axis} » ; à connaître avant {titles}.",
            "Why: need “{need}”, usage “{axis}”; needed before {titles}."),
        "explain.asked_goal": .init("Pourquoi : demandé expressément.", "Why: asked for by name."),
        "explain.asked_chain": .init(
            "Pourquoi : « {last} » est demandé expressément ; à connaître avant {titles}.",
            "Why: “{last}” was asked for by name; needed before {titles}."),
        "explain.known": .init(
            "Si « {title} » est déjà acquis : {time} de moins.", "If “{title}” is already known: {time} less."),
        "explain.spared_title": .init("Considéré comme acquis :", "Taken to be known:"),
        "explain.spared": .init("« {title} ».", "“{title}”."),
        "explain.mastery": .init(
            "Maîtrise estimée à {share} (entre {least} et {most}).",
            "Mastery estimated at {share} (between {least} and {most})."),
        "explain.evidence": .init(
            "{n} indice, vieux de {age}.|{n} indices, le dernier vieux de {age}.",
            "{n} piece of evidence, {age} old.|{n} pieces of evidence, the last {age} old."),
        "explain.evidence.none": .init(
            "Rien n’a été observé de ce tutoriel : l’estimation vient des autres, et de ce que savent les personnes du même métier.",
            "Nothing was observed of this tutorial: the estimate comes from others, and from what people of the profession know."
        ),
        "explain.evidence.hint": .init(
            "Pour les indices un à un, donnez à « --mastery » ce qu’écrit « mastery estimate --explain --format json ».",
            "For the evidence piece by piece, give “--mastery” what “mastery estimate --explain --format json” writes."),
        "explain.more": .init(
            "Avec {time} de plus, deviennent possibles : {titles}.",
            "With {time} more, these become possible: {titles}."),
        "explain.more_instead": .init(
            "Avec {time} de plus, deviennent possibles : {titles}, à la place de {lost}.",
            "With {time} more, these become possible: {titles}, in place of {lost}."),
        "change.title": .init("Depuis le parcours précédent :", "Since the curriculum before:"),
        "change.none": .init(
            "Rien n’a changé depuis le parcours précédent.", "Nothing changed since the curriculum before."),
        "change.held": .init("déjà acquis", "already held"),
        "change.replaced": .init("remplacé par « {other} »", "replaced by “{other}”"),
        "change.not_allowed": .init("écarté, ou plus sur le site", "ruled out, or no longer on the site"),
        "change.no_time": .init("toujours demandé, mais le temps manque", "still asked for, but time is too short"),
        "change.out_of_reach.tutorial": .init(
            "toujours demandé, mais exige « {other} », qui ne peut pas être suivi",
            "still asked for, but requires “{other}”, which cannot be followed"),
        "change.out_of_reach.skill": .init(
            "toujours demandé, mais exige « {other} », qu’aucun tutoriel n’enseigne",
            "still asked for, but requires “{other}”, which no tutorial teaches"),
        "change.needless": .init(
            "était à connaître avant « {other} », qui n’en fait pas partie",
            "was needed before “{other}”, which is not part of it"),
        "change.not_needed": .init("plus rien ne le demande", "nothing asks for it any more"),
        "alternatives.title": .init("Autre parcours possible : {n}", "Another possible curriculum: {n}"),
        "alternatives.none": .init(
            "Aucun autre parcours n’atteint les mêmes objectifs sans tutoriel superflu.",
            "No other curriculum reaches the same goals without a tutorial that could be spared."),
        "alternatives.no_more": .init(
            "Il n’y a pas d’autre parcours qui atteigne les mêmes objectifs sans tutoriel superflu.",
            "There is no further curriculum that reaches the same goals without a tutorial that could be spared."),
        "alternatives.not_found": .init(
            "La recherche s’est arrêtée avant la fin : d’autres parcours peuvent exister (« --search » l’allonge).",
            "The search stopped before its end: other curricula may exist (“--search” makes it longer)."),
        "verify.good": .init(
            "Le parcours est valide : {steps}, {time}.", "The curriculum is valid: {steps}, {time}."),
        "verify.optimal": .init(
            "Aucun parcours plus court n’atteint les mêmes objectifs : les repères le prouvent.",
            "No shorter curriculum reaches the same goals: the landmarks prove it."),
        "verify.bound": .init(
            "Les repères prouvent qu’il faut au moins {checked} ; le planificateur annonce {claimed}.",
            "The landmarks prove that at least {checked} is needed; the planner claims {claimed}."),
        "verify.bad": .init(
            "{n} défaut dans ce parcours :|{n} défauts dans ce parcours :",
            "{n} fault in this curriculum:|{n} faults in this curriculum:"),
    ]
}
