import Mastery
import Testing

@Suite struct PredictionScoreTests {
    @Test func ranksAndCalibration() {
        let score = PredictionScore([(0.9, true), (0.8, true), (0.8, false), (0.1, false)], bins: 10)
        // Of four pairs of yes and no, three are right and one is a tie.
        #expect(score.auc == 0.875)
        #expect(abs(score.ece - (0.1 + 0.6 + 0.1) / 4) < 1e-9)
        #expect(score.bins[8].count == 2)
        #expect(score.bins[8].predicted == 0.8)
        #expect(score.bins[8].observed == 0.5)
        #expect(PredictionScore([(0.5, true)]).auc.isNaN)
        #expect(PredictionScore([(.nan, true), (0.5, false)]).bins == PredictionScore([(0.5, false)]).bins)
    }
}
