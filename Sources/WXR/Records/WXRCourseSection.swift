/// A section of a course, as LearnPress exports it inside the item of the course.
public struct WXRCourseSection: Sendable, Equatable {
    /// What a section holds.
    public struct Item: Sendable, Equatable {
        /// Identifier of the lesson or quiz.
        public var id: Int?
        /// Place in the section.
        public var order: Int?
        /// Post type.
        public var type = ""
    }

    /// Identifier of the section.
    public var id: Int?
    /// Name.
    public var name = ""
    /// Place in the course.
    public var order: Int?
    /// Lessons and quizzes, in document order.
    public var items: [Item] = []
}
