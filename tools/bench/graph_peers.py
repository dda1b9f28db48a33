"""The operations of parcours-bench graph by igraph and rustworkx, on a random graph of the same size; CPU ms, best of 5."""
import random
import time

import igraph
import rustworkx

N, M = 1_000_000, 5_000_000
random.seed(1)
edges = []
while len(edges) < M:
    a, b = random.randrange(N), random.randrange(N)
    if a != b:
        edges.append((min(a, b), max(a, b)))
goals = [N - 1 - i * 97 % N for i in range(100)]


def best(name, call):
    least = 1e9
    for _ in range(5):
        start = time.process_time()
        call()
        least = min(least, time.process_time() - start)
    print(f"{name:22}{least * 1000:.0f} ms", flush=True)


graph = igraph.Graph(N, edges, directed=True)
best("igraph order", graph.topological_sorting)
root = N
with_root = igraph.Graph(N + 1, edges + [(g, root) for g in goals], directed=True)
best("igraph closure", lambda: with_root.subcomponent(root, mode="in"))
best("igraph scc", lambda: graph.connected_components(mode="strong"))
graph = rustworkx.PyDiGraph()
graph.add_nodes_from(range(N + 1))
graph.extend_from_edge_list(edges + [(g, root) for g in goals])
best("rustworkx order", lambda: rustworkx.topological_sort(graph))
best("rustworkx closure", lambda: rustworkx.ancestors(graph, root))
best("rustworkx scc", lambda: rustworkx.strongly_connected_components(graph))
