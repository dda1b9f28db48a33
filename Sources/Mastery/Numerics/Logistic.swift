#if canImport(Glibc)
    import Glibc
#endif

/// Functions of probabilities.
enum Logistic {
    /// The natural logarithm.
    static func log(_ value: Double) -> Double {
        #if canImport(Glibc)
            Glibc.log(value)
        #endif
    }

    /// The exponential function.
    static func exp(_ value: Double) -> Double {
        #if canImport(Glibc)
            Glibc.exp(value)
        #endif
    }

    /// `exp(-amount)` for an amount that is not negative, to five digits: the third-order series of an eighth of it.
    @inline(__always)
    static func decay(_ amount: Double) -> Double {
        if amount > 1.5 { return exp(-amount) }
        let part = amount * 0.125
        var value = 1 - part * (1 - part * (0.5 - part * (1 / 6.0)))
        value *= value
        value *= value
        return value * value
    }

    /// A power of a number that is not negative.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        #if canImport(Glibc)
            Glibc.pow(base, exponent)
        #endif
    }

    /// The probability of some log odds.
    static func probability(_ logit: Double) -> Double {
        logit >= 0 ? 1 / (1 + exp(-logit)) : exp(logit) / (1 + exp(logit))
    }

    /// The log odds of a probability, kept away from 0 and 1.
    static func logit(_ probability: Double) -> Double {
        let kept = min(max(probability, 1e-9), 1 - 1e-9)
        return log(kept / (1 - kept))
    }
}
