public import ContentGraph

/// What is proven of a curriculum, and how anyone can check it.
public struct Certificate: Sendable, Equatable {
    /// Tutorials of which every valid order for the same goals has one, and the time that this costs whatever is chosen.
    public struct Landmark: Sendable, Hashable {
        /// The tutorials, in site order.
        public var tutorials: [NodeID]
        /// Its share of the bound, in seconds.
        public var seconds: Int

        /// Makes a landmark.
        public init(tutorials: [NodeID], seconds: Int) {
            self.tutorials = tutorials
            self.seconds = seconds
        }
    }

    /// No valid curriculum for the same goals takes less, in seconds. Where it is the time of the curriculum, nothing
    /// shorter exists.
    public var lowerBoundSeconds: Int
    /// Landmarks whose shares add up to a bound that the verifier checks without any search. No tutorial is in landmarks
    /// of more seconds than it takes.
    public var landmarks: [Landmark]
    /// Weight of the goals reached: a need's axis weighs as many as the skills that are missing in it.
    public var reachedWeight: Int
    /// No valid curriculum within the time allowed reaches more weight; nil where no time was set.
    public var weightBound: Int?
    /// Nodes of the search.
    public var nodes: Int
    /// Work of the search, the same on every machine.
    public var work: Int
    /// Whether the clock ended the search before its work was done: another machine may then find another curriculum.
    public var clockStruck: Bool

    /// The part of the bound that the landmarks prove, in seconds.
    public var checkableSeconds: Int { landmarks.reduce(0) { $0 + $1.seconds } }

    /// Makes a certificate.
    public init(
        lowerBoundSeconds: Int, landmarks: [Landmark] = [], reachedWeight: Int = 0, weightBound: Int? = nil,
        nodes: Int = 0, work: Int = 0, clockStruck: Bool = false
    ) {
        self.lowerBoundSeconds = lowerBoundSeconds
        self.landmarks = landmarks
        self.reachedWeight = reachedWeight
        self.weightBound = weightBound
        self.nodes = nodes
        self.work = work
        self.clockStruck = clockStruck
    }
}
