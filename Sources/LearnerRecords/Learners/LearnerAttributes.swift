/// What the site may say of a learner besides what they do. Short labels only: no field has room for a sentence.
public struct LearnerAttributes: Sendable, Equatable {
    /// Profession, as the site's profiles are named: `infirmier`.
    public var profession: String?
    /// Kind of structure: `hopital`.
    public var structure: String?
    /// Territory, no smaller than a département: `75`, `ile-de-france`.
    public var territory: String?

    /// Makes attributes.
    public init(profession: String? = nil, structure: String? = nil, territory: String? = nil) {
        self.profession = profession
        self.structure = structure
        self.territory = territory
    }

    /// Whether a text may be a label: at most 40 letters, digits and hyphens in ASCII, with no more than three digits in
    /// all. A telephone number, a postal code or an identity number has more.
    public static func isLabel(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { ObjectKey.isNameByte($0) } && text.utf8.count(where: ObjectKey.isDigit) <= 3
    }
}
