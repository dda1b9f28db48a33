extension MasteryParameters {
    /// Takes how often each page was opened, by all visitors together: the popularity of skills beside each other, and the
    /// share of each page among those of its skill. A skill is worth some views of its own, so that a few decide nothing.
    /// - Parameter views: by number of the page.
    public mutating func takeViews(_ views: [Double], _ map: SkillMap) {
        var bySkill = [Double](repeating: 0, count: map.keys.count)
        var pages = bySkill
        for (number, page) in map.pages.enumerated() {
            guard let skill = page.skills.first else { continue }
            bySkill[skill] += views[number]
            pages[skill] += 1
        }
        let taught = pages.indices.filter { pages[$0] > 0 }
        let mean = taught.reduce(0) { $0 + bySkill[$1] } / Double(max(1, taught.count))
        guard mean > 0 else { return }
        let own = MasteryFit.popularityTrials
        for skill in taught { popularity[map.keys[skill]] = (bySkill[skill] + own) / (mean + own) }
        for (number, page) in map.pages.enumerated() {
            guard let skill = page.skills.first else { continue }
            pageShares[page.key] = (views[number] + own / pages[skill]) / (bySkill[skill] + own)
        }
    }
}

extension MasteryParameters.Dwell {
    /// Mean time on a page of a learner who is ready for it, as a share of the expected time: that of log-normal kinds.
    public var meanReadyShare: Double {
        medians.indices.reduce(0) { $0 + ready[$1] * medians[$1] * Logistic.exp(spreads[$1] * spreads[$1] / 2) }
    }
}

extension SkillMap {
    /// Whether two pages are about one skill, or one about what the other stands on.
    public func areNear(_ one: Int, _ other: Int) -> Bool {
        guard let left = pages[one].skills.first, let right = pages[other].skills.first else { return false }
        return left == right || prerequisites(of: left).contains(right) || prerequisites(of: right).contains(left)
    }
}
