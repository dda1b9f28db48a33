/// Landmarks that prove a lower bound for reaching some goals of a problem, as it stands and without any reduction, so
/// that they can be checked on it.
enum LandmarkProof {
    /// Items of each landmark, and its share. Complexity: that of a dual ascent.
    static func landmarks(_ problem: PlanningProblem, goals: [Int]) -> [(items: [Int], share: Int)] {
        let (flat, origin) = FlatProblem.unreduced(problem, goals: goals)
        var work = 0
        let ascent = DualAscent(flat, maxWork: 20_000_000, &work)
        return zip(ascent.landmarks, ascent.shares).filter { $0.1 > 0 }.map { landmark, share in
            (landmark.map { origin[Int($0)] }, share)
        }
    }
}
