extension Finding {
    /// Writes the finding as `Codable` reads it, with its members in the order of their names.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("arguments")
            writer.object { writer in
                for (name, value) in arguments.sorted(by: { $0.key < $1.key }) {
                    writer.key(name)
                    writer.string(value)
                }
            }
            writer.key("place")
            place.write(to: &writer)
            writer.key("related")
            writer.array { writer in for place in related { place.write(to: &writer) } }
            writer.key("rule")
            writer.string(rule)
            writer.key("severity")
            writer.string(severity.rawValue)
        }
    }
}

extension Finding.Place {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            if let byteOffset {
                writer.key("byteOffset")
                writer.number(byteOffset)
            }
            writer.key("file")
            writer.string(file)
            if let id {
                writer.key("id")
                writer.number(id)
            }
            writer.key("kind")
            writer.string(kind)
            writer.key("line")
            writer.number(line)
            writer.key("title")
            writer.string(title)
            writer.key("type")
            writer.string(type)
        }
    }
}
