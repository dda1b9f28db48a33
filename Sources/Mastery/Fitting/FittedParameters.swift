public import Foundation

/// The file that a fit writes, `parcours-mastery/1`: parameters, and how they came about.
public struct FittedParameters: Codable, Sendable, Equatable {
    /// The numbers of the model.
    public var parameters: MasteryParameters
    /// What the fit gave; nil for parameters written by hand.
    public var report: MasteryFit.Report?

    /// Makes the contents of a file.
    public init(parameters: MasteryParameters, report: MasteryFit.Report?) {
        self.parameters = parameters
        self.report = report
    }

    /// Reads a file.
    /// - Throws: `MasteryFileError` where it is of another form, or a number makes no sense.
    public init(json: Data) throws {
        do { self = try JSONDecoder().decode(Self.self, from: json) } catch { throw MasteryFileError.malformed }
        guard parameters.schema == "parcours-mastery/1", parameters.isSensible else {
            throw MasteryFileError.malformed
        }
    }
}

/// A file of parameters that cannot be used.
public enum MasteryFileError: Error, Sendable {
    /// It is not JSON of the form, or a number is out of its range.
    case malformed
}

extension MasteryParameters {
    /// Whether all numbers are within what the model can take.
    var isSensible: Bool {
        let triples = [dwell.held, dwell.ready, dwell.unready, choice.ways]
        let chances =
            [learning.ready, learning.unready, answers.slip, answers.guess] + signals.chances
            + answers.pages.values.flatMap { [$0.slip, $0.guess] }
        let shifts =
            [prior.logOdds, prior.perTenLevels] + Array(prior.professions.values) + Array(prior.structures.values)
        let positive =
            [
                choice.heldNew, choice.unreadyNew, choice.heldSeen, choice.readySeen, choice.unreadySeen,
                learning.scale, learning.shape, forgetting.initialHalfLifeDays, forgetting.learnedHalfLifeDays,
                prior.perAbility,
            ] + dwell.medians + dwell.spreads + Array(popularity.values) + Array(pageShares.values)
            + Array((typicalSeconds ?? [:]).values)
        return triples.allSatisfy { $0.count == 3 && $0.allSatisfy { $0 > 0 } && abs($0.reduce(0, +) - 1) < 1e-6 }
            && dwell.medians.count == 3 && dwell.spreads.count == 3
            && chances.allSatisfy { $0 > 0 && $0 < 1 } && (0...1).contains(signals.repeatedUse)
            && shifts.allSatisfy { abs($0) <= 20 } && positive.allSatisfy { $0 > 0 && $0.isFinite }
            && (0...20).contains(prior.missingPrerequisite)
            && abs(forgetting.growthPerUse) <= 20 && abs(learning.perAbility) <= 20 && prior.perAbility <= 20
    }
}

extension MasteryParameters.Signals {
    /// All probabilities.
    fileprivate var chances: [Double] {
        [declaredKnown, selfAssessedFully, ratedHighest, searchLanded, searchFailed, usedFeature]
            .flatMap { [$0.held, $0.lacked] }
    }
}
