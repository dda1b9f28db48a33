import ContentGraph
import TestSupport
import Testing

@Suite struct GraphJSONTests {
    @Test func comesBackAsItWas() throws {
        let again = try ContentGraph(json: SnapshotTests.graph.json())
        #expect(try again.json() == SnapshotTests.graph.json())
        #expect(again.nodes(.tutorial).map(again.title) == ["A", "B", "C", "D"])
        let c = try #require(again.node(withKey: "c"))
        #expect(again.requirementGroups(of: c).map { $0.map(again.key) } == [["skill/a"], ["skill/b", "skill/d"]])
        #expect(again.findings == SnapshotTests.graph.findings)
    }

    @Test func theSmallestDocumentThatAPersonWrites() throws {
        let text = """
            {"schema": "parcours-graph/1",
             "profiles": [{"key": "nurse", "title": "Nurse", "needs": ["n"]}],
             "needs": [{"key": "n", "title": "N", "axes": ["x"]}],
             "axes": [{"key": "x", "title": "X", "tutorials": ["b"]}],
             "tutorials": [{"key": "a", "title": "A", "minutes": 1.5},
                           {"key": "b", "title": "B", "requires": [{"anyOf": ["a"]}]}]}
            """
        let graph = try ContentGraph(json: text.utf8)
        let (a, b) = (try #require(graph.node(withKey: "a")), try #require(graph.node(withKey: "b")))
        #expect(graph.seconds(a) == 90)
        #expect(graph.seconds(b) == nil)
        #expect(graph.prerequisiteClosure(of: [b]) == [a, b])
    }

    @Test(arguments: [
        (#"{"schema": "other/1"}"#, "schema"),
        (#"{"schema": "parcours-graph/1", "tutorials": [{"key": "a"}]}"#, "tutorials[0]"),
        (
            #"{"schema": "parcours-graph/1", "axes": [{"key": "x", "title": "X", "tutorials": ["no"]}]}"#,
            "axes[0].tutorials[0]"
        ),
        (
            #"{"schema": "parcours-graph/1", "tutorials": [{"key": "a", "title": "A"}, {"key": "a", "title": "A"}]}"#,
            "tutorials[1].key"
        ),
        (
            #"{"schema": "parcours-graph/1", "tutorials": [{"key": "a", "title": "A", "minutes": -1}]}"#,
            "tutorials[0].minutes"
        ),
        (
            #"{"schema": "parcours-graph/1", "tutorials": [{"key": "a", "title": "A", "requires": [{"anyOf": ["z"]}]}]}"#,
            "tutorials[0].requires[0].anyOf"
        ),
        (#"{"schema": "#, ""),
    ])
    func errorsNameThePlace(_ text: String, _ path: String) {
        let error = #expect(throws: GraphJSONError.self) { try ContentGraph(json: text.utf8) }
        #expect(error?.path == path)
    }
}
