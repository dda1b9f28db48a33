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
            "La borne des objectifs est inférieure à ceux annoncés, ou supérieure à tous ensemble.",
            "The bound on goals is below those claimed, or above all of them together."),
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
        "fault.kind": .init(
            "« {title} » n’est pas ce que la demande en dit : profil, besoin de ce profil, compétence ou tutoriel.",
            "“{title}” is not what the request takes it for: a profile, a need of it, a skill or a tutorial."),
        "fault.held_forgotten": .init(
            "« {title} » est assez maîtrisé pour compter comme acquis, et n’est pas parmi les acquis.",
            "“{title}” is mastered well enough to count as held, and is not among what is held."),
        "fault.place": .init(
            "L’étape {n}, « {title} », est rangée sous un besoin ou un usage qui ne la demande pas.",
            "Step {n}, “{title}”, stands under a need or a usage that does not ask for it."),
        "fault.reason": .init(
            "L’étape {n}, « {title} », n’est pas là pour la raison indiquée.",
            "Step {n}, “{title}”, is not there for the reason given."),
        "fault.session_short": .init(
            "Les séances {n} et {next} tiendraient en une seule.", "Sessions {n} and {next} would fit into one."),
        "fault.bound_low": .init(
            "Le minimum annoncé est inférieur à ce que les repères prouvent.",
            "The bound claimed is below what the landmarks prove."),
        "fault.weight_reached": .init(
            "Le poids des objectifs atteints est {n}, et non celui annoncé.",
            "The goals reached weigh {n}, and not what is claimed."),
        "fault.explained_twice": .init(
            "« {title} » est expliqué deux fois, ou prévu et laissé de côté à la fois.",
            "“{title}” is explained twice, or both planned and left out."),
        "fault.not_asked": .init(
            "« {title} » est dit laissé de côté, alors que rien ne le demande.",
            "“{title}” is said to be left out, although nothing asks for it."),
        "fault.missing_time": .init(
            "Pour « {title} », le temps qui manque n’est pas celui annoncé : {time}.",
            "For “{title}”, the time missing is not what is claimed: {time}."),
        "fault.member": .init(
            "{member} : {said}, au lieu de {expected}.", "{member}: {said}, instead of {expected}."),
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
        "verify.goals": .init(
            "Temps et objectifs sont vérifiés : poids atteint {reached} sur {total}.",
            "Time and goals are checked: weight reached {reached} of {total}."),
        "verify.goals_bound": .init(
            "Que le temps disponible ne permette pas plus de {bound} n’est pas prouvé ici.",
            "That the time available allows no more than {bound} is not proven here."),
        "verify.goals_unbounded": .init(
            "Rien n’est affirmé de ce que le temps disponible permettrait de plus.",
            "Nothing is claimed of what more the time available would allow."),
        "verify.bad": .init(
            "{n} défaut dans ce parcours :|{n} défauts dans ce parcours :",
            "{n} fault in this curriculum:|{n} faults in this curriculum:"),
    ]
}
