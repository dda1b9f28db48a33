/// A node of one graph: dense, from 0, and meaningless in another graph. Keys are what lasts.
public struct NodeID: Hashable, Comparable, Sendable {
    /// Index of the node.
    public let index: Int

    /// Makes the identifier of the node at an index.
    public init(_ index: Int) { self.index = index }

    /// Order of creation, which is site order within a kind.
    public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}
