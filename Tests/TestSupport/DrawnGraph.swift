public import ContentGraph

/// Graphs drawn as text, one line a tutorial: `a 5 < b c | d` is tutorial `a` of 5 minutes that requires `b`, and `c` or
/// `d`. `a 5 = s` teaches skill `s` instead of its own. A line `axis x: a b` is an axis with tutorials, in one need of
/// one profile named `p`; what no axis names is in the graph all the same.
public func drawnGraph(_ drawing: String) -> ContentGraph {
    var builder = GraphBuilder()
    let profile = builder.add(NodeRecord(kind: .profile, key: "p", title: "P"))
    let need = builder.add(NodeRecord(kind: .need, key: "n", title: "N"))
    builder.add(.hasNeed, from: profile, to: need)
    var axes: [(name: String, tutorials: [String])] = []
    var tutorials: [(name: String, minutes: Int?, teaches: [String], groups: [[String]])] = []
    for line in drawing.split(separator: "\n").map(String.init) where !line.allSatisfy(\.isWhitespace) {
        let words = line.split(separator: " ").map(String.init)
        if words[0] == "axis" {
            axes.append((String(words[1].dropLast()), Array(words.dropFirst(2))))
            continue
        }
        let required = line.split(separator: "<").dropFirst().first ?? ""
        let taught = line.split(separator: "<")[0].split(separator: "=").dropFirst().first ?? ""
        tutorials.append(
            (
                words[0], words.count > 1 ? Int(words[1]) : nil, taught.split(separator: " ").map(String.init),
                groups(of: String(required))
            ))
    }
    for tutorial in tutorials {
        var record = NodeRecord(kind: .tutorial, key: tutorial.name, title: tutorial.name.uppercased())
        record.slug = tutorial.name
        record.seconds = tutorial.minutes.map { $0 * 60 }
        builder.add(record)
    }
    func skill(_ name: String) -> NodeID {
        let key = "skill/\(name)"
        return builder.node(withKey: key) ?? builder.add(NodeRecord(kind: .skill, key: key, title: name))
    }
    for tutorial in tutorials {
        let node = builder.node(withKey: tutorial.name)!
        for name in tutorial.teaches.isEmpty ? [tutorial.name] : tutorial.teaches {
            builder.add(.teaches, from: node, to: skill(name))
        }
    }
    for tutorial in tutorials {
        for (number, group) in tutorial.groups.enumerated() {
            for name in group {
                builder.add(
                    Edge(kind: .requires, node: skill(name), group: number), from: builder.node(withKey: tutorial.name)!
                )
            }
        }
    }
    for axis in axes {
        let node = builder.add(NodeRecord(kind: .axis, key: "axis/\(axis.name)", title: axis.name))
        builder.add(.hasAxis, from: need, to: node)
        for tutorial in axis.tutorials { builder.add(.hasTutorial, from: node, to: builder.node(withKey: tutorial)!) }
    }
    return builder.build()
}

/// `b c | d` → [[b], [c, d]]
private func groups(of text: String) -> [[String]] {
    var groups: [[String]] = []
    var joins = false
    for word in text.split(separator: " ").map(String.init) {
        if word == "|" {
            joins = true
        } else if joins {
            groups[groups.count - 1].append(word)
            joins = false
        } else {
            groups.append([word])
        }
    }
    return groups
}

/// Numbers that look random and are the same everywhere (Steele, Lea and Flood's SplitMix64, 2014).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Starts from a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
