extension Catalogue {
    /// Problem documents of the service: what is wrong, and under `.todo` what to do.
    static let problemSentences: [String: Sentence] = [
        "problem.bad_field": .init("Champ inutilisable", "Unusable field"),
        "problem.bad_field.todo": .init(
            "Corrigez « {field} » : sa forme et ses bornes sont dans /v1/openapi.json.",
            "Correct “{field}”: its form and bounds are in /v1/openapi.json."),
        "problem.bad_key": .init("Clé refusée", "Key refused"),
        "problem.bad_key.todo": .init(
            "La clé est inconnue ou révoquée. Demandez-en une autre à l’exploitant (« parcours keys create »).",
            "The key is unknown or revoked. Ask the operator for another (“parcours keys create”)."),
        "problem.bad_request": .init("Requête inutilisable", "Unusable request"),
        "problem.bad_request.todo": .init(
            "Comparez la requête à /v1/openapi.json.", "Compare the request with /v1/openapi.json."),
        "problem.bad_token": .init("Jeton refusé", "Token refused"),
        "problem.bad_token.todo": .init(
            "Le jeton a expiré ou ne convient pas. Le site doit en demander un autre avec sa clé.",
            "The token has expired or does not fit. The site must ask for another with its key."),
        "problem.batch_size": .init("Lot vide ou trop long", "Batch empty or too long"),
        "problem.batch_size.todo": .init(
            "Envoyez de 1 à 1000 événements à la fois ; 50 au plus avec un jeton.",
            "Send 1 to 1000 events at a time; at most 50 with a token."),
        "problem.busy": .init("Trop d’écritures en attente", "Too many writes waiting"),
        "problem.busy.todo": .init(
            "Rien n’a été enregistré. Renvoyez la même requête dans une seconde.",
            "Nothing was kept. Send the same request again in a second."),
        "problem.content_loss": .init("Trop de tutoriels disparaîtraient", "Too many tutorials would go"),
        "problem.content_loss.todo": .init(
            "{lost} tutoriels publiés sur {before} ne sont plus dans l’export, dont {titles}. Vérifiez l’export ; si c’est voulu, recommencez avec ?force=true.",
            "{lost} of {before} published tutorials are no longer in the export, {titles} among them. Check the export; if that is meant, try again with ?force=true."
        ),
        "problem.damaged_export": .init("Export abîmé", "Damaged export"),
        "problem.damaged_export.todo": .init(
            "L’export est coupé ou abîmé ({file}, ligne {line}) : une partie du site y manque. Refaites-le ; si c’est voulu, recommencez avec ?force=true.",
            "The export is cut off or damaged ({file}, line {line}): part of the site is missing. Make it again; if that is meant, try again with ?force=true."
        ),
        "problem.import_running": .init("Un import est en cours", "An import is under way"),
        "problem.import_running.todo": .init(
            "Recommencez quand il sera terminé.", "Try again once it is done."),
        "problem.internal": .init("Défaut de Parcours", "Defect of Parcours"),
        "problem.internal.todo": .init(
            "Ce n’est pas de votre fait. Le journal du service en dit la cause : signalez-la.",
            "This is not your doing. The service’s log tells the cause: please report it."),
        "problem.missing_field": .init("Champ manquant", "Missing field"),
        "problem.missing_field.todo": .init("Ajoutez « {field} ».", "Add “{field}”."),
        "problem.needs_key": .init("Réservé à une clé", "For a key alone"),
        "problem.needs_key.todo": .init(
            "Un jeton de navigateur ne donne pas accès à cette adresse : le site doit la demander avec sa clé.",
            "A browser’s token does not open this address: the site must ask with its key."),
        "problem.no_consent": .init("Pas de consentement", "No consent"),
        "problem.no_consent.todo": .init(
            "L’apprenant n’a pas accepté cet usage, ou l’a retiré. Demandez-lui d’abord (PUT …/consent).",
            "The learner has not agreed to this use, or withdrew it. Ask them first (PUT …/consent)."),
        "problem.no_key": .init("Clé manquante", "Missing key"),
        "problem.no_key.todo": .init(
            "Envoyez l’en-tête « Authorization: Bearer prc_… ».", "Send the header “Authorization: Bearer prc_…”."),
        "problem.no_profile": .init("Profil inconnu de l’apprenant", "Profile of the learner not known"),
        "problem.no_profile.todo": .init(
            "La profession de l’apprenant n’est pas connue : nommez un profil (« profile »).",
            "The learner’s profession is not known: name a profile (“profile”)."),
        "problem.no_purpose": .init("Aucune finalité", "No purpose"),
        "problem.no_purpose.todo": .init(
            "Nommez au moins une finalité : personalisation, measurement ou business-tool-usage.",
            "Name at least one purpose: personalisation, measurement or business-tool-usage."),
        "problem.no_such_address": .init("Adresse inconnue", "Unknown address"),
        "problem.no_such_address.todo": .init(
            "Les adresses sont dans /docs.", "The addresses are in /docs."),
        "problem.no_such_need": .init("Besoin inconnu", "Unknown need"),
        "problem.no_such_need.todo": .init(
            "Prenez une clé ou un identifiant d’adresse de /v1/needs, pour ce profil.",
            "Take a key or slug of /v1/needs, for this profile."),
        "problem.no_such_profile": .init("Profil inconnu", "Unknown profile"),
        "problem.no_such_profile.todo": .init(
            "Prenez une clé ou un identifiant d’adresse de /v1/profiles.", "Take a key or slug of /v1/profiles."),
        "problem.no_such_skill": .init("Compétence inconnue", "Unknown skill"),
        "problem.no_such_skill.todo": .init(
            "Répondez à la question posée, avec la clé de compétence qu’elle porte.",
            "Answer the question that was asked, with the key of the skill that it carries."),
        "problem.no_such_tutorial": .init("Tutoriel inconnu", "Unknown tutorial"),
        "problem.no_such_tutorial.todo": .init(
            "Prenez une clé (post/45) ou un identifiant d’adresse de tutoriel.",
            "Take the key (post/45) or slug of a tutorial."),
        "problem.no_such_version": .init("Version inconnue", "Unknown version"),
        "problem.no_such_version.todo": .init(
            "Les versions gardées sont dans /v1/content/versions.",
            "The versions that are kept are in /v1/content/versions."),
        "problem.no_tutorials": .init("Aucun tutoriel dans l’export", "No tutorial in the export"),
        "problem.no_tutorials.todo": .init(
            "Envoyez un export WordPress (WXR) de tout le site. « parcours inspect » dit ce qu’un fichier contient.",
            "Send a WordPress export (WXR) of the whole site. “parcours inspect” says what a file holds."),
        "problem.not_events": .init("Pas un lot d’événements", "No batch of events"),
        "problem.not_events.todo": .init(
            "Envoyez un objet JSON dont le seul champ est « events » : la liste des événements.",
            "Send a JSON object whose only field is “events”: the list of events."),
        "problem.not_statements": .init("Pas des énoncés xAPI", "No xAPI statements"),
        "problem.not_statements.todo": .init(
            "Envoyez un énoncé xAPI, ou une liste d’énoncés, en JSON.",
            "Send an xAPI statement, or a list of statements, as JSON."),
        "problem.not_json": .init("Pas un objet JSON", "No JSON object"),
        "problem.not_json.todo": .init(
            "Envoyez un objet JSON en UTF-8.", "Send a JSON object in UTF-8."),
        "problem.other_learner": .init("Jeton d’un autre apprenant", "Token of another learner"),
        "problem.other_learner.todo": .init(
            "Ce jeton n’ouvre que les données de l’apprenant pour qui il a été fait.",
            "This token opens the data of the learner it was made for, and no others."),
        "problem.overloaded": .init("Trop de requêtes en ce moment", "Too many requests right now"),
        "problem.overloaded.todo": .init(
            "Recommencez après le délai de Retry-After.", "Try again after the delay of Retry-After."),
        "problem.scope": .init("Droit manquant", "Missing scope"),
        "problem.scope.todo": .init(
            "La clé n’a pas le droit « {scope} ». Demandez-en une qui l’a.",
            "The key lacks the scope “{scope}”. Ask for one that has it."),
        "problem.storage_full": .init("Disque plein", "Disk full"),
        "problem.storage_full.todo": .init(
            "Rien n’a été enregistré. L’exploitant doit libérer de la place ; renvoyez ensuite la même requête.",
            "Nothing was kept. The operator must free space; then send the same request again."),
        "problem.storage_locked": .init("Base occupée", "Database in use"),
        "problem.storage_locked.todo": .init(
            "Un autre programme tient la base. Recommencez dans quelques secondes.",
            "Another program holds the database. Try again in a few seconds."),
        "problem.storage_unusable": .init("Base inutilisable", "Unusable database"),
        "problem.storage_unusable.todo": .init(
            "L’exploitant doit voir le journal du service.", "The operator must look at the service’s log."),
        "problem.too_large": .init("Corps trop long", "Body too long"),
        "problem.too_large.todo": .init(
            "Envoyez moins à la fois ; les limites sont dans /docs.", "Send less at a time; the limits are in /docs."),
        "problem.too_many": .init("Trop de requêtes avec cette clé", "Too many requests with this key"),
        "problem.too_many.todo": .init(
            "Recommencez après le délai de Retry-After.", "Try again after the delay of Retry-After."),
        "problem.unknown_field": .init("Champ inconnu", "Unknown field"),
        "problem.unknown_field.todo": .init("Champs connus : {known}.", "Known fields: {known}."),
        "problem.verification": .init("Parcours refusé par le vérificateur", "Curriculum refused by the verifier"),
        "problem.verification.todo": .init(
            "C’est un défaut de Parcours : signalez-le, avec la requête.",
            "This is a defect of Parcours: please report it, with the request."),
        "problem.wrong_method": .init("Méthode refusée", "Method refused"),
        "problem.wrong_method.todo": .init(
            "Les méthodes permises sont dans l’en-tête Allow.", "The methods allowed are in the Allow header."),
        "record.not_an_object": .init("ce n’est pas un objet JSON", "it is no JSON object"),
        "record.missing_field": .init("il manque « {field} »", "“{field}” is missing"),
        "record.bad_value": .init("« {field} » a une valeur impossible", "“{field}” has an impossible value"),
        "record.unknown_field": .init(
            "il y a un champ hors du vocabulaire", "there is a field outside the vocabulary"),
        "record.unknown_object": .init(
            "« object » ne nomme rien sur le site", "“object” names nothing on the site"),
        "record.impossible_time": .init(
            "« time » est dans le futur ou avant 2000", "“time” is in the future or before 2000"),
        "record.no_consent": .init(
            "l’apprenant n’y a pas consenti", "the learner has not agreed to it"),
        "record.other_event": .init(
            "l’apprenant a déjà un autre événement avec cet « id » ; il reste",
            "the learner has another event with this “id” already, which stays"),
    ]

    /// What pages of the service say.
    static let serviceSentences: [String: Sentence] = [
        "api.title": .init("L’interface HTTP de Parcours", "The HTTP interface of Parcours"),
        "api.about": .init(
            "Tout ce que le service sait faire, avec le droit que la clé doit avoir. Le document complet :",
            "All that the service can do, with the scope that a key must have. The whole document:"),
        "api.document": .init("OpenAPI 3.1, en JSON", "OpenAPI 3.1, as JSON"),
        "api.operations": .init("Opérations", "Operations"),
        "api.problems": .init("Erreurs", "Errors"),
        "api.scope": .init("Droit : {scope}.", "Scope: {scope}."),
        "api.public": .init("Sans droit particulier.", "No scope of its own."),
    ]

    /// The page of what is kept of a learner.
    static let learnerSentences: [String: Sentence] = [
        "learner.title": .init("Vos données", "Your data"),
        "learner.about": .init(
            "Voici tout ce que Parcours garde à votre sujet. Vous y êtes connu sous ce seul numéro, que le site a tiré de votre compte. Les heures sont en temps universel (UTC). Votre numéro :",
            "This is all that Parcours keeps about you. It knows you by this number alone, which the site made of your account. Times are universal (UTC). Your number:"
        ),
        "learner.nothing": .init("Rien n’est gardé.", "Nothing is kept."),
        "learner.section.attributes": .init("Votre situation", "Your situation"),
        "learner.section.consent": .init("Vos choix", "Your choices"),
        "learner.section.events": .init("Ce que vous avez fait sur le site", "What you did on the site"),
        "learner.section.placement": .init("Vos réponses au positionnement", "Your answers to the placement"),
        "learner.section.curricula": .init("Les parcours proposés", "Curricula you were given"),
        "learner.section.accesses": .init(
            "Qui a lu ou changé ces données", "Who read or changed these data"),
        "learner.column.time": .init("Quand", "When"),
        "learner.column.what": .init("Quoi", "What"),
        "learner.column.value": .init("Valeur", "Value"),
        "learner.column.purpose": .init("Usage", "Use"),
        "learner.column.choice": .init("Réponse", "Answer"),
        "learner.column.page": .init("Page", "Page"),
        "learner.column.skill": .init("Savoir-faire", "Skill"),
        "learner.column.profile": .init("Profil", "Profile"),
        "learner.column.steps": .init("Étapes", "Steps"),
        "learner.column.length": .init("Durée", "Length"),
        "learner.column.key": .init("Qui (clé d’accès)", "Who (access key)"),
        "learner.column.why": .init("Pourquoi", "Why"),
        "learner.attribute.profession": .init("Profession", "Profession"),
        "learner.attribute.structure": .init("Structure", "Structure"),
        "learner.attribute.territory": .init("Territoire", "Territory"),
        "learner.purpose.personalisation": .init("Parcours personnalisés", "Personalised curricula"),
        "learner.purpose.measurement": .init("Mesure de l’utilité des parcours", "Measuring whether curricula help"),
        "learner.purpose.business-tool-usage": .init(
            "Prise en compte de l’usage de l’outil métier", "Taking the use of the business tool into account"),
        "learner.choice.yes": .init("oui", "yes"),
        "learner.choice.no": .init("non", "no"),
        "learner.verb.viewed": .init("page ouverte (secondes)", "page open (seconds)"),
        "learner.verb.progressed": .init("avancée dans la page (part)", "progress in the page (share)"),
        "learner.verb.completed": .init("page suivie jusqu’au bout", "page followed to its end"),
        "learner.verb.answered": .init("réponse (1 : juste)", "answer (1: right)"),
        "learner.verb.self-assessed": .init("auto-évaluation (0 à 1)", "self-assessment (0 to 1)"),
        "learner.verb.searched": .init("recherche", "search"),
        "learner.verb.rated": .init("avis (étoiles)", "rating (stars)"),
        "learner.verb.asked-for-help": .init("demande d’aide", "request for help"),
        "learner.verb.used-feature": .init("usage de l’outil métier (fois)", "use of the business tool (times)"),
        "learner.reason.personalisation": .init("pour personnaliser", "to personalise"),
        "learner.reason.rights-of-the-learner": .init("pour exercer vos droits", "to serve your rights"),
        "learner.reason.retention": .init("pour ne pas garder trop longtemps", "to keep no longer than said"),
        "learner.reason.administration": .init("pour faire fonctionner le service", "to run the service"),
        "learner.action.stored-events": .init("activité ajoutée", "activity added"),
        "learner.action.issued-curriculum": .init("parcours établi", "curriculum made"),
        "learner.action.read-mastery": .init("maîtrise lue", "mastery read"),
        "learner.action.asked-placement": .init("positionnement", "placement"),
        "learner.action.read-consent": .init("choix lus", "choices read"),
        "learner.action.changed-consent": .init("choix changés", "choices changed"),
        "learner.action.changed-attributes": .init("situation changée", "situation changed"),
        "learner.action.exported": .init("données remises", "data handed out"),
        "learner.action.erased": .init("données effacées", "data erased"),
        "learner.action.enforced-retention": .init("durées de conservation appliquées", "retention enforced"),
        "learner.action.imported-evidence": .init("données d’usage importées", "usage data imported"),
        "learner.action.created-key": .init("clé créée", "key created"),
        "learner.action.rotated-key": .init("clé renouvelée", "key rotated"),
        "learner.action.revoked-key": .init("clé révoquée", "key revoked"),
    ]
}

extension Catalogue {
    /// What the commands of the service say.
    static let serviceCommandSentences: [String: Sentence] = [
        "help.serve": .init("Lance le service HTTP.", "Runs the HTTP service."),
        "help.serve.discussion": .init(
            """
            Une installation complète : parcours keys create monsite, puis parcours serve --graph site.graph.
            Chaque réglage vient de l’option, sinon de l’environnement (PARCOURS_PORT), sinon du fichier de --config,
            sinon du défaut. docs/service.md les donne tous.
            """,
            """
            A complete installation: parcours keys create mysite, then parcours serve --graph site.graph.
            Each setting comes from its option, else the environment (PARCOURS_PORT), else the file of --config, else the
            default. docs/service.md lists them all.
            """),
        "help.serve.graph": .init(
            "Contenu de départ : un graphe, ou un export. Sans lui, le contenu gardé.",
            "Content to begin with: a graph, or an export. Without it, the content that was kept."),
        "help.serve.config": .init("Fichier de réglages, en YAML.", "File of settings, in YAML."),
        "help.service.data": .init(
            "Dossier de la base, de ses sauvegardes et du contenu.",
            "Folder of the database, its backups and the content."),
        "help.serve.host": .init(
            "Adresse d’écoute ; par défaut celle de la machine seule (127.0.0.1).",
            "Address to listen on; by default the machine’s own (127.0.0.1)."),
        "help.serve.port": .init(
            "Port d’écoute (8080) ; 0 pour un port libre.", "Port to listen on (8080); 0 for a free one."),
        "help.serve.log": .init("Gravité des lignes du journal.", "Severity of the lines of the log."),
        "help.serve.check": .init(
            "Vérifier les réglages, la base, le contenu et les clés, puis s’arrêter.",
            "Check the settings, the database, the content and the keys, then stop."),
        "help.serve.demo": .init(
            "Essai : dans un dossier temporaire, avec une clé qui peut tout et qui est affichée.",
            "A trial: in a temporary folder, with a key that may do everything and is shown."),
        "help.serve.restore": .init(
            "Mettre d’abord la dernière sauvegarde saine à la place de la base.",
            "First put the last sound backup in the place of the database."),
        "help.keys": .init("Gère les clés d’accès des sites.", "Manages the access keys of sites."),
        "help.keys.create": .init("Crée une clé et l’affiche une fois.", "Makes a key and shows it once."),
        "help.keys.list": .init("Montre les clés.", "Lists the keys."),
        "help.keys.rotate": .init(
            "Donne un nouveau secret à une clé ; l’ancien vaut encore un temps.",
            "Gives a key a new secret; the old one is good for a while."),
        "help.keys.revoke": .init("Révoque une clé, tout de suite.", "Revokes a key, at once."),
        "help.keys.name": .init("Nom de la clé, pour s’y retrouver.", "Name of the key, for people."),
        "help.keys.scope": .init(
            "Droit ; à répéter pour plusieurs. Par défaut read et events.",
            "Scope; repeat for several. read and events by default."),
        "help.keys.rate": .init("Requêtes par seconde au plus.", "Most requests a second."),
        "help.keys.id": .init(
            "Identifiant de la clé, que donne « keys list ».", "Identifier of the key, as “keys list” tells."),
        "help.keys.grace": .init(
            "Durée pendant laquelle l’ancien secret vaut encore ; 0 pour aucune.",
            "Time for which the old secret is good; 0 for none."),
        "help.audit": .init("Contrôle la trace des accès.", "Checks the access trail."),
        "help.audit.verify": .init(
            "Vérifie que rien n’a été changé dans la trace des accès.",
            "Checks that nothing was changed in the access trail."),
        "help.audit.verify.discussion": .init(
            "Chaque entrée est liée à la précédente par une empreinte. Notez ailleurs la dernière : --head dit plus tard si tout ce qui la précède est intact.",
            "Each entry is linked to the one before by a hash. Note the last one elsewhere: --head later tells whether all before it is intact."
        ),
        "help.audit.head": .init("Une empreinte notée plus tôt.", "A link noted earlier."),
        "cli.restored": .init(
            "Base restaurée depuis {backup}. L’ancienne est dans {aside} : elle contient des données personnelles, effacez-la dès que possible. Les choix et les révocations de clés plus récents que la sauvegarde sont perdus : vérifiez-les.",
            "Database restored from {backup}. The old one is {aside}: it holds personal data, delete it as soon as you can. Choices and revocations of keys newer than the backup are lost: check them."
        ),
        "cli.restore_needless": .init(
            "La base est saine : rien n’est restauré.", "The database is sound: nothing is restored."),
        "cli.serve_content": .init(
            "Contenu : version {version}, {tutorials} tutoriels.", "Content: version {version}, {tutorials} tutorials."),
        "cli.serve_content_refused": .init(
            "Attention, contenu donné : {reason} Est en service la version {version}.",
            "Note on the content given: {reason} Version {version} is in force."),
        "cli.serve_checked": .init("Tout est en ordre.", "All is well."),
        "cli.serve_demo": .init("Clé d’essai : {key} (dossier {data})", "Trial key: {key} (folder {data})"),
        "cli.serve_started": .init(
            "Le service répond sur {address} ; voyez {address}/docs.",
            "The service answers at {address}; see {address}/docs."),
        "cli.key_shown_once": .init(
            "Notez cette clé : elle n’est gardée nulle part et ne sera plus affichée.",
            "Note this key: it is kept nowhere and will not be shown again."),
        "cli.key_revoked": .init("révoquée le {time}", "revoked {time}"),
        "cli.key_rate": .init("{n} requêtes/s", "{n} requests/s"),
        "cli.key_is_revoked": .init(
            "La clé {id} est révoquée ; un service qui tourne la refuse dans la seconde.",
            "Key {id} is revoked; a running service refuses it within a second."),
        "cli.audit_sound": .init(
            "Trace intacte : {n} entrée.|Trace intacte : {n} entrées.",
            "Trail intact: {n} entry.|Trail intact: {n} entries."),
        "cli.audit_head": .init("Dernière empreinte : {head}", "Last link: {head}"),
        "error.store_damaged": .init(
            "La base {path} est abîmée ({reason}). Relancez avec --restore-backup pour repartir de la dernière sauvegarde saine ; l’ancienne base est mise de côté.",
            "The database {path} is damaged ({reason}). Run again with --restore-backup to go on from the last sound backup; the old database is set aside."
        ),
        "error.store_no_backup": .init(
            "La base {path} est abîmée et {folder} n’a aucune sauvegarde saine. Remettez-y une copie d’ailleurs ; pour repartir de rien, mettez la base de côté.",
            "The database {path} is damaged and {folder} has no sound backup. Put a copy from elsewhere there; to begin anew, set the database aside."
        ),
        "error.store_locked": .init(
            "La base {path} est tenue par un autre programme, sans doute un service déjà lancé. Arrêtez-le d’abord.",
            "The database {path} is held by another program, probably a service that runs already. Stop that first."),
        "error.store_full": .init(
            "Le disque de {path} est plein : libérez de la place.", "The disk of {path} is full: free some space."),
        "error.store_unusable": .init(
            "La base {path} est inutilisable : {reason}.", "The database {path} cannot be used: {reason}."),
        "error.store_readable": .init(
            "D’autres que vous peuvent lire {path} (droits {mode}), qui contient des données personnelles. Faites : chmod 600 {path}",
            "Others than you can read {path} (mode {mode}), which holds personal data. Run: chmod 600 {path}"),
        "error.store_too_new": .init(
            "La base {path} vient d’une version plus récente de Parcours : mettez le programme à jour.",
            "The database {path} is of a newer version of Parcours: update the program."),
        "error.store_busy": .init("Trop d’écritures en attente : recommencez.", "Too many writes waiting: try again."),
        "error.serve_no_content": .init(
            "Il n’y a pas encore de contenu : donnez-en un avec --graph (un graphe ou un export).",
            "There is no content yet: give some with --graph (a graph or an export)."),
        "error.serve_no_tutorials": .init(
            "Le contenu donné n’a aucun tutoriel : donnez un export de tout le site. « parcours inspect » dit ce qu’un fichier contient.",
            "The content that was given has no tutorial: give an export of the whole site. “parcours inspect” says what a file holds."
        ),
        "error.serve_content_refused": .init(
            "Le contenu donné ne serait pas mis en service : {reason}",
            "The content given would not be put in force: {reason}"),
        "error.serve_cannot_listen": .init(
            "Le service ne peut pas écouter sur {address} : {reason}. Un autre programme tient peut-être ce port.",
            "The service cannot listen on {address}: {reason}. Another program may hold that port."),
        "error.serve_no_keys": .init(
            "Aucune clé d’accès n’est en vigueur : créez-en une avec « parcours keys create NOM », ou essayez avec --demo.",
            "No access key is in force: make one with “parcours keys create NAME”, or try with --demo."),
        "error.serve_bad_setting": .init(
            "Le réglage « {name} » ne peut pas valoir « {value} ». Voyez docs/service.md.",
            "The setting “{name}” cannot be “{value}”. See docs/service.md."),
        "error.serve_unknown_setting": .init(
            "Il n’y a pas de réglage « {name} ». Voyez docs/service.md.",
            "There is no setting “{name}”. See docs/service.md."),
        "error.serve_certificate": .init(
            "Le certificat ou sa clé est inutilisable : {reason}.",
            "The certificate or its key cannot be used: {reason}."),
        "error.serve_document": .init(
            "Le document de l’interface est illisible : c’est un défaut de Parcours, signalez-le.",
            "The document of the interface cannot be read: this is a defect of Parcours, please report it."),
        "error.no_store": .init(
            "Le dossier {folder} n’a pas de base du service : donnez le bon avec --data.",
            "The folder {folder} has no database of the service: give the right one with --data."),
        "error.bad_key_name": .init(
            "Donnez à la clé un nom de 1 à 100 caractères, sans caractère de contrôle.",
            "Give the key a name of 1 to 100 characters, without control characters."),
        "error.key_revoked": .init(
            "La clé {id} est révoquée : créez-en une autre.", "The key {id} is revoked: make another."),
        "error.bad_rate": .init(
            "« {value} » n’est pas un nombre de requêtes par seconde.", "“{value}” is no number of requests a second."),
        "error.no_such_key": .init(
            "Il n’y a pas de clé « {id} ». Voyez « parcours keys list ».",
            "There is no key “{id}”. See “parcours keys list”."),
        "error.audit_broken": .init(
            "La trace des accès a été changée : l’entrée {number} ne suit pas la précédente.",
            "The access trail was changed: entry {number} does not follow the one before."),
        "error.audit_head": .init(
            "L’empreinte notée n’est pas dans la trace : des entrées ont été retirées ou réécrites.",
            "The link noted is not in the trail: entries were removed or rewritten."),
    ]
}
