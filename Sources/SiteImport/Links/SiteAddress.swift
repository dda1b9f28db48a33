import WXR

/// The addresses of a site, and what a link points to seen from it.
struct SiteAddress {
    /// What a link is.
    enum Target: Equatable {
        /// A page of the site, by its path: decoded, without slash at the end.
        case path(String)
        /// A post of the site, by its identifier.
        case post(Int)
        /// A copy of the site that visitors cannot reach.
        case preproduction(host: String)
        /// Another site, an e-mail address, a place in the page, a file.
        case elsewhere
    }

    private let hosts: Set<String>
    /// The last two labels of the host: `esante-idf.example`.
    private let domain: String
    /// How most links of the site start, up to the `/` of the path, which is not part of it.
    private let prefixes: [[UInt8]]

    init(channels: [WXRChannel]) {
        var hosts: Set<String> = []
        for address in channels.flatMap({ [$0.baseBlogURL, $0.baseSiteURL, $0.link] }) {
            let withoutScheme = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
            let (host, _, _) = Self.split(withoutScheme.utf8)
            if !host.isEmpty { hosts.insert(Self.plain(host)) }
        }
        self.hosts = hosts
        prefixes = hosts.sorted().flatMap { host in
            ["https://\(host)", "http://\(host)", "https://www.\(host)", "http://www.\(host)"].map { Array($0.utf8) }
        }
        domain = hosts.sorted().first?.split(separator: ".").suffix(2).joined(separator: ".") ?? ""
    }

    /// What a link of a page points to. `href` is as written in the content, with entities.
    func target(of href: String) -> Target {
        var href = href
        let plain = href.withUTF8 { withPlainPath(of: $0) { String(decoding: $0, as: UTF8.self) } }
        return plain.map { .path($0) } ?? anyTarget(of: href)
    }

    /// Calls `body` with the path of a page of the site, for most links: those that are written out in full, without
    /// anything to decode. Nil for others.
    func withPlainPath<R>(
        of href: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R? {
        guard let prefix = prefixes.first(where: { href.starts(with: $0) }) else { return nil }
        let start = prefix.count
        var end = start
        while end < href.count, Self.isPlain(href[end]) { end += 1 }
        if end < href.count {
            // A fragment is a place in the page, and the marks of a campaign change nothing.
            let isCampaign = href[end] == UInt8(ascii: "?") && href[(end + 1)...].starts(with: "utm_".utf8)
            guard isCampaign || href[end] == UInt8(ascii: "#") else { return nil }
        }
        if end > start, href[start] != UInt8(ascii: "/") { return nil }
        if end > start, href[end - 1] == UInt8(ascii: "/") { end -= 1 }
        return body(UnsafeBufferPointer(rebasing: href[start..<end]))
    }

    /// Lower-case letters, digits and `-./_`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x2D < 13 || byte == 0x5F
    }

    private func anyTarget(of href: String) -> Target {
        let address = PlainText.decodeEntities(href)
        var rest = Substring(address).utf8
        while let byte = rest.first, byte <= 0x20 { rest.removeFirst() }
        while let byte = rest.last, byte <= 0x20 { rest.removeLast() }
        guard let first = rest.first, first != UInt8(ascii: "#") else { return .elsewhere }
        rest = rest.prefix { $0 != UInt8(ascii: "#") }
        if let mark = rest.firstIndex(where: {
            $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?")
        }),
            rest[mark] == UInt8(ascii: ":")
        {
            let scheme = Substring(rest[..<mark]).lowercased()
            guard scheme == "http" || scheme == "https" else { return .elsewhere }
            rest = rest[rest.index(after: mark)...]
        }
        if rest.starts(with: "//".utf8) {
            let (host, path, query) = Self.split(rest.dropFirst(2))
            guard hosts.contains(Self.plain(host)) else {
                return isPreproduction(host) ? .preproduction(host: host) : .elsewhere
            }
            return inside(path, query)
        }
        if first == UInt8(ascii: "/") || first == UInt8(ascii: "?") {
            let (_, path, query) = Self.split(rest)
            return inside(path, query)
        }
        // A relative address depends on the page that it stands in: nobody writes them in WordPress, except by
        // mistake ("www.site.fr/page").
        return rest.starts(with: "www.".utf8) ? target(of: "https://" + address) : .elsewhere
    }

    /// Calls `body` with the path of a page of the site, in the form of `Target.path`; not for other links.
    func withPath(of link: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if withPlainPath(of: link, body) != nil { return }
        if case .path(var path) = target(of: String(decoding: link, as: UTF8.self)) { path.withUTF8 { body($0) } }
    }

    private func inside(_ path: Substring.UTF8View, _ query: Substring.UTF8View) -> Target {
        if !query.isEmpty {
            for pair in query.split(separator: UInt8(ascii: "&")) {
                let parts = Substring(pair).split(separator: "=", maxSplits: 1)
                if parts.count == 2, ["p", "page_id", "attachment_id", "post"].contains(parts[0]),
                    let id = Int(parts[1])
                {
                    return .post(id)
                }
                if parts.first == "s" || parts.first == "cat" { return .elsewhere }
            }
        }
        var end = path
        while end.last == UInt8(ascii: "/") { end.removeLast() }
        return .path(Self.percentDecoded(end))
    }

    private func isPreproduction(_ host: String) -> Bool {
        let labels = host.prefix { $0 != ":" }.lowercased().split(separator: ".")
        let marks: Set<Substring> = [
            "preprod", "preproduction", "pre-prod", "staging", "stage", "recette", "dev", "test", "qualif", "local",
            "localhost", "integration", "int", "uat", "demo",
        ]
        if labels == ["localhost"] || host.hasPrefix("127.0.0.1") { return true }
        guard labels.contains(where: { marks.contains($0) || $0.hasPrefix("preprod") || $0.hasPrefix("staging") })
        else {
            return false
        }
        return !domain.isEmpty && (host.hasSuffix("." + domain) || labels.last == "local" || labels.last == "test")
    }

    /// `host/path?query` in its parts.
    private static func split(
        _ address: Substring.UTF8View
    ) -> (host: String, path: Substring.UTF8View, query: Substring.UTF8View) {
        let slash = UInt8(ascii: "/")
        let mark = UInt8(ascii: "?")
        let host = address.prefix { $0 != slash && $0 != mark }
        let path = address[host.endIndex...].prefix { $0 != mark }
        return (Substring(host).lowercased(), path, address[path.endIndex...].dropFirst())
    }

    private static func plain(_ host: String) -> String {
        let host = host.hasSuffix(":80") || host.hasSuffix(":443") ? String(host.prefix { $0 != ":" }) : host
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static func percentDecoded(_ path: Substring.UTF8View) -> String {
        let isPlain = path.allSatisfy { $0 != UInt8(ascii: "%") && $0 < 0x80 && !(0x41...0x5A ~= $0) }
        if isPlain { return String(Substring(path)) }
        var bytes: [UInt8] = []
        var rest = Array(path)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
