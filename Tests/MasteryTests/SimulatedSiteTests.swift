import Mastery
import TestSupport
import Testing

/// A simulated site, whose truth is known: far from the fit that benchmarks make, the defaults alone must tell who holds
/// what much better than rules on views do (0.58 at best).
@Suite struct SimulatedSiteTests {
    @Test func theDefaultsTellWhoHoldsWhat() throws {
        guard let folder = SharedFiles.shared("mastery-data/sim-public") else {
            print("shared/mastery-data/sim-public is absent: nothing to test")
            return
        }
        let site = try SimulatedSite(folder)
        guard let truth = try site.truth() else { return }
        let model = MasteryModel(site.map)
        var predictions: [(p: Double, isTrue: Bool)] = []
        for (name, log) in site.logs.sorted(by: { $0.key < $1.key }).prefix(300) {
            var learner = model.learner()
            for event in log.events { learner.observe(event) }
            let questions = site.questions.filter { $0.learner == name }
            guard let time = questions.first?.time else { continue }
            let mastery = learner.mastery(at: time)
            predictions += questions.map { (mastery[$0.skill].probability, truth[$0.name] ?? false) }
        }
        #expect(PredictionScore(predictions).auc > 0.8)
    }
}
