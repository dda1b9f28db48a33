public import ContentGraph

extension CurriculumVerifier {
    /// What is wrong with a curriculum.
    public enum Fault: Error, Sendable, Equatable {
        /// The request names something that is not of the kind it is named for: no profile, need of it, skill or tutorial.
        case wrongKind(NodeID)
        /// A skill that is likely enough to be held by the mastery assumed is not among those held.
        case heldForgotten(NodeID)
        /// A step is no tutorial that is offered.
        case notOffered(step: Int)
        /// A tutorial comes twice.
        case repeated(step: Int)
        /// A learner lacks a prerequisite of a step; the group's number among its requirements.
        case prerequisiteMissing(step: Int, group: Int)
        /// A step teaches nothing that the learner lacks.
        case alreadyHeld(step: Int)
        /// What is said of a whole tutorial's time, or of the mastery assumed, is not so.
        case wrongMastery(step: Int)
        /// A step practises what has not faded, or what its tutorial does not use.
        case falsePractice(step: Int)
        /// A step's time is not the site's, or not that of its mode.
        case wrongTime(step: Int)
        /// A step stands under a need and a usage axis that the request does not ask for, or that have nothing to do with it.
        case wrongPlace(step: Int)
        /// A step is said to be there for another one that does not need it, or for its axis, which does not ask for it.
        case wrongReason(step: Int)
        /// The steps take longer than allowed.
        case overBudget(seconds: Int)
        /// The sessions are not the steps in order, or are several where no length was asked for.
        case sessionsDoNotCover
        /// A session of several steps is too long.
        case sessionTooLong(session: Int)
        /// A session and the one after it would fit into one.
        case sessionTooShort(session: Int)
        /// The lower bound is above the time that the curriculum takes.
        case impossibleBound
        /// The lower bound is below what the landmarks prove.
        case boundBelowLandmarks
        /// The goals can be reached without any tutorial of a landmark.
        case noLandmark(number: Int)
        /// Landmarks charge a tutorial more than its time.
        case overcharged(NodeID)
        /// More goals are claimed than the bound on goals allows, or the bound is above the weight of all of them.
        case impossibleWeight
        /// The goals reached weigh this, and not what is claimed.
        case wrongWeight(reached: Int)
        /// A tutorial is left out for a reason that is not true.
        case falseExcuse(NodeID)
        /// A tutorial that is left out is explained twice, or is planned as well.
        case explainedTwice(NodeID)
        /// Something is said to be left out that nothing asks for.
        case notAsked(NodeID)
        /// A tutorial that is left out for lack of time lacks another time than is said: so many seconds.
        case wrongMissingTime(NodeID, seconds: Int)
        /// What is said to keep a tutorial out of reach is not enough to mend, or more than is needed.
        case wrongCauses(NodeID)
        /// Something that the first tutorial does not require comes before it.
        case lateStart(step: Int)
        /// A step is one that the request excludes, or one that it asks for is neither there nor explained.
        case requestIgnored(NodeID)
        /// A tutorial of the goals is neither planned, held, nor explained.
        case goalForgotten(NodeID)
    }
}
