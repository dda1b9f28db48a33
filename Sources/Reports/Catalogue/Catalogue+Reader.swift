extension Catalogue {
    /// What the reader of exports repairs, leaves out or refuses.
    static let readerSentences: [String: Sentence] = [
        "finding.wxr_empty_file": .init("Le fichier est vide.", "The file is empty."),
        "advice.wxr_empty_file": .init("Exportez à nouveau le site.", "Export the site again."),
        "finding.wxr_not_an_export": .init(
            "Ce fichier n’est pas un export de WordPress.", "This file is not a WordPress export."),
        "advice.wxr_not_an_export": .init(
            "Dans WordPress : Outils, Exporter, Tout le contenu.", "In WordPress: Tools, Export, All content."),
        "finding.wxr_unreadable_file": .init(
            "Le fichier ne peut pas être lu : {detail}.", "The file cannot be read: {detail}."),
        "advice.wxr_unreadable_file": .init(
            "Vérifiez le fichier et ses droits.", "Check the file and its permissions."),
        "finding.wxr_no_wxr_version": .init(
            "L’export ne dit pas la version de son format.", "The export does not state the version of its format."),
        "advice.wxr_no_wxr_version": .init(
            "Rien à faire s’il vient d’un autre outil que WordPress.",
            "Nothing to do if a tool other than WordPress wrote it."),
        "finding.wxr_text_before_prolog": .init(
            "Du texte précède l’export, et a été laissé de côté : {detail}",
            "Text stands before the export, and was left out: {detail}"),
        "advice.wxr_text_before_prolog": .init(
            "C’est souvent un avertissement de PHP ou une ligne vide d’une extension : désactivez l’affichage des erreurs avant d’exporter.",
            "It is often a PHP notice or a blank line of a plugin: turn off the display of errors before exporting."),
        "finding.wxr_concatenated_files": .init(
            "Un autre export commence au milieu du fichier : les deux ont été lus.",
            "Another export starts inside the file: both were read."),
        "advice.wxr_concatenated_files": .init(
            "Donnez les exports en fichiers séparés.", "Give the exports as separate files."),
        "finding.wxr_truncated_file": .init(
            "Le fichier est coupé avant sa fin.", "The file is cut before its end."),
        "advice.wxr_truncated_file": .init(
            "Exportez ou téléchargez à nouveau : ce qui suit est perdu.",
            "Export or download it again: what follows is lost."),
        "finding.wxr_incomplete_record": .init(
            "Un contenu est coupé et n’a pas été repris : « {title} ».", "A content is cut and was left out: “{title}”."
        ),
        "advice.wxr_incomplete_record": .init("Exportez ou téléchargez à nouveau.", "Export or download it again."),
        "finding.wxr_missing_end_tag": .init(
            "L’élément {element} n’est pas fermé ; il l’a été là où commence le suivant.",
            "The element {element} is not closed; it was closed where the next one starts."),
        "finding.wxr_missing_start_tag": .init(
            "La balise d’ouverture de {element} manque ; elle a été rétablie.",
            "The start tag of {element} is missing; it was put back."),
        "finding.wxr_stray_end_tag": .init(
            "La balise de fin {element} ne ferme rien ; elle a été ignorée.",
            "The end tag {element} closes nothing; it was ignored."),
        "finding.wxr_stray_text": .init(
            "Du texte étranger à l’export a été laissé de côté : {detail}",
            "Text that is no part of an export was left out: {detail}"),
        "advice.wxr_stray_text": .init(
            "C’est souvent un message d’erreur de PHP pendant l’export : exportez à nouveau.",
            "It is often an error message of PHP during the export: export again."),
        "finding.wxr_markup_in_field": .init(
            "Des balises non protégées dans {element} ont été gardées comme texte.",
            "Unescaped markup in {element} was kept as text."),
        "finding.wxr_control_character": .init(
            "{count} caractère(s) de contrôle interdit(s) retiré(s) de {element} ({detail}).",
            "{count} forbidden control character(s) removed from {element} ({detail})."),
        "finding.wxr_invalid_utf8": .init(
            "{count} octet(s) de {element} ne sont pas de l’UTF-8 ({detail}) ; ils ont été lus comme du Windows-1252.",
            "{count} byte(s) of {element} are not UTF-8 ({detail}); they were read as Windows-1252."),
        "finding.wxr_wrong_encoding": .init(
            "L’encodage déclaré n’est pas le vrai : {detail}.", "The declared encoding is not the real one: {detail}."),
        "finding.wxr_unknown_encoding": .init(
            "L’encodage déclaré n’est pas connu : {detail}. Le texte a été lu comme du Windows-1252.",
            "The declared encoding is not known: {detail}. The text was read as Windows-1252."),
        "finding.wxr_unescaped_cdata_end": .init(
            "La suite « ]]> » n’est pas protégée dans {element} ; elle a été gardée comme texte.",
            "The sequence “]]>” is not escaped in {element}; it was kept as text."),
        "finding.wxr_unclosed_cdata": .init(
            "La section de {element} n’est pas fermée ; elle l’a été à la fin de l’élément.",
            "The section of {element} is not closed; it was closed at the end of the element."),
        "finding.wxr_bare_ampersand": .init(
            "{count} signe(s) « & » non protégé(s) dans {element}, gardé(s) tel(s) quel(s) ({detail}).",
            "{count} unescaped “&” in {element}, kept as they are ({detail})."),
        "finding.wxr_html_entity": .init(
            "L’entité HTML {detail} de {element} n’existe pas en XML ; elle a été lue comme en HTML.",
            "The HTML entity {detail} of {element} does not exist in XML; it was read as in HTML."),
        "finding.wxr_forbidden_character_reference": .init(
            "La référence {detail} de {element} désigne un caractère interdit ; elle a été retirée.",
            "The reference {detail} of {element} names a forbidden character; it was removed."),
        "finding.wxr_declared_entity": .init(
            "L’entité {detail} de {element} n’est jamais développée ; elle a été retirée.",
            "The entity {detail} of {element} is never expanded; it was removed."),
        "advice.wxr_declared_entity": .init(
            "Un export de WordPress n’en déclare pas : méfiez-vous de l’origine du fichier.",
            "A WordPress export declares none: beware of where the file comes from."),
        "finding.wxr_document_type": .init(
            "Une déclaration de type de document a été ignorée : {detail}",
            "A document type declaration was ignored: {detail}"),
        "advice.wxr_document_type": .init(
            "Un export de WordPress n’en a pas : méfiez-vous de l’origine du fichier.",
            "A WordPress export has none: beware of where the file comes from."),
        "finding.wxr_unbound_prefix": .init(
            "Le préfixe « {detail} » n’est pas déclaré.", "The prefix “{detail}” is not declared."),
        "finding.wxr_corrupt_serialized_value": .init(
            "La valeur sérialisée du champ {element} est abîmée : {detail}.",
            "The serialized value of the field {element} is damaged: {detail}."),
        "advice.wxr_corrupt_serialized_value": .init(
            "C’est souvent l’effet d’un rechercher-remplacer dans la base. Enregistrez à nouveau le contenu.",
            "It is often left by a search-and-replace in the database. Save the content again."),
        "finding.wxr_serialized_line_endings": .init(
            "Les fins de ligne du champ sérialisé {element} ont été changées ; elles ont été rétablies.",
            "The line endings of the serialized field {element} were changed; they were put back."),
        "finding.wxr_repeated_field": .init(
            "Le champ {element} est là deux fois avec des valeurs différentes ; la première est gardée.",
            "The field {element} is there twice with different values; the first is kept."),
        "finding.wxr_missing_post_id": .init(
            "Un contenu n’a pas de numéro lisible : « {title} ». Il est laissé de côté.",
            "A content has no number that can be read: “{title}”. It is left out."),
        "finding.wxr_limit_reached": .init(
            "Le champ {element} dépasse la limite ({detail}) ; il est laissé de côté.",
            "The field {element} exceeds the limit ({detail}); it is left out."),
        "advice.wxr_limit_reached": .init(
            "Si ce contenu est légitime, relevez la limite.", "If this content is legitimate, raise the limit."),
        "finding.wxr_too_long": .init(
            "Le fichier compressé contient plus de {detail} octets ; la suite n’est pas lue.",
            "The compressed file holds more than {detail} bytes; the rest is not read."),
        "advice.wxr_too_long": .init(
            "Exportez le site en plusieurs fichiers, ou relevez la limite.",
            "Export the site in several files, or raise the limit."),
        "finding.wxr_damaged_gzip": .init(
            "Le fichier compressé est abîmé : {detail}. Ce qui précède a été lu.",
            "The compressed file is damaged: {detail}. What comes before was read."),
        "advice.wxr_damaged_gzip": .init("Téléchargez-le à nouveau.", "Download it again."),
        "finding.wxr_not_well_formed": .init(
            "Le XML est mal formé : {detail}.", "The XML is not well-formed: {detail}."),
        "serialized.truncated": .init("la valeur s’arrête trop tôt", "the value ends too early"),
        "serialized.byte": .init(
            "octet inattendu 0x{serialized_byte} en position {serialized_offset}",
            "unexpected byte 0x{serialized_byte} at {serialized_offset}"),
        "serialized.length": .init(
            "un texte annonce {serialized_declared} octets et en a {serialized_found}",
            "a string declares {serialized_declared} bytes and has {serialized_found}"),
        "serialized.number": .init(
            "un nombre est illisible en position {serialized_offset}", "a number cannot be read at {serialized_offset}"),
        "serialized.deep": .init(
            "plus de {serialized_limit} niveaux d’imbrication", "nested deeper than {serialized_limit}"),
        "serialized.count": .init(
            "une liste annonce {serialized_count} éléments", "an array declares {serialized_count} entries"),
        "serialized.trailing": .init(
            "des octets suivent la fin de la valeur", "bytes follow the end of the value"),
        "advice.wxr": .init(
            "Rien à faire si le contenu est complet ; sinon, exportez à nouveau.",
            "Nothing to do if the content is complete; otherwise, export again."),
    ]
}
