/// The languages that Parcours speaks: French first.
public enum Language: String, Sendable, CaseIterable {
    /// French.
    case french = "fr"
    /// English.
    case english = "en"

    /// The language of a locale such as `fr_FR.UTF-8`: French where it does not say English.
    public init(locale: String?) {
        self = locale?.lowercased().hasPrefix("en") == true ? .english : .french
    }
}
