/// Fits the mastery model to the logs of a site, without any answer to the question who holds what.
///
/// Two steps take turns. Numbers shared by the whole site are searched one at a time for the greatest posterior: the
/// likelihood that the filter gives to what learners opened, how long they stayed and what they answered, under normal
/// priors around the defaults; answers count eight times, since they alone tie "held" to its meaning. A parabola through three values gives the next one. What each skill and page has of its own
/// (popularity, slip, guess), and the kinds of visit, are then set from counts expected under the filter, shrunk towards
/// the whole (expectation and maximisation; Dempster, Laird and Rubin, 1977). The same logs give the same parameters.
public struct MasteryFit: Sendable {
    /// What a fit gave.
    public struct Report: Sendable, Equatable, Codable {
        /// Learners in the logs.
        public var learners: Int
        /// Events in the logs.
        public var events: Int
        /// Rounds that were made.
        public var rounds: Int
        /// Logarithm of the likelihood of all logs, under the defaults.
        public var logLikelihoodBefore: Double
        /// The same at the end.
        public var logLikelihoodAfter: Double
        /// Numbers at which the search ended, on their scales, by name.
        public var numbers: [String: Double]
    }

    /// Rounds of both steps.
    public var rounds = 5
    /// Most learners on whom the shared numbers are searched, evenly taken from all.
    public var searchedLearners = 500
    /// Visits and answers that the prior of a skill's popularity, and of a page's slip and guess, is worth.
    static let popularityTrials = 40.0
    static let answerTrials = 30.0
    static let kindTrials = 20.0
    static let shareTrials = 20.0
    /// How often an answer counts in the search.
    static let answerWeight = 8.0

    private let map: SkillMap
    private let logs: [LearnerLog]

    /// Makes a fit of logs; those without any event are left out.
    public init(_ map: SkillMap, _ logs: [LearnerLog]) {
        self.map = map
        self.logs = logs.filter { !$0.events.isEmpty }
    }

    /// Fits the parameters. Without any log, they are the defaults.
    /// - Parameter progress: receives the number of the round that ended and the log posterior.
    public func run(_ progress: (Int, Double) -> Void = { _, _ in }) -> (parameters: MasteryParameters, report: Report)
    {
        var current = MasteryParameters()
        let before = logLikelihood(current, logs)
        var report = Report(
            learners: logs.count, events: logs.reduce(0) { $0 + $1.events.count }, rounds: 0,
            logLikelihoodBefore: before, logLikelihoodAfter: before, numbers: [:])
        guard !logs.isEmpty else { return (current, report) }
        fitKinds(&current)
        fitShares(&current)
        let search = CoordinateSearch()
        let count = min(searchedLearners, logs.count)
        let sample = (0..<count).map { logs[$0 * logs.count / count] }
        var steps = search.firstSteps
        for round in 0..<rounds {
            let value = search.improve(&current, &steps) {
                self.logLikelihood($0, sample, answerWeight: Self.answerWeight)
            }
            maximise(&current)
            report.rounds = round + 1
            progress(round + 1, value)
        }
        report.logLikelihoodAfter = logLikelihood(current, logs)
        report.numbers = search.numbers(current)
        return (current, report)
    }

    private func logLikelihood(
        _ parameters: MasteryParameters, _ logs: [LearnerLog], answerWeight: Double = 1
    ) -> Double {
        let model = MasteryModel(map, parameters)
        return Parallel.sum(logs.count) { index in
            var learner = model.learner(logs[index].background)
            var extra = 0.0
            for event in logs[index].events {
                guard answerWeight != 1, case .answered = event.evidence else {
                    learner.observe(event)
                    continue
                }
                let before = learner.logLikelihood
                learner.observe(event)
                extra += (answerWeight - 1) * (learner.logLikelihood - before)
            }
            return learner.logLikelihood + extra
        }
    }

    /// How the visits to the pages of a skill are shared among them.
    private func fitShares(_ parameters: inout MasteryParameters) {
        var visits = [Double](repeating: 0, count: map.pages.count)
        for log in logs {
            for event in log.events { if case .viewed(let page, _) = event.evidence { visits[page] += 1 } }
        }
        var bySkill: [Int: [Int]] = [:]
        for (number, page) in map.pages.enumerated() {
            page.skills.first.map { bySkill[$0, default: []].append(number) }
        }
        for pages in bySkill.values {
            let all = pages.reduce(0) { $0 + visits[$1] } + Self.shareTrials
            for page in pages {
                parameters.pageShares[map.pages[page].key] =
                    (visits[page] + Self.shareTrials / Double(pages.count)) / all
            }
        }
    }

    /// The kinds of visit by themselves, from all shares of time: where the search starts.
    private func fitKinds(_ parameters: inout MasteryParameters) {
        var shares: [Double] = []
        for log in logs {
            for event in log.events {
                guard case .viewed(let page, let seconds) = event.evidence else { continue }
                let share = seconds / max(1, map.pages[page].expectedSeconds)
                shares.append(Logistic.log(min(max(share, 0.01), 20)))
            }
        }
        guard !shares.isEmpty else { return }
        let prior = parameters.dwell
        var weights = prior.ready
        for _ in 0..<60 {
            var counts = [(count: Double, sum: Double, squares: Double)](repeating: (0, 0, 0), count: 3)
            for share in shares {
                var densities = prior.medians.indices.map { kind in
                    let distance =
                        (share - Logistic.log(parameters.dwell.medians[kind])) / parameters.dwell.spreads[kind]
                    return weights[kind] * Logistic.exp(-distance * distance / 2) / parameters.dwell.spreads[kind]
                        + 1e-12
                }
                let sum = densities.reduce(0, +)
                for kind in densities.indices {
                    densities[kind] /= sum
                    counts[kind].count += densities[kind]
                    counts[kind].sum += densities[kind] * share
                    counts[kind].squares += densities[kind] * share * share
                }
            }
            let total = Double(shares.count) + 15
            weights = counts.map { ($0.count + 5) / total }
            setKinds(&parameters.dwell, counts, around: prior)
        }
    }

    /// Medians and spreads from counts, shrunk towards given ones.
    private func setKinds(
        _ dwell: inout MasteryParameters.Dwell, _ counts: [(count: Double, sum: Double, squares: Double)],
        around prior: MasteryParameters.Dwell
    ) {
        for kind in counts.indices {
            let (count, sum, squares) = counts[kind]
            let whole = count + Self.kindTrials
            let mean = (sum + Self.kindTrials * Logistic.log(prior.medians[kind])) / whole
            let variance =
                (squares - 2 * mean * sum + mean * mean * count
                    + Self.kindTrials * prior.spreads[kind] * prior.spreads[kind]) / whole
            dwell.medians[kind] = Logistic.exp(mean)
            dwell.spreads[kind] = max(0.1, variance.squareRoot())
        }
    }

    /// What skills, pages and kinds of visit have of their own, from expected counts.
    private func maximise(_ parameters: inout MasteryParameters) {
        let model = MasteryModel(map, parameters)
        let counts = ExpectedCounts(map)
        var groups = BackgroundFit(parameters.prior)
        for log in logs {
            var learner = model.learner(log.background)
            for event in log.events { learner.observe(event, counts: counts) }
            groups.add(log.background, ability: learner.meanAbility)
        }
        groups.maximise(&parameters.prior)
        setKinds(&parameters.dwell, counts.kinds, around: parameters.dwell)
        var popularity = counts.visits.indices.map {
            (counts.visits[$0] + Self.popularityTrials) / (counts.expectedVisits[$0] + Self.popularityTrials)
        }
        let mean = popularity.reduce(0, +) / Double(max(1, popularity.count))
        popularity = popularity.map { $0 / mean }
        for (place, skill) in map.skillAtPlace.enumerated() {
            parameters.popularity[map.keys[skill]] = popularity[place]
        }
        let standard = MasteryParameters().answers
        func whole(_ part: [Double], _ all: [Double], _ prior: Double) -> Double {
            (part.reduce(0, +) + Self.answerTrials * prior) / (all.reduce(0, +) + Self.answerTrials)
        }
        parameters.answers.slip = whole(counts.slipped, counts.held, standard.slip)
        parameters.answers.guess = whole(counts.guessed, counts.lacked, standard.guess)
        for (number, page) in map.pages.enumerated() where counts.held[number] + counts.lacked[number] > 0 {
            let trials = Self.answerTrials
            parameters.answers.pages[page.key] = .init(
                slip: (counts.slipped[number] + trials * parameters.answers.slip) / (counts.held[number] + trials),
                guess: (counts.guessed[number] + trials * parameters.answers.guess) / (counts.lacked[number] + trials))
        }
    }
}
