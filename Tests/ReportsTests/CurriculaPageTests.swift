import ContentGraph
import Planning
import Reports
import TestSupport
import Testing

@Suite struct CurriculaPageTests {
    @Test func aTitleIsNeverMarkup() throws {
        var builder = GraphBuilder()
        let profile = builder.add(NodeRecord(kind: .profile, key: "p", title: "<script>alert(1)</script>"))
        let need = builder.add(NodeRecord(kind: .need, key: "n", title: "N & Cie"))
        let axis = builder.add(NodeRecord(kind: .axis, key: "x", title: "X"))
        var record = NodeRecord(kind: .tutorial, key: "t", title: "« T » <b>")
        record.url = "javascript:alert(1)"
        let tutorial = builder.add(record)
        let skill = builder.add(NodeRecord(kind: .skill, key: "s", title: "S"))
        builder.add(.hasNeed, from: profile, to: need)
        builder.add(.hasAxis, from: need, to: axis)
        builder.add(.hasTutorial, from: axis, to: tutorial)
        builder.add(.teaches, from: tutorial, to: skill)
        let graph = builder.build()
        let curriculum = CurriculumPlanner(graph).plan(PlanningRequest(profile: profile))
        let html = try CurriculaPage(graph, Catalogue(.french)).html([curriculum])
        #expect(!html.contains("<script"))
        #expect(!html.contains("javascript:"))
        #expect(html.contains("N &amp; Cie"))
        #expect(html.contains("« T » &lt;b&gt;"))
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
    }
}
