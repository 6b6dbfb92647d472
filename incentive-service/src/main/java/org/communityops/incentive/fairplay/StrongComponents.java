package org.communityops.incentive.fairplay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Strongly connected components of a directed graph by Kosaraju's algorithm, without recursion: chains may be long. */
final class StrongComponents {
    private final Map<UUID, List<UUID>> edges;

    private StrongComponents(Map<UUID, List<UUID>> edges) {
        this.edges = edges;
    }

    private record Step(UUID node, Iterator<UUID> targets) {}

    /**
     * Every node in exactly one component.
     *
     * @param edges the targets of each node; every node is a key
     */
    static List<Set<UUID>> of(Map<UUID, List<UUID>> edges) {
        var order = new StrongComponents(edges).finished(edges.keySet(), new HashSet<>());
        var backward = new StrongComponents(reversed(edges));
        var seen = new HashSet<UUID>();
        var components = new ArrayList<Set<UUID>>();
        for (var node : order.reversed()) {
            if (!seen.contains(node)) {
                components.add(new HashSet<>(backward.finished(List.of(node), seen)));
            }
        }
        return components;
    }

    /** What can be reached and was not seen before, each node after those that it leads to. */
    private List<UUID> finished(Collection<UUID> starts, Set<UUID> seen) {
        var finished = new ArrayList<UUID>();
        var path = new ArrayDeque<Step>();
        for (var start : starts) {
            enter(start, seen, path);
            while (!path.isEmpty()) {
                var step = path.element();
                if (step.targets().hasNext()) {
                    enter(step.targets().next(), seen, path);
                } else {
                    finished.add(path.remove().node());
                }
            }
        }
        return finished;
    }

    private void enter(UUID node, Set<UUID> seen, ArrayDeque<Step> path) {
        if (seen.add(node)) {
            path.push(new Step(node, edges.getOrDefault(node, List.of()).iterator()));
        }
    }

    private static Map<UUID, List<UUID>> reversed(Map<UUID, List<UUID>> edges) {
        var reversed = new HashMap<UUID, List<UUID>>();
        edges.forEach((node, targets) -> targets.forEach(target ->
                reversed.computeIfAbsent(target, t -> new ArrayList<>()).add(node)));
        return reversed;
    }
}
