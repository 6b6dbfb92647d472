package org.communityops.deploy.bench.kpi;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How the communities of an installation are laid out: the largest has half of all members and events, the others share the
 * rest evenly.
 *
 * @param communities how many there are, two at least
 * @param members of all of them together
 * @param events of all of them together, joins not counted
 */
record CommunityShapes(int communities, int members, int events) {

    /** A year of each by its slug, the largest first. */
    SequencedMap<String, Shape> years(String slug) {
        var shapes = new LinkedHashMap<String, Shape>();
        shapes.put(slug, Shape.year(members / 2, events / 2));
        for (var i = 1; i < communities; i++) {
            shapes.put(slug + "-" + i, Shape.year(share(members, i), share(events, i)));
        }
        return shapes;
    }

    /** What is left by the division goes to the first ones. */
    private int share(int total, int i) {
        var rest = total - total / 2;
        var sharing = communities - 1;
        return rest / sharing + (i <= rest % sharing ? 1 : 0);
    }
}
