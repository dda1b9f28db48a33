#if canImport(Glibc)
    import Glibc
#endif

/// What the process has used so far.
struct ProcessUsage {
    /// CPU time of all threads, user and system, in seconds.
    var cpuSeconds: Double
    /// Greatest resident memory, in MiB.
    var peakMiB: Double

    /// What has been used until now.
    static var now: ProcessUsage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return ProcessUsage(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakMiB: Double(usage.ru_maxrss) / 1024)
    }
}
