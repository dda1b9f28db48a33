"""Solves planning instances with parcours-bench and with CP-SAT, and prints both side by side."""
import argparse
import glob
import json
import os
import statistics
import subprocess
import time

from ortools.sat.python import cp_model


def cpsat(instance, budgeted, seconds):
    """Value, bound and wall time of CP-SAT with one thread. Levels of skills exclude circular support."""
    start = time.monotonic()
    held = {s for s, p in instance["mastery"] if p >= instance["threshold"]}
    items, model = instance["items"], cp_model.CpModel()
    providers = {}
    for item in items:
        for skill in item["teaches"]:
            if skill not in held:
                providers.setdefault(skill, []).append(item["id"])
    # Only what the goals may need.
    needed, queue, useful = set(), [s for g in instance["goals"] for s in g["skills"]], set()
    while queue:
        skill = queue.pop()
        if skill in needed or skill in held:
            continue
        needed.add(skill)
        for number in providers.get(skill, []):
            if number not in useful:
                useful.add(number)
                for group in items[number]["requires"]:
                    if not any(s in held for s in group):
                        queue += group
    take = {i: model.new_bool_var(f"x{i}") for i in useful}
    has = {s: model.new_bool_var(f"y{s}") for s in needed}
    top = len(needed)
    level = {s: model.new_int_var(0, top, f"h{s}") for s in needed}
    at = {i: model.new_int_var(0, top, f"t{i}") for i in useful}
    for skill in needed:
        sources = []
        for number in providers.get(skill, []):
            by = model.new_bool_var("")
            model.add_implication(by, take[number])
            model.add(level[skill] >= at[number] + 1).only_enforce_if(by)
            sources.append(by)
        model.add_bool_or(sources + [has[skill].negated()])
    for number in useful:
        for group in items[number]["requires"]:
            if any(s in held for s in group):
                continue
            uses = []
            for skill in group:
                use = model.new_bool_var("")
                model.add_implication(use, has[skill])
                model.add(at[number] >= level[skill]).only_enforce_if(use)
                uses.append(use)
            model.add_bool_or(uses + [take[number].negated()])
    reach = []
    for goal in instance["goals"]:
        skills = set(goal["skills"])
        wanted = goal["k"] - len(skills & held)
        done = model.new_bool_var("")
        model.add(sum(has[s] for s in skills - held) >= wanted).only_enforce_if(done)
        reach.append((done, goal["weight"]))
        if not budgeted:
            model.add(done == 1)
    minutes = sum(items[i]["duration_min"] * take[i] for i in useful)
    if budgeted:
        model.add(minutes <= instance["budget_min"])
        model.maximize(sum(w * d for d, w in reach))
    else:
        model.minimize(minutes)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    value = round(solver.objective_value) if found else None
    return value, status == cp_model.OPTIMAL, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench")
    parser.add_argument("suite")
    parser.add_argument("instances", nargs="*")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--problem", choices=["shortest", "budgeted"], default="shortest")
    options = parser.parse_args()
    paths = options.instances or sorted(glob.glob(os.path.join(options.suite, "*-*.json")))
    print(f"{'instance':17}{'ours':>8}{'proven':>8}{'s':>9}{'CP-SAT':>9}{'proven':>8}{'s':>9}{'ratio':>8}")
    ratios = []
    for path in paths:
        line = subprocess.run(
            [options.bench, "planner", path, "--json", "--problem", options.problem, "--time-limit",
             str(options.seconds)], capture_output=True, text=True, check=True).stdout
        ours = json.loads(line.splitlines()[-1])
        with open(path, encoding="utf-8") as file:
            instance = json.load(file)
        value, proven, seconds = cpsat(instance, options.problem == "budgeted", options.seconds)
        ratio = seconds / max(ours["seconds"], 1e-4)
        ratios.append(ratio)
        ours_proven = ours["lower"] == ours["upper"]
        print(f"{ours['instance']:17}{ours['value']:8}{'yes' if ours_proven else 'no':>8}{ours['seconds']:9.3f}"
              f"{value if value is not None else '-':>9}{'yes' if proven else 'no':>8}{seconds:9.3f}{ratio:8.1f}",
              flush=True)
    print(f"median ratio of times: {statistics.median(ratios):.1f}")


main()
