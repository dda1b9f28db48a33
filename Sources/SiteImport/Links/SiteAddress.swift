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
    private let basePath: String

    init(channels: [WXRChannel]) {
        var hosts: Set<String> = []
        var basePath = ""
        for address in channels.flatMap({ [$0.baseBlogURL, $0.baseSiteURL, $0.link] }) {
            let (host, path, _) = Self.split(address)
            if !host.isEmpty { hosts.insert(Self.plain(host)) }
            if basePath.isEmpty, path.count > 1 { basePath = path.hasSuffix("/") ? String(path.dropLast()) : path }
        }
        self.hosts = hosts
        self.basePath = basePath
        domain = hosts.sorted().first?.split(separator: ".").suffix(2).joined(separator: ".") ?? ""
    }

    /// What a link of a page points to. `href` is as written in the content, with entities.
    func target(of href: String) -> Target {
        let address = PlainText.decodeEntities(href).trimmingSpaces
        guard let first = address.first, first != "#" else { return .elsewhere }
        let withoutFragment = address.prefix { $0 != "#" }
        var rest = withoutFragment
        if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/"), !rest[..<colon].contains("?") {
            let scheme = rest[..<colon].lowercased()
            guard scheme == "http" || scheme == "https" else { return .elsewhere }
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            let (host, path, query) = Self.split(String(rest.dropFirst(2)))
            guard hosts.contains(Self.plain(host)) else {
                return isPreproduction(host) ? .preproduction(host: host) : .elsewhere
            }
            return inside(path, query)
        }
        if first == "/" || first == "?" {
            let (_, path, query) = Self.split("host" + (first == "?" ? "/" : "") + rest)
            return inside(path, query)
        }
        // A relative address depends on the page that it stands in: nobody writes them in WordPress, except by
        // mistake ("www.site.fr/page").
        return rest.hasPrefix("www.") ? target(of: "https://" + address) : .elsewhere
    }

    /// The path of a page of the site, in the form of `Target.path`.
    func path(of link: String) -> String? {
        if case .path(let path) = target(of: link) { return path }
        return nil
    }

    private func inside(_ path: String, _ query: String) -> Target {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, ["p", "page_id", "attachment_id", "post"].contains(parts[0]), let id = Int(parts[1]) {
                return .post(id)
            }
        }
        var decoded = Self.percentDecoded(path)
        while decoded.hasSuffix("/") { decoded.removeLast() }
        if query.split(separator: "&").contains(where: { $0.hasPrefix("s=") || $0.hasPrefix("cat=") }) { return .elsewhere }
        return .path(decoded)
    }

    private func isPreproduction(_ host: String) -> Bool {
        let labels = host.prefix { $0 != ":" }.lowercased().split(separator: ".")
        let marks: Set<Substring> = [
            "preprod", "preproduction", "pre-prod", "staging", "stage", "recette", "dev", "test", "qualif", "local",
            "localhost", "integration", "int", "uat", "demo",
        ]
        if labels == ["localhost"] || host.hasPrefix("127.0.0.1") { return true }
        guard labels.contains(where: { marks.contains($0) || $0.hasPrefix("preprod") || $0.hasPrefix("staging") }) else {
            return false
        }
        return !domain.isEmpty && (host.hasSuffix("." + domain) || labels.last == "local" || labels.last == "test")
    }

    /// `host/path?query` in its parts; the scheme may be there.
    private static func split(_ address: String) -> (host: String, path: String, query: String) {
        var rest = address[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        rest = rest[host.endIndex...]
        let path = rest.prefix { $0 != "?" }
        return (host.lowercased(), String(path), String(rest[path.endIndex...].dropFirst()))
    }

    private static func plain(_ host: String) -> String {
        let host = host.hasSuffix(":80") || host.hasSuffix(":443") ? String(host.prefix { $0 != ":" }) : host
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static func percentDecoded(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "%")) else { return path.lowercased() }
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
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
