extension RecordBuilder {
    func push(_ element: WXRElement) {
        open.append(element)
        switch element {
        case .channel: sawChannel = true
        case .postmeta: (metaKey, metaValue) = (WXRItem.absent, WXRItem.absent)
        case .termmeta: termMeta = WXRMeta(key: "", value: "")
        default: break
        }
    }

    func beginRecord(_ record: WXRElement) {
        sendChannel()
        sawRecord = true
        open.append(record)
        text.removeAll(keepingCapacity: text.capacity <= 1 << 20)
        recordDiagnosticsStart = diagnostics.pending.count
        switch record {
        case .item: item.reset(position: locate())
        case .author:
            author = WXRAuthor()
            author.position = locate()
        default:
            term = WXRTerm()
            term.taxonomy = record == .wpCategory ? "category" : record == .wpTag ? "post_tag" : ""
            term.position = locate()
        }
    }

    /// Whether an item is open of which nothing was read yet.
    var isItemEmpty: Bool { open.last == .item && text.isEmpty && item.commentCount == 0 }

    func sendChannel() {
        guard sawChannel, !channelSent else { return }
        channelSent = true
        counts.channels += 1
        send(.channel(channel))
    }

    func endRecord(_ record: WXRElement) {
        switch record {
        case .item:
            swap(&item.bytes, &text)
            let id = item.id
            if id == nil { report(.missingID, .noted, element: "wp:post_id", title: item.title) }
            if diagnostics.pending.count > recordDiagnosticsStart {
                diagnostics.attribute(from: recordDiagnosticsStart, postID: id, title: item.title)
            }
            commit()
            counts.items += 1
            counts.comments += item.commentCount
            send(.item(item))
            swap(&item.bytes, &text)
        case .author:
            commit()
            counts.authors += 1
            send(.author(author))
        default:
            commit()
            counts.terms += 1
            send(.term(term))
        }
    }

    /// Reports what concerns the file and no record of it: sent at once, and true even if the record is read again.
    func reportOfFile(
        _ kind: WXRDiagnostic.Kind, _ action: WXRDiagnostic.Action, detail: String, at position: SourcePosition
    ) {
        diagnostics.countSent()
        send(
            .diagnostic(
                WXRDiagnostic(
                    kind: kind, action: action, position: position, element: "", title: "", detail: detail, count: 1)))
    }
}
