/// What a learner's data may be used for. Each is agreed to, and taken back, on its own.
public enum Purpose: String, Sendable, CaseIterable, Codable {
    /// Planning curricula for this learner.
    case personalisation
    /// Measuring whether curricula help.
    case measurement
    /// Taking the use of the business tool into account.
    case businessToolUsage = "business-tool-usage"
}

/// Several purposes.
public struct PurposeSet: OptionSet, Sendable, Hashable {
    /// A bit for each purpose, in the order of `Purpose.allCases`.
    public var rawValue: Int

    /// Takes bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// One purpose.
    public init(_ purpose: Purpose) {
        switch purpose {
        case .personalisation: rawValue = 1
        case .measurement: rawValue = 2
        case .businessToolUsage: rawValue = 4
        }
    }

    /// Whether a purpose is among them.
    public func contains(_ purpose: Purpose) -> Bool { contains(PurposeSet(purpose)) }
}

extension Sequence<ConsentChange> {
    /// Purposes agreed to after these changes, oldest first.
    public var inForce: PurposeSet {
        reduce(into: PurposeSet()) { set, change in
            if change.isGranted {
                set.insert(PurposeSet(change.purpose))
            } else {
                set.remove(PurposeSet(change.purpose))
            }
        }
    }
}

/// A choice that a learner made about one purpose.
public struct ConsentChange: Sendable, Equatable {
    /// Seconds since 1970.
    public var time: Double
    /// The purpose.
    public var purpose: Purpose
    /// Whether they agreed.
    public var isGranted: Bool
    /// Version of the text that they were shown: a label.
    public var policy: String?

    /// Makes a change.
    public init(time: Double, purpose: Purpose, isGranted: Bool, policy: String? = nil) {
        self.time = time
        self.purpose = purpose
        self.isGranted = isGranted
        self.policy = policy
    }

    /// Whether a text may name a version: at most 40 letters, digits, points, hyphens and underscores in ASCII, with no more
    /// digits than a date has.
    public static func isPolicy(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { ObjectKey.isNameByte($0) || $0 == UInt8(ascii: ".") }
            && text.utf8.count(where: ObjectKey.isDigit) <= 8
    }
}
