import SiteImport

/// Durations on the command line: `45m`, `1h30`, `90`.
enum DurationArgument {
    /// The duration in seconds.
    static func seconds(_ text: String) throws -> Int {
        guard let seconds = TextKey.seconds(text) else {
            throw CommandFailure(.usage, "error.bad_duration", ["value": text])
        }
        return seconds
    }
}
