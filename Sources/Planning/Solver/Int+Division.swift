extension Int {
    /// The quotient by a number above zero, rounded up.
    func dividedRoundingUp(by divisor: Int) -> Int {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest > 0 ? quotient + 1 : quotient
    }
}
