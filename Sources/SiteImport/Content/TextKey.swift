/// Text as people compare it, for looking contents up by name.
public enum TextKey {
    /// Lower case, without accents, curly quotes or odd spaces.
    public static func fold(_ text: String) -> String { FoldedText.fold(text) }

    /// A duration in words, such as `45m` or `1h30`, in seconds; nil where it is none. A bare number is in minutes.
    public static func seconds(_ text: String) -> Int? {
        if case .seconds(let seconds) = DurationText.read(text) { return seconds }
        return nil
    }
}
