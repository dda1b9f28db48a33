import Foundation

/// The body of `POST /v1/events`: `{"events": [...]}`.
public struct EventBatch: Decodable, Sendable {
    /// The events, in order; among them those that are not as they should be.
    public var drafts: [RecordDraft]

    /// Reads a body.
    /// - Throws: where it is not of that form.
    public init(json: UnsafeRawBufferPointer) throws {
        // Foundation's decoder takes more time for an event than all else that is done with it.
        var scanner = EventScanner(json)
        if let drafts = scanner.batch() {
            self.drafts = drafts
        } else {
            self = try JSONDecoder().decode(EventBatch.self, from: Data(json))
        }
    }

    /// Reads a body by a decoder.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard fields.allKeys.map(\.stringValue) == ["events"] else { throw RecordFault.unknownField }
        drafts = try fields.decode([RecordDraft].self, forKey: "events")
    }
}
