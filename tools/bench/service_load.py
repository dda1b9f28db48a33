"""Runs parcours serve and a constant endpoint under wrk, in turns, and writes a table."""
import argparse, json, os, pathlib, re, shutil, subprocess, sys, tempfile, time, urllib.request

here = pathlib.Path(__file__).resolve().parent
parser = argparse.ArgumentParser()
parser.add_argument("parcours")
parser.add_argument("bench")
parser.add_argument("--learners", type=int, default=100_000)
parser.add_argument("--seconds", type=int, default=10)
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--soak", type=float, default=0, help="minutes")
parser.add_argument("--pause", help="milliseconds that each connection waits between curricula of the soak")
parser.add_argument("--body", default=',"needs":["suivre-une-plaie-chronique-a-distance"],"profile":"infirmier"')
parser.add_argument("--cache", type=int, default=256, help="megabytes")
parser.add_argument("--warm", type=int, default=0,
                    help="seconds of load before anything is measured, in which learners are asked for one after the other")
arguments = parser.parse_args()


def call(port, path, key, body):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body.encode(),
                                     headers={"Authorization": f"Bearer {key}"})
    return urllib.request.urlopen(request).read()


def wait(port, path):
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}")
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing answers on port {port}")


def wrk(port, script, connections, seconds, environment):
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", here / script, f"http://127.0.0.1:{port}"],
        env={**os.environ, **environment}, capture_output=True, text=True).stdout
    found = {
        "requests/s": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
        "p50": re.search(r"50%\s+(\S+)", output)[1], "p99": re.search(r"99%\s+(\S+)", output)[1],
        "max": re.search(r"Latency\s+\S+\s+\S+\s+(\S+)", output)[1],
    }
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    sockets = re.search(r"Socket errors: (.*)", output)
    found["refused"] = int(errors[1]) if errors else 0
    found["requests"] = int(re.search(r"(\d+) requests in", output)[1])
    if sockets:
        found["sockets"] = sockets[1]
    return found


def burst(port, connections, seconds):
    """A crowd, with answers and refusals apart."""
    output = subprocess.run([folder / "burst", str(port), key, str(arguments.learners), arguments.body, str(connections),
                             str(seconds)], check=True, capture_output=True, text=True).stdout
    return json.loads(output)


def memory(process):
    """MiB of its own, and MiB of files that it has mapped, which the system takes back when it needs them."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    own, mapped = (int(re.search(rf"{name}:\s+(\d+)", status)[1]) // 1024 for name in ["RssAnon", "RssFile"])
    return f"{own} MiB and {mapped} of mapped files"


folder = pathlib.Path(tempfile.mkdtemp(prefix="parcours-service-"))
processes = []
try:
    graph = folder / "site.graph"
    subprocess.run(["cc", "-O2", "-D_GNU_SOURCE", "-o", folder / "burst", here / "burst.c"], check=True)
    subprocess.run([arguments.parcours, "import", here.parent.parent / "fixtures/oneself-site.xml", "-o", graph],
                   check=True, stdout=subprocess.DEVNULL)
    start = time.time()
    key = subprocess.run([arguments.bench, "service", "prepare", graph, "--data", folder / "data", "--learners",
                          str(arguments.learners)], check=True, capture_output=True, text=True).stdout.strip()
    print(f"prepared {arguments.learners} learners in {time.time() - start:.0f} s", flush=True)
    service = subprocess.Popen([arguments.parcours, "serve", "--graph", graph, "--data", folder / "data", "--port", "8098",
                                "--log", "error"], env={**os.environ, "PARCOURS_CACHE_MEGABYTES": str(arguments.cache)})
    processes.append(service)
    wait(8098, "/readyz")
    answers = [call(8098, "/v1/curricula", key, '{"learner":"%064x"%s}' % (number, arguments.body))
               for number in range(0, arguments.learners, max(1, arguments.learners // 100))]
    length = sum(map(len, answers)) // len(answers)
    first = json.loads(answers[0])
    print(f"answers of {length} bytes on average, the first of {len(first['steps'])} steps, personalised "
          f"{first['personalised']}", flush=True)
    constant = subprocess.Popen([arguments.bench, "service", "constant", "--bytes", str(length), "--port", "8097"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    processes.append(constant)
    wait(8097, "/")
    environment = {"KEY": key, "LEARNERS": str(arguments.learners), "BODY": arguments.body, "PAGE": "post/45"}
    if arguments.warm:
        print("warming", wrk(8098, "curricula.lua", 64, arguments.warm, {**environment, "IN_ORDER": "1"}), flush=True)
    for turn in range(arguments.rounds):
        ours = wrk(8098, "curricula.lua", 64, arguments.seconds, environment)
        theirs = wrk(8097, "curricula.lua", 64, arguments.seconds, environment)
        print(f"curricula {ours}\nconstant  {theirs}\nratio {ours['requests/s'] / theirs['requests/s']:.2f}, "
              f"memory {memory(service)}", flush=True)
    events = wrk(8098, "events.lua", 16, arguments.seconds, environment)
    print(f"events in batches of 100: {events}: {events['requests/s'] * 100:.0f} events/s", flush=True)
    for turn in range(arguments.rounds):
        print(f"640 connections: {burst(8098, 640, arguments.seconds)}\nof the constant: "
              f"{burst(8097, 640, arguments.seconds)}\nmemory {memory(service)}", flush=True)
    print("after the crowd:", wrk(8098, "curricula.lua", 64, arguments.seconds, environment), flush=True)
    soaking = {**environment, "PAUSE": arguments.pause} if arguments.pause else environment
    end = time.time() + arguments.soak * 60
    while time.time() < end:
        found = wrk(8098, "curricula.lua", 16, 20, soaking)
        wrk(8098, "events.lua", 2, 5, environment)
        print(f"soak {(end - time.time()) / 60:.0f} min left: {found['requests/s']:.0f}/s p99 {found['p99']} refused "
              f"{found['refused']}, memory {memory(service)}", flush=True)
finally:
    for process in processes:
        process.terminate()
        process.wait()
    shutil.rmtree(folder)
