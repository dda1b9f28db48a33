"""Runs commands in turn on one file and prints each one's CPU time, rate and peak memory, and its ratio to xmllint."""
import os
import statistics
import subprocess
import sys
import tempfile


def run(command):
    """CPU seconds and peak MiB of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(file, runs, bench, parcours):
    size = os.path.getsize(file) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        graph = folder + "/site.graph"
        commands = {
            "xmllint --stream --noout": ["xmllint", "--stream", "--noout", file],
            "read, typed records": [bench, "wxr", file],
            "read, a String a field": [bench, "wxr", "--strings", file],
            "parcours import": [parcours, "import", file, "-o", graph],
        }
        times = {name: [] for name in commands}
        peaks = {name: 0 for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                seconds, peak = run(command)
                times[name].append(seconds)
                peaks[name] = max(peaks[name], peak)
        snapshot = os.path.getsize(graph) / 2**20
    reference = statistics.median(times["xmllint --stream --noout"])
    print(f"{file}: {size:.0f} MB, {runs} runs of each in turn, median CPU time; snapshot {snapshot:.1f} MiB")
    print(f"{'':26}{'CPU s':>8}{'MB/s':>8}{'ratio':>8}{'peak MiB':>10}")
    for name in commands:
        median = statistics.median(times[name])
        print(f"{name:26}{median:8.2f}{size / median:8.0f}{reference / median:8.2f}{peaks[name]:10.1f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
