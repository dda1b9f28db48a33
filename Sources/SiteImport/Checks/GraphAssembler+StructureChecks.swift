import ContentGraph

extension GraphAssembler {
    /// Finds what a profile's learners would miss: empty needs and axes, tutorials that no axis holds.
    func checkStructure() {
        for (position, need) in needs.members.enumerated() where axesOfNeed[position].isEmpty {
            findings.append(Finding(.warning, "need_without_content", need.place(in: harvest)))
        }
        let placedNeeds = Set(needsOfProfile.joined())
        for (position, need) in needs.members.enumerated() where !placedNeeds.contains(position) {
            let place = need.place(in: harvest)
            let isSaid = findings.contains { $0.rule == "need_of_unknown_profile" && $0.place == place }
            if !isSaid { findings.append(Finding(.warning, "need_without_profile", place)) }
        }
        for (position, axis) in axes.members.enumerated() where tutorialsOfAxis[position].isEmpty {
            findings.append(Finding(.warning, "axis_without_tutorial", axis.place(in: harvest)))
        }
        for (position, profile) in profiles.members.enumerated() where needsOfProfile[position].isEmpty {
            findings.append(Finding(.warning, "profile_without_need", profile.place(in: harvest)))
        }
        let held = Set(tutorialsOfAxis.joined())
        for (position, tutorial) in tutorials.members.enumerated() {
            guard let post = tutorial.post else { continue }
            let place = tutorial.place(in: harvest)
            if harvest.posts[post].isPublished {
                if !held.contains(position), !requiredPosts.contains(post) {
                    findings.append(Finding(.warning, "orphan_tutorial", place))
                }
                if harvest.posts[post].isPasswordProtected, held.contains(position) {
                    findings.append(Finding(.info, "tutorial_behind_password", place))
                }
            } else if held.contains(position) {
                findings.append(
                    Finding(
                        .info, "tutorial_not_published", place,
                        arguments: ["status": harvest.status(of: harvest.posts[post])]))
            }
        }
        if tutorials.members.isEmpty || profiles.members.isEmpty {
            findings.append(
                Finding(
                    .error, "nothing_to_plan",
                    .init(kind: "file", title: harvest.files.first ?? "", file: harvest.files.first ?? ""),
                    arguments: ["mapping": rules.name]))
        }
    }
}
