import ContentGraph
import Foundation
import Planning
import SiteImport
import TestSupport
import Testing

/// Sites of the course plugins of the wild: courses are needs, modules or sections are axes, lessons are tutorials.
@Suite struct CoursePluginTests {
    private func graph(_ paths: [String]) throws -> ContentGraph {
        try SiteImporter(choosingAmong: SampleSiteTests.library.rules).run(paths).graph
    }

    private func graph(_ text: String) throws -> ContentGraph {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "site.xml")
        try Data(text.utf8).write(to: file)
        return try graph([file.path])
    }

    @Test(arguments: [
        ("sensei-lms/dummy_data.xml", "sensei", 4, 6, 21, 11),
        ("learnpress-lms/sample-data.xml", "learnpress", 2, 7, 24, 0),
        ("masteriyo-lms/spacious-ecademy.xml", "masteriyo", 6, 6, 14, 0),
        ("masteriyo-lms/zakra-online-course-02.xml", "masteriyo", 9, 11, 28, 0),
    ])
    func courseTreesAreFound(
        _ file: String, _ mapping: String, _ courses: Int, _ sections: Int, _ lessons: Int, _ prerequisites: Int
    ) throws {
        guard let path = SharedFiles.shared("wxr/real/" + file) else {
            print("skipped: shared/wxr/real is absent")
            return
        }
        let graph = try graph([path])
        #expect(graph.metadata.mapping == mapping)
        #expect(graph.nodes(.need).count == courses)
        #expect(graph.nodes(.axis).count == sections)
        #expect(graph.nodes(.tutorial).count == lessons)
        let edges = graph.nodes(.tutorial).reduce(0) { $0 + graph.edges(from: $1, .requires).count }
        #expect(edges == prerequisites)
        let profile = try #require(graph.nodes(.profile).first)
        let curriculum = CurriculumPlanner(graph).plan(PlanningRequest(profile: profile))
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        let published = graph.nodes(.tutorial).count { graph.status($0) == .published }
        #expect(curriculum.steps.count == published)
    }

    @Test func aCourseThatRequiresAnotherComesAfterAllOfIt() throws {
        func lesson(_ id: Int, _ course: Int, order: Int, requires: Int = 0) -> String {
            """
            <item><title>L\(id)</title><content:encoded><![CDATA[text]]></content:encoded><wp:post_id>\(id)</wp:post_id>\
            <wp:post_name>l\(id)</wp:post_name><wp:status>publish</wp:status><wp:post_type>lesson</wp:post_type>\
            \(meta("_lesson_course", "\(course)"))\(meta("_order_\(course)", "\(order)"))\
            \(meta("_lesson_length", "5"))\(meta("_lesson_prerequisite", "\(requires)"))</item>
            """
        }
        func course(_ id: Int, order: Int, requires: Int) -> String {
            """
            <item><title>C\(id)</title><wp:post_id>\(id)</wp:post_id><wp:post_name>c\(id)</wp:post_name>\
            <wp:status>publish</wp:status><wp:menu_order>\(order)</wp:menu_order><wp:post_type>course</wp:post_type>\
            \(meta("_course_prerequisite", "\(requires)"))</item>
            """
        }
        func meta(_ key: String, _ value: String) -> String {
            "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value>\(value)</wp:meta_value></wp:postmeta>"
        }
        let graph = try graph(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>S</title><wp:wxr_version>1.2</wp:wxr_version>
            <wp:term><wp:term_taxonomy>question-type</wp:term_taxonomy><wp:term_slug>boolean</wp:term_slug></wp:term>
            \(course(1, order: 1, requires: 2))\(course(2, order: 2, requires: 0))
            \(lesson(11, 1, order: 2))\(lesson(12, 1, order: 1, requires: 11))
            \(lesson(21, 2, order: 2))\(lesson(22, 2, order: 1))
            </channel></rss>
            """)
        let curriculum = CurriculumPlanner(graph).plan(
            PlanningRequest(profile: try #require(graph.nodes(.profile).first)))
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        // Course 2 first although course 1 stands before it; its lessons in the order of the course.
        #expect(curriculum.steps.map { graph.slug($0.tutorial) } == ["l22", "l21", "l11", "l12"])
    }
}
