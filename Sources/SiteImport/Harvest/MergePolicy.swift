/// Which record of a post counts where several exports, or one that was glued together, hold it more than once.
public enum MergePolicy: String, Sendable, CaseIterable {
    /// The one that was changed last; of two of the same moment, the later one in the order of the files.
    case newest
    /// The first in the order of the files.
    case first
    /// The last in the order of the files.
    case last

    func takesSecond(modified first: Int, _ second: Int) -> Bool {
        switch self {
        case .newest: second >= first
        case .first: false
        case .last: true
        }
    }
}
