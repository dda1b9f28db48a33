import ArgumentParser
import Foundation
import Reports

/// The words of `--help`, in the language of the command line.
enum Help {
    /// The language asked for by `--lang`, else by the locale; French where neither says English.
    static let language: Language = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count, let asked = Language(rawValue: arguments[index + 1]) {
                return asked
            }
            if argument.hasPrefix("--lang="), let asked = Language(rawValue: String(argument.dropFirst(7))) {
                return asked
            }
        }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: locale)
    }()

    /// The catalogue in that language.
    static let catalogue = Catalogue(language)

    /// A sentence of the catalogue.
    static func text(_ key: String) -> String { catalogue.text(key) }

    /// A sentence of the catalogue as help for an argument.
    static func argument(_ key: String, _ valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: text(key)).named(valueName)
    }
}

extension ArgumentHelp {
    fileprivate func named(_ valueName: String?) -> ArgumentHelp {
        var copy = self
        copy.valueName = valueName
        return copy
    }
}
