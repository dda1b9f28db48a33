/// Why the service does not start.
public enum ServiceStartError: Error, Sendable, Equatable {
    /// There is no content: no graph was given, and none was kept.
    case noContent
    /// The graph that was given has no tutorials, and none was kept.
    case noTutorials
    /// No access key is in force.
    case noKeys
    /// A setting has a value that it cannot have: name and value.
    case badSetting(String, String)
    /// The configuration file has a setting that does not exist.
    case unknownSetting(String)
    /// The configuration file cannot be read; why.
    case unreadableSettings(path: String, reason: String)
    /// The address or port cannot be listened on; why.
    case cannotListen(address: String, reason: String)
    /// A certificate or its key cannot be used; why.
    case badCertificate(String)
    /// The built-in document of the API is none: a defect of the program.
    case badDocument
}
